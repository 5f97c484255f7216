# Support: the share of the non-zero taps that are found (above) and the share of the taps found that are
# not zero (below), since the system changed. A ring and a vertical line mark where the support is found
# for good.
#
# Given: data and series, x_title, x_low, x_high, x_tics, x_marks (the same
#        without texts), y_low, y_high, y_step,
#        and the variables of style.gp, frame.gp and panels.gp.

load plots."/style.gp"

y_title = ""
stacked = 1
first_title  = "recall"
second_title = "precision"
sample_line(i)  = sprintf("linetype %d linewidth %g", i, width(i, series))
sample_point(i) = sprintf("linetype %d pointsize %g", i, size(i, series))
sample_box(i)   = ""
load plots."/frame.gp"
load plots."/panels.gp"

set xrange [x_low:x_high]
set logscale x
# Lines may coincide: of each, the first point of every sixth of the axis has a mark, and these parts
# begin elsewhere for each line.
part(i, x)   = floor(6*log(x/x_low)/log(x_high/x_low) + (i-0.5)/series)
marked(i, x) = (before = $0 < 1 ? NaN : latest, latest = part(i, x), latest == before ? NaN : x)
each      = "for [i = 1:series] data index i-1 using "
found     = "($4 > 0 ? $1 : NaN)"
falls     = each.found.":(y_low):(0):(y_high-y_low) with vectors nohead linetype i linewidth 1 dashtype (4,4), "
lines(c)  = each.sprintf("1:%d with lines linetype i linewidth width(i, series), ", c)
marks(c)  = each.sprintf("(marked(i, $1)):%d with points linetype i pointsize size(i, series), ", c)
rings(c)  = each.found.sprintf(":%d with points linetype i pointsize 1.1, ", c)
centre(c) = each.found.sprintf(":%d with points pointtype 7 pointsize 0.45 linecolor rgb '#ffffff'", c)
draw(c)   = "plot ".falls.lines(c).marks(c).rings(c).centre(c)

eval "set xtics (".x_marks.")"
eval first_panel
eval draw(2)
eval second_panel
eval "set xtics (".x_tics.")"
eval draw(3)
unset multiplot
