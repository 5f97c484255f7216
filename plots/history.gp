# A metric over many results in time order: a point per result, the medians between shifts with their
# intervals, and a vertical line per shift, dashed where it is accepted.
#
# Given: data (blocks: results, medians, shifts), x_low, x_high, tics, tic_text, tic_at (dates),
#        y_title, y_low, y_high, y_step, y_decimals (of numbers shown as 4.15M; -1: in full), shifts, shift_at, shift_kind (1 regressed, 2 improved,
#        3 shifted, 4 accepted), key_kind (of each entry of the key: a shift's, or 0), what style.gp
#        and frame.gp want; the labels are the shifts'.

series = 1
references = 0
load plots."/style.gp"

x_title = "results in time order"
colours = "#d55e00 #009e73 #56b4e9 #707070"
dash(kind)  = kind == 4 ? " dashtype (8,5)" : " dashtype solid"
mark(kind)  = sprintf("linecolor rgb '%s' linewidth 1.6", word(colours, kind)).dash(kind)
level       = "linecolor rgb '#0072b2' linewidth 2 dashtype solid"
dot         = "pointtype 7 pointsize 0.3 linecolor rgb '#505050'"
sample_line(i)  = i == 1 ? "" : i == 2 ? level : mark(key_kind[i])
sample_point(i) = i == 1 ? dot : ""
sample_box(i)   = i == 2 ? "fillcolor rgb '#0072b2' fillstyle transparent solid 0.2 noborder" : ""
load plots."/frame.gp"

# a label hides the lines that cross it
set style textbox opaque noborder fillcolor rgb "#ffffff" margins 0.3,0.3
do for [i = 1:labels] { set label i boxed }

set xrange [x_low:x_high]
set xtics ()
do for [i = 1:tics] { set xtics add (tic_text[i] tic_at[i]) }
if (y_decimals >= 0) set format y sprintf("%%.%ds%%c", y_decimals)   # 4.15M

do for [i = 1:shifts] {
    eval sprintf("set arrow %d from first %g,graph 0 to first %g,graph 1 nohead back ", i, \
                 shift_at[i], shift_at[i]).mark(shift_kind[i])
}

set style fill transparent solid 0.2 noborder
eval "plot data index 1 using (($1+$2)/2):3:1:2:4:5 with boxxyerror linecolor rgb '#0072b2', ".\
     "data index 0 using 1:2 with points ".dot.", ".\
     "data index 1 using 1:3:($2-$1):(0) with vectors nohead ".level
