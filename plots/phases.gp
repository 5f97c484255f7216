# Where the time goes: a bar per case, a segment per phase.
#
# Given: plots, data, output, format, series (the phases), bars (the cases) and their names, y_low,
#        y_high, y_step, what frame.gp wants.

x_title = "share of the threads' time (%)"
y_title = ""
load plots."/style.gp"
load plots."/frame.gp"

set xrange [0:100]
set xtics 0,20
unset grid
set grid xtics linetype 1 linecolor rgb "#dddddd" linewidth 0.8
set ytics () font small noenhanced scale 0
do for [i = 1:bars] { set ytics add (names[i] i) }

# work in strong colours, what is none of it in greys, dark beside light
fills = "#0072b2 #e69f00 #009e73 #cc79a7 #d0d0d0 #707070"
half  = bars < 4 ? 0.25 : 0.38
set style fill solid 1 border rgb "#ffffff"
plot for [i = 1:series] data index i-1 using (($2+$3)/2):1:2:3:($1-half):($1+half) \
    with boxxyerror linecolor rgb word(fills, i) dashtype solid linewidth 0.5 title columnheader(1)
