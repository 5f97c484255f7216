# Time to accuracy: a row per case, for each level a point with its interval; iterations to the left,
# seconds to the right.
#
# Given: data and series (the levels), tics, tic_text, tic_at (the cases' names), y_low, y_high, y_step,
#        iterations_low, iterations_high, iterations_tics, and the same of seconds, seconds_unit, and the variables of
#        style.gp, frame.gp and panels.gp.

load plots."/style.gp"

x_title = ""
y_title = ""
stacked = 0
first_title  = "iterations"
second_title = "time (".seconds_unit.")"
sample_line(i)  = sprintf("linetype %d linewidth 1.5 dashtype solid", i)
sample_point(i) = sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"
load plots."/panels.gp"

set logscale x
set grid noytics
set ytics () font small noenhanced scale 0
do for [i = 1:tics] {
    set ytics add (smaller(tic_text[i]) tic_at[i])
    if (i < tics) {
        set arrow 800+i from graph 0,first i+0.5 to graph 1,first i+0.5 nohead back \
            linecolor rgb "#dddddd" linewidth 0.8
    }
}
beside(i)  = series > 1 ? 0.55*((i-0.5)/series - 0.5) : 0
end(x, xs) = x < xs ? x : 2*xs
bars(c, xs) = sprintf("for [i = 1:series] data index i-1 using %d:($1+beside(i)):(end($%d,%g)-$%d):(0) ", \
    c+1, c+2, xs, c+1)."with vectors heads size screen 0.006,90 linetype i dashtype 1 linewidth 1.5, "
dots(c)    = sprintf("for [i = 1:series] data index i-1 using %d:($1+beside(i)) with points linetype i", c)

eval "set xtics (".iterations_tics.")"
set xrange [iterations_low:iterations_high]
eval first_panel
eval "plot ".bars(2, iterations_high).dots(2)
eval second_panel
do for [i = 1:tics] {
    set ytics add ("" tic_at[i])
    if (i < tics) {
        set arrow 800+i from graph 0,first i+0.5 to graph 1,first i+0.5 nohead back \
            linecolor rgb "#dddddd" linewidth 0.8
    }
}
eval "set xtics (".seconds_tics.")"
set xrange [seconds_low:seconds_high]
eval "plot ".bars(5, seconds_high).dots(5)
unset multiplot
