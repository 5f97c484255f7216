# Steady state against the bytes that a node sends per iteration: a point per case with its interval.
#
# Given: data and series, intervals (1: some exist), x_low, x_high, x_tics, y_title, y_low, y_high,
#        y_step, and the variables of style.gp and frame.gp.

load plots."/style.gp"

x_title = "bytes sent by a node per iteration"
sample_line(i)  = ""
sample_point(i) = sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"

set logscale x
set xrange [x_low:x_high]
eval "set xtics (".x_tics.")"
bars   = "for [i = 1:series] data index i-1 using 1:(past($3)):(0):($4-past($3)) ".\
         "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5, "
points = "for [i = 1:series] data index i-1 using 1:2 with points linetype i"
eval "plot ".(intervals ? bars : "").points
