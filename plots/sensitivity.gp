# Sensitivity to a parameter: the steady state (above) and the iterations to a level (below) on one
# abscissa. Dashed lines do not depend on the parameter. A hollow triangle at the upper edge is a level
# that was not reached, a white centre a curve that had not settled.
#
# Given: data and series, references (how many of the last series), x_title, x_low, x_high, logarithmic,
#        categories, tics, tic_text, tic_at, tilt (as for floor.gp), y_low, y_high, y_step, floor_title,
#        level, iterations_low, iterations_high, iterations_tics, and the variables of style.gp,
#        frame.gp and panels.gp.

load plots."/style.gp"

varying = series - references
y_title = ""
stacked = 1
first_title  = floor_title
second_title = "iterations to ".level
across(i)       = i > varying ? " dashtype (12,7)" : ""
sample_line(i)  = categories && i <= varying ? "" : sprintf("linetype %d linewidth %g", i, \
                  width(i, series)).across(i)
sample_point(i) = i > varying ? "" : sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"
load plots."/panels.gp"

set xrange [x_low:x_high]
if (logarithmic) set logscale x
beside(i)  = categories && varying > 1 ? 0.6 * ((i-0.5)/varying - 0.5) : 0
end(y, ys) = y < ys ? y : 2*ys
heads      = "with vectors heads size screen 0.006,90 linetype i dashtype 1 linewidth 1.5, "
each       = "for [i = 1:varying] data index i-1 using ($1+beside(i)):"
levels(c)  = references ? sprintf("for [i = varying+1:series] data index i-1 every ::0::0 using ".\
    "(x_low):%d:(x_high-x_low):(0) with vectors nohead linetype i linewidth width(i, series) ".\
    "dashtype (12,7), ", c) : ""
lines(c)   = categories ? "" : each.sprintf("%d with lines linetype i linewidth width(i, series), ", c)
dots(c)    = each.sprintf("%d with points linetype i", c)
white(c)   = ", ".each.sprintf("($5 > 0 ? $%d : NaN) with points pointtype 7 pointsize 0.2 ", c).\
    "linecolor rgb '#ffffff'"
never      = ", ".each."($9 > 0 ? NaN : iterations_high) with points linetype i pointtype 8 pointsize 0.7"

set format x ""
if (tics > 0) {
    set xtics ()
    do for [i = 1:tics] { set xtics add ("" tic_at[i]) }
}
eval first_panel
eval "plot ".levels(2).each."(past($3)):(0):($4-past($3)) ".heads.lines(2).dots(2).white(2)
eval second_panel
set format x (logarithmic ? power : plain)
if (tics > 0) {
    set xtics () noenhanced
    do for [i = 1:tics] { set xtics add (tic_text[i] tic_at[i]) }
}
if (tilt) set xtics rotate by 40 right
set logscale y
set yrange [iterations_low:iterations_high]
eval "set ytics (".iterations_tics.")"
eval "plot ".levels(6).each.sprintf("7:(0):(end($8,%g)-$7) ", iterations_high).heads.lines(6).dots(6).never
unset multiplot
