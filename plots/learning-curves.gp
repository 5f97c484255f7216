# Learning curves: a line for the mean and a band for its interval.
#
# Given: plots, data, output, format, series, y_title, key_title.

load plots."/style.gp"

set xlabel "iteration {/:Italic n}"
set ylabel y_title
if (key_title ne "") set key title key_title enhanced
set xrange [0:*] noextend

plot for [i = 1:series] data index i-1 using 1:3:4 with filledcurves linetype i notitle, \
     for [i = 1:series] data index i-1 using 1:2 with linespoints linetype i \
         pointnumber 8 title columnheader(1)
