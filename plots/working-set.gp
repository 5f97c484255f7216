# Tap-updates per second against the working set: a line per series, a thin line of the same colour for
# the bound by the machine's ceilings, and the capacities of the caches.
#
# Given: data and series, references (ceilings and caches: how many of the last series), intervals (1:
#        some exist), x_low, x_high, x_tics, y_low, y_high, y_step, ceilings (how many), ceiling_of
#        (the series of each), marks and mark (the capacities of the caches), and the variables of
#        style.gp and frame.gp; the labels name the marks.

load plots."/style.gp"

cases   = series - references
x_title = "working set of the network"
y_title = tex ? "speed ($10^9$ tap-updates/s)" : "speed (10^9 tap-updates/s)"
thin    = "dashtype (9,5) linewidth 1.3"
sample_line(i)  = i > cases ? "linecolor rgb '#808080' ".thin : sprintf("linetype %d", i)
sample_point(i) = i > cases ? "" : sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"

set logscale xy
set xrange [x_low:x_high]
eval "set xtics (".x_tics.")"
do for [i = 1:marks] {
    set arrow i from first mark[i],graph 0 to first mark[i],graph 1 nohead back \
        linecolor rgb "#808080" linewidth 0.8 dashtype solid
}

# the whole range may lie between two powers of ten
tics = ""
do for [power = floor(log10(y_low)):ceil(log10(y_high))] {
    do for [digit in (y_high < 300*y_low ? "1 2 5" : "1")] {
        tic  = digit * 10.0**power
        tics = tics.(tics eq "" ? "" : ",").sprintf("'%g' %g", tic, tic)
    }
}
eval "set ytics (".tics.")"

least = ceilings < 1 ? "" : ", for [i = 1:ceilings] data index cases+i-1 using 1:2 with lines ".\
        "linetype ceiling_of[i] ".thin
bars  = ", for [i = 1:cases] data index i-1 using 1:(past($3)):(0):($4-past($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5"
lines = "for [i = 1:cases] data index i-1 using 1:2 with linespoints linetype i"
eval "plot ".lines.(intervals ? bars : "").least
