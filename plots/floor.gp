# Steady state against a parameter: a point with its interval per value, and a dashed line for what
# does not depend on the parameter.
#
# Given: plots, data, output, format, series, references (the last of the series), intervals (are
#        there any?), x_title, x_low, x_high, y_title, y_low, y_high, y_step, logarithmic, label_values (at
#        the tics, as written in the data), tilt (of the tics' labels).

load plots."/style.gp"

set xlabel x_title
set ylabel y_title
set xrange [x_low:x_high]
if (logarithmic) set logscale x
if (logarithmic && !label_values) set format x "10^{%L}"
if (label_values) set xtics noenhanced
if (tilt) {
    set xtics rotate by 40 right
    set rmargin 2
}

varying = series - references
columns = label_values ? "1:2:xticlabels(5)" : "1:2"
bars    = "for [i = 1:varying] data index i-1 using 1:(clip($3)):(0):($4-clip($3)) ".\
          "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5 notitle, "
lines   = "for [i = 1:varying] data index i-1 using ".columns." with linespoints linetype i ".\
          "title columnheader(1)"
across  = ", for [i = varying+1:series] data index i-1 using 1:2 with lines linetype i ".\
          "linewidth 1.5 dashtype (24,14) title columnheader(1)"
eval "plot ".(intervals ? bars : "").lines.(references ? across : "")
