# Fronts: iterations (above) and seconds (below) to a level against the floor. A point per case with both
# its intervals, and a line per algorithm through the points that none of its others beats.
#
# Given: data and series, references (the fronts, of iterations and then of seconds), y_low, y_high,
#        y_step (of the floors, which are drawn across), level, x_title, iterations_low,
#        iterations_high, iterations_tics, and the same of seconds, seconds_unit, and the variables of style.gp,
#        frame.gp and panels.gp.

load plots."/style.gp"

cases   = series - references
y_title = ""
stacked = 1
first_title  = "iterations to ".level
second_title = "time to ".level." (".seconds_unit.")"
sample_line(i)  = sprintf("linetype %d linewidth %g", i, width(i, cases))
sample_point(i) = sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"
load plots."/panels.gp"

set xrange [y_low:y_high]
set xtics y_step
set logscale y
end(y, ys) = y < ys ? y : 2*ys
level(c)      = sprintf("for [i = 1:cases] data index i-1 using (past($3)):%d:($4-past($3)):(0) ", c).\
                "with vectors heads size screen 0.006,90 linetype i dashtype 1 linewidth 1, "
upright(c, ys) = sprintf("for [i = 1:cases] data index i-1 using 1:%d:(0):(end($%d,%g)-$%d) ", \
                c+1, c+2, ys, c+1)."with vectors heads size screen 0.006,90 linetype i dashtype 1 linewidth 1, "
lines(first)  = sprintf("for [i = 1:cases] data index cases*%d+i-1 using 1:2 with lines linetype i ", \
                first)."linewidth width(i, cases), "
dots(c)       = sprintf("for [i = 1:cases] data index i-1 using 1:%d with points linetype i", c)

set yrange [iterations_low:iterations_high]
eval "set ytics (".iterations_tics.")"
set format x ""
eval first_panel
eval "plot ".lines(1).level(5).upright(5, iterations_high).dots(5)
eval second_panel
set format x plain
set yrange [seconds_low:seconds_high]
eval "set ytics (".seconds_tics.")"
eval "plot ".lines(2).level(8).upright(8, seconds_high).dots(8)
unset multiplot
