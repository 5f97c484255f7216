# Learning curves: a line for the mean and a band for its interval.
#
# Given: plots, data, output, format, series, intervals (are there any?), last (iteration), y_title,
#        y_low, y_high, y_step, key_title.

load plots."/style.gp"

set xlabel "iteration {/:Italic n}"
set ylabel y_title
if (key_title ne "") set key title key_title enhanced
set xrange [0:last]
set rmargin last > 9999 ? 4 : 3 # the last label ends beyond the border, in wide fonts too

# a few round numbers: gnuplot's own choice runs together in a narrow column
unit(x)  = 10**floor(log10(x))
round(x) = unit(x) * (x < 1.5*unit(x) ? 1 : x < 3.5*unit(x) ? 2 : x < 7.5*unit(x) ? 5 : 10)
set xtics 0, round(last / 4.0)

bands = "for [i = 1:series] data index i-1 using 1:(clip($3)):4 ".\
        "with filledcurves linetype i notitle, "
lines = "for [i = 1:series] data index i-1 using 1:2 with linespoints linetype i pointnumber 8 ".\
        "title columnheader(1)"
eval "plot ".(intervals ? bands : "").lines
