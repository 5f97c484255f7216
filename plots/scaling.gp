# Speed-up against threads: a line per series, and the ideal speed-up.
#
# Given: data and series, references (the ideal: the last series), intervals (1: some exist),
#        logarithmic, fewest, most (threads), tics, tic_text, tic_at (tics 0: gnuplot's own), y_low,
#        y_high, y_step, and the variables of style.gp and frame.gp.

load plots."/style.gp"

cases   = series - references
x_title = "threads"
y_title = sprintf("speed-up over %d thread%s", fewest, fewest > 1 ? "s" : "")
ideal   = "linecolor rgb '#808080' linewidth 1.5 dashtype (10,6)"
sample_line(i)  = i > cases ? ideal : sprintf("linetype %d linewidth %g", i, width(i, cases))
sample_point(i) = i > cases ? "" : sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"

if (logarithmic) {
    set logscale xy 2
    set xrange [fewest/1.2:most*1.2]
} else {
    set xrange [fewest-0.04*(most-fewest):most+0.04*(most-fewest)]
}
if (tics > 0) {
    set xtics ()
    do for [i = 1:tics] { set xtics add (tic_text[i] tic_at[i]) }
}

bars  = "for [i = 1:cases] data index i-1 using 1:(past($3)):(0):($4-past($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5, "
lines = "for [i = 1:cases] data index i-1 using 1:2 with linespoints linetype i ".\
        "linewidth width(i, cases)"
eval "plot data index series-1 using 1:2 with lines ".ideal.", ".(intervals ? bars : "").lines
