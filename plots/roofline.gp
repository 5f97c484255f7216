# Roofline: the cases' operations/s against operations per byte, under the machine's ceilings.
#
# Given: data and series, references (the roofs: how many of the last series), intervals (1: some
#        exist), x_low, x_high, y_low, y_high, y_step, and the variables of style.gp and frame.gp; the
#        labels name the roofs.

load plots."/style.gp"

x_title = "operations per byte of operands (flop/B)"
y_title = "speed (GFLOP/s)"
# No two of 100 series have the same colour and point.
mark(i)         = sprintf("linecolor rgb '%s' pointtype %s pointsize 0.6", \
    word(colours, (i-1) % words(colours) + 1), \
    word(points, (i-1 + int((i-1) / words(colours))) % words(points) + 1))
sample_line(i)  = ""
sample_point(i) = mark(i)
sample_box(i)   = ""
load plots."/frame.gp"

# Where there is no room beside the lines, a label hides the one that crosses it. In tex gnuplot's own
# boxes need packages and print stray texts; of a text in braces it sets the side that stands before them.
paint(text, end) = (end > 0 ? "[r]" : "[l]")."{\\setlength{\\fboxsep}{0.5pt}\\colorbox{white}{".smaller(text)."}}"
set style textbox opaque noborder fillcolor rgb "#ffffff" margins 0.1,0.1
do for [i = 1:labels] {
    if (label_angle[i] == 0 && tex) { set label i paint(label_text[i], label_end[i]) }
    if (label_angle[i] == 0 && !tex) { set label i boxed }
}

set logscale xy
if (y_low < 0.01) set format y power # the numbers would be too wide
set xrange [x_low:x_high]

cases = series - references
roofs = "for [i = cases+1:series] data index i-1 using 1:2 with lines linecolor rgb '#808080' ".\
        "dashtype solid linewidth 1.2"
bars  = ", for [i = 1:cases] data index i-1 using 1:(past($3)):(0):($4-past($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5"
dots  = ""
do for [i = 1:cases] { dots = dots.sprintf(", data index %d using 1:2 with points ", i-1).mark(i) }
eval "plot ".roofs.(intervals ? bars : "").dots
