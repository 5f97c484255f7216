# Time by phase: two bars per case, a segment per phase. The lower bar is without making data. Where
# processes share a network a thin bar below shows their messages.
#
# Given: data, series (the phases), references (the phases without data, the last of the series),
#        exchanges (of these, the last show messages), bars (the cases), tics, tic_text, tic_at (their names), y_low, y_high, y_step, and the
#        variables of style.gp and frame.gp.

load plots."/style.gp"

# work in strong colours, the rest in greys; dark next to light
fills = "#0072b2 #e69f00 #009e73 #cc79a7 #d0d0d0 #303030"

messages = "#56b4e9 #d55e00"
phases   = series - references
stacked  = series - exchanges
fill(i)  = word(i > stacked ? messages : fills, i > stacked ? i-stacked : i > phases ? i-phases : i)

x_title = tex ? "share of the threads' time (\\%)" : "share of the threads' time (%)"
y_title = ""
sample_line(i)  = ""
sample_point(i) = ""
sample_box(i)   = sprintf("fillcolor rgb '%s' fillstyle solid 1 noborder", \
                          i > phases ? word(messages, i-phases) : word(fills, i))
load plots."/frame.gp"

set xrange [0:100]
set xtics 0,20
unset grid
set grid xtics linetype 1 linecolor rgb "#dddddd" linewidth 0.8
set ytics () font small noenhanced scale 0
do for [i = 1:tics] { set ytics add (smaller(tic_text[i]) tic_at[i]) }

half   = bars < 4 ? 0.13 : 0.19
apart  = half + 0.02
thin   = 0.03
below  = apart + half + 2 * thin
middle(i) = i > stacked ? below : i > phases ? apart : -apart
height(i) = i > stacked ? thin : half
set style fill solid 1 border rgb "#ffffff"
plot for [i = 1:series] data index i-1 \
    using (($2+$3)/2):($1+middle(i)):2:3:($1+middle(i)-height(i)):($1+middle(i)+height(i)) \
    with boxxyerror linecolor rgb fill(i) dashtype solid linewidth 0.5
