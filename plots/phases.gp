# Time by phase: two bars per case, a segment per phase. The lower bar is without making data.
#
# Given: data, series (the phases), references (the phases without data, the last of the series),
#        bars (the cases), tics, tic_text, tic_at (their names), y_low, y_high, y_step, and the
#        variables of style.gp and frame.gp.

load plots."/style.gp"

# work in strong colours, the rest in greys; dark next to light
fills = "#0072b2 #e69f00 #009e73 #cc79a7 #d0d0d0 #707070"

x_title = tex ? "share of the threads' time (\\%)" : "share of the threads' time (%)"
y_title = ""
sample_line(i)  = ""
sample_point(i) = ""
sample_box(i)   = sprintf("fillcolor rgb '%s' fillstyle solid 1 noborder", word(fills, i))
load plots."/frame.gp"

set xrange [0:100]
set xtics 0,20
unset grid
set grid xtics linetype 1 linecolor rgb "#dddddd" linewidth 0.8
set ytics () font small noenhanced scale 0
do for [i = 1:tics] { set ytics add (smaller(tic_text[i]) tic_at[i]) }

phases = series - references
half   = bars < 4 ? 0.13 : 0.19
apart  = half + 0.02
set style fill solid 1 border rgb "#ffffff"
plot for [i = 1:series] data index i-1 \
    using (($2+$3)/2):($1+(i > phases ? apart : -apart)):2:3: \
          ($1+(i > phases ? apart : -apart)-half):($1+(i > phases ? apart : -apart)+half) \
    with boxxyerror linecolor rgb word(fills, i > phases ? i-phases : i) dashtype solid linewidth 0.5
