# Speed-up against threads: a line per series, and the ideal.
#
# Given: plots, data, output, format, series, references (the ideal, the last of the series),
#        intervals (are there any?), logarithmic, fewest, most (threads), x_tics ("": gnuplot's
#        own), y_low, y_high, y_step, what frame.gp wants.

x_title = "threads"
y_title = sprintf("speed-up over %d thread%s", fewest, fewest > 1 ? "s" : "")
load plots."/style.gp"
load plots."/frame.gp"

if (logarithmic) {
    set logscale xy 2
    set xrange [fewest/1.2:most*1.2]
} else {
    set xrange [fewest-0.04*(most-fewest):most+0.04*(most-fewest)]
}
if (x_tics ne "") eval "set xtics (".x_tics.")"

cases = series - references
bars  = "for [i = 1:cases] data index i-1 using 1:(clip($3)):(0):($4-clip($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5 notitle, "
lines = "for [i = 1:cases] data index i-1 using 1:2 with linespoints linetype i ".\
        "title titles[i]"
ideal = ", data index series-1 using 1:2 with lines linecolor rgb '#808080' linewidth 1.5 ".\
        "dashtype (10,6) title titles[series]"
eval "plot ".(intervals ? bars : "").lines.ideal
