# Time per tap-update against the working set: a line per series, thin behind it in its colour what
# the machine's ceilings leave, and where the caches end.
#
# Given: plots, data, output, format, series, references (ceilings and caches, the last of the
#        series), intervals (are there any?), x_low, x_high, x_tics, y_low, y_high, y_step, what
#        frame.gp wants, ceilings (how many) and ceiling_of (which series each belongs to); and of
#        every mark where it stands, mark_text, mark_x, mark_y (the text's middle, of the frame).

x_title = "working set of the network"
y_title = "time per tap-update (ns)"
load plots."/style.gp"
load plots."/frame.gp"

set logscale xy
set xrange [x_low:x_high]
eval "set xtics (".x_tics.")"
do for [i = 1:marks] {
    set arrow i from first mark[i],graph 0 to first mark[i],graph 1 nohead back \
        linecolor rgb "#808080" linewidth 0.8 dashtype solid
    set label i mark_text[i] at graph mark_x[i],mark_y[i] center rotate by 90 \
        font small textcolor rgb "#404040" noenhanced front
}

# between two powers of ten there may be all of it
tics = ""
do for [power = floor(log10(y_low)):ceil(log10(y_high))] {
    do for [digit in (y_high < 300*y_low ? "1 2 5" : "1")] {
        tic  = digit * 10.0**power
        tics = tics.(tics eq "" ? "" : ",").sprintf("'%g' %g", tic, tic)
    }
}
eval "set ytics (".tics.")"

cases  = series - references
thin   = ceilings < 1 ? "" : ", for [i = 1:ceilings] data index cases+i-1 using 1:2 with lines ".\
         "linetype ceiling_of[i] dashtype (9,5) linewidth 1.3 notitle".\
         ", NaN with lines linecolor rgb '#808080' dashtype (9,5) linewidth 1.3 title titles[cases+1]"
bars   = ", for [i = 1:cases] data index i-1 using 1:(clip($3)):(0):($4-clip($3)) ".\
         "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5 notitle"
lines  = "for [i = 1:cases] data index i-1 using 1:2 with linespoints linetype i title titles[i]"
eval "plot ".lines.(intervals ? bars : "").thin
