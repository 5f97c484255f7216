# Roofline: how fast the cases compute against what they do per byte, under the machine's ceilings.
#
# Given: plots, data, output, format, series, references (the roofs, the last of the series),
#        intervals (are there any?), x_low, x_high, y_low, y_high, y_step, what frame.gp wants, and
#        of every roof roof_text, roof_x, roof_y (its middle, of the frame), roof_angle.

x_title = "operations per byte of operands (flop/B)"
y_title = "speed (GFLOP/s)"
load plots."/style.gp"
load plots."/frame.gp"

set logscale xy
set xrange [x_low:x_high]
do for [i = 1:references] {
    set label i roof_text[i] at graph roof_x[i],roof_y[i] center rotate by roof_angle[i] \
        font small textcolor rgb "#404040" noenhanced front
}

cases = series - references
roofs = "for [i = cases+1:series] data index i-1 using 1:2 with lines linecolor rgb '#404040' ".\
        "dashtype solid linewidth 1.5 notitle"
bars  = ", for [i = 1:cases] data index i-1 using 1:(clip($3)):(0):($4-clip($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5 notitle"
dots  = ", for [i = 1:cases] data index i-1 using 1:2 with points linetype i pointsize 0.6 ".\
        "title titles[i]"
eval "plot ".roofs.(intervals ? bars : "").dots
