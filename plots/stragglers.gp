# Time of an update under each sync policy: a point with its interval for each policy, a series for each
# straggler. Points of one policy are side by side.
#
# Given: data and series, intervals (1: some exist), x_low, x_high, y_low, y_high, y_step, tics, tic_text,
#        tic_at, tilt, and the variables of style.gp and frame.gp.

load plots."/style.gp"

x_title = "sync policy"
y_title = "ns per update"
sample_line(i)  = ""
sample_point(i) = sprintf("linetype %d", i)
sample_box(i)   = ""
load plots."/frame.gp"

set xrange [x_low:x_high]
set xtics () noenhanced
do for [i = 1:tics] { set xtics add (tic_text[i] tic_at[i]) }
if (tilt) set xtics rotate by 40 right

beside(i) = series > 1 ? 0.6 * ((i-0.5)/series - 0.5) : 0

bars  = "for [i = 1:series] data index i-1 using ($1+beside(i)):(past($3)):(0):($4-past($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5, "
marks = "for [i = 1:series] data index i-1 using ($1+beside(i)):2 with points linetype i"
eval "plot ".(intervals ? bars : "").marks
