# Steady state against a parameter: a point with its interval per value, and a dashed line for what
# does not depend on the parameter.
#
# Given: plots, data, output, format, series, references (the last of the series), x_title, y_title,
#        logarithmic, words (the parameter has no numbers), label_values (at the tics), tilt.

load plots."/style.gp"

set xlabel x_title
set ylabel y_title
set offsets graph 0.04, graph 0.04, graph 0.04, graph 0.04
if (logarithmic) set logscale x
if (tilt) set xtics rotate by 30 right
set xtics noenhanced

lines = series - references
at(i) = label_values ? 5 : 1

plot for [i = 1:lines] data index i-1 using 1:2:3:4 with yerrorbars linetype i dashtype solid \
         pointtype -1 notitle, \
     for [i = 1:lines] data index i-1 using 1:2 with linespoints linetype i title columnheader(1), \
     for [i = lines+1:series] data index i-1 using 1:2 with lines linetype i dashtype 2 title columnheader(1)
