# Distribution of runtimes: the share of pairs of problem and target solved, against iterations (left) and
# time (right). A line ends with the
# longest run.
#
# Given: data and series, references (the series of seconds), y_low, y_high, y_step, iterations_low,
#        iterations_high, iterations_tics, and the same of seconds, seconds_unit, and the variables of style.gp,
#        frame.gp and panels.gp.

load plots."/style.gp"

cases   = series - references
x_title = ""
y_title = "share of pairs solved"
stacked = 0
first_title  = "iterations"
second_title = "time (".seconds_unit.")"
sample_line(i)  = sprintf("linetype %d linewidth %g", i, width(i, cases))
sample_point(i) = ""
sample_box(i)   = ""
load plots."/frame.gp"
load plots."/panels.gp"

set logscale x
lines(first) = sprintf("for [i = 1:cases] data index %d+i-1 using 1:2 with steps linetype i ", first).\
    "linewidth width(i, cases)"

eval "set xtics (".iterations_tics.")"
set xrange [iterations_low:iterations_high]
eval first_panel
eval "plot ".lines(0)
eval second_panel
set format y ""
eval "set xtics (".seconds_tics.")"
set xrange [seconds_low:seconds_high]
eval "plot ".lines(cases)
unset multiplot
