# Roofline: how fast the cases compute against what they do per byte, under the machine's ceilings.
#
# Given: plots, data, output, format, series, references (the roofs, the last of the series),
#        intervals (are there any?), x_low, x_high, y_low, y_high, y_step, frame_left, frame_right,
#        frame_bottom, frame_top (of the screen), columns of the key and titles (of the other
#        series), and of every roof roof_text, roof_x, roof_y (its middle, of the frame), roof_angle.

load plots."/style.gp"

set xlabel "operations per byte of operands (flop/B)"
set ylabel "speed (GFLOP/s)"
set logscale xy
set xrange [x_low:x_high]
set lmargin at screen frame_left
set rmargin at screen frame_right
set bmargin at screen frame_bottom
set tmargin at screen frame_top
set key maxcols columns samplen 1
if (format eq "svg") { # whose letters are taken for larger than they are
    longest = 0
    do for [i = 1:series-references] { longest = strlen(titles[i]) > longest ? strlen(titles[i]) : longest }
    set key spacing 0.76 width -0.22*longest
    set xlabel offset 0,0.6
    set ylabel offset 2.5,0
}

small = format eq "svg" ? ",8" : ",6.5"
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
