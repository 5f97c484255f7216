# Learning curves: a line for the mean, a band for its interval, and a few points that distinguish the
# lines.
#
# Given: data and series (see README.md), references (curves by theory: how many of the last series),
#        count (points of each), intervals (1: some exist), last (iteration), y_title, y_low, y_high,
#        y_step, heading (1: the key has one), key_title, key_title_enhanced, changes, change_at
#        (iterations), direct (1: a label at the end of each curve, end_y[], instead of a key), curves,
#        titles, and the variables of style.gp and
#        frame.gp.

load plots."/style.gp"

x_title = tex ? "iteration $n$" : "iteration {/:Italic n}"   # with a blank that does not break: some drop one before a tag
curves = series - references
thin   = "dashtype (9,5) linewidth 1.3"
sample_line(i)  = i > curves ? "linecolor rgb '#404040' ".thin \
                             : sprintf("linetype %d linewidth %g", i, width(i, curves))
sample_point(i) = i > curves ? "" : sprintf("linetype %d pointsize %g", i, size(i, curves))
sample_box(i)   = ""
load plots."/frame.gp"

if (heading) {
    if (key_title_enhanced) {
        set label 997 key_title at screen 0.5,1-0.33/paper center
    } else {
        set label 997 key_title at screen 0.5,1-0.33/paper center noenhanced
    }
}

# a few round numbers: gnuplot's own tics would overlap in a narrow column
unit(x)  = 10**floor(log10(x))
round(x) = unit(x) * (x < 1.5*unit(x) ? 1 : x < 3.5*unit(x) ? 2 : x < 7.5*unit(x) ? 5 : 10)
set xrange [-0.015*last:1.015*last]
set xtics 0, round(last / (last < 1e5 ? 4.0 : 3.0)) # numbers of six digits are wide

do for [i = 1:changes] {
    set arrow i from first change_at[i],graph 0 to first change_at[i],graph 1 nohead back \
        linecolor rgb "#808080" linewidth 1 dashtype (6,4)
}
if (direct) {
    do for [i = 1:curves] {
        set label 800+i titles[i] at graph 1.015,first end_y[i] left textcolor linetype i noenhanced
    }
}

# on the side that has room for it
if (changes > 0 && change_at[1] > 0.45*last) {
    set label 996 smaller("the system changes") at first change_at[1],graph 0.04 right offset -0.4,0 \
        font small textcolor rgb "#404040" front
}
if (changes > 0 && change_at[1] <= 0.45*last) {
    set label 996 smaller("the system changes") at first change_at[1],graph 0.04 left offset 0.4,0 \
        font small textcolor rgb "#404040" front
}

# about eight points per line; those of different lines are at different positions
stride(i) = count[i] > 8 ? int(ceil(count[i] / 8.0)) : 1
shift(i)  = int(stride(i) * (i-0.5) / curves)

bands = "for [i = 1:curves] data index i-1 using 1:(clip($3)):(clip($4)) with filledcurves linetype i, "
lines = "for [i = 1:curves] data index i-1 using 1:2 with lines linetype i linewidth width(i, curves)"
marks = ", for [i = 1:curves] data index i-1 every stride(i)::shift(i) using 1:2 with points linetype i ".\
        "pointsize size(i, curves)"
# a light line of the same colour would not show on its curve
above = references < 1 ? "" : ", for [i = 1:references] data index curves+i-1 using 1:2 with lines ".\
        "linecolor rgb '#404040' ".thin
eval "plot ".(intervals ? bands : "").lines.marks.above
