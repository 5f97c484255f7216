# Steady state against a parameter: a point with its interval for each value, and a dashed line for
# series that do not depend on the parameter. Numbers are joined by lines, categories are not. A point
# has a white centre if the curve had not settled.
#
# Given: data and series, references (how many of the last series), intervals (1: some exist),
#        x_title, x_low, x_high, y_title, y_low, y_high, y_step, logarithmic, categories (1: the values
#        are words), tics, tic_text, tic_at (tics 0: gnuplot's own), tilt (of the tics' texts), and the
#        variables of style.gp and frame.gp.

load plots."/style.gp"

varying = series - references
point(i) = categories ? 0.5 : size(i, series)
across(i)       = i > varying ? " dashtype (12,7)" : ""
sample_line(i)  = categories && i <= varying ? "" : sprintf("linetype %d linewidth %g", i, \
                  width(i, series)).across(i)
sample_point(i) = i > varying ? "" : sprintf("linetype %d pointsize %g", i, point(i))
sample_box(i)   = ""
load plots."/frame.gp"

set xrange [x_low:x_high]
if (logarithmic) set logscale x
if (logarithmic && !tics) set format x power
if (tics > 0) {
    set xtics () noenhanced
    do for [i = 1:tics] { set xtics add (tic_text[i] tic_at[i]) }
}
if (tilt) set xtics rotate by 40 right

# points of one category are side by side
beside(i) = categories && varying > 1 ? 0.6 * ((i-0.5)/varying - 0.5) : 0

bars  = "for [i = 1:varying] data index i-1 using ($1+beside(i)):(past($3)):(0):($4-past($3)) ".\
        "with vectors heads size screen 0.007,90 linetype i dashtype 1 linewidth 1.5, "
lines = "for [i = 1:varying] data index i-1 using ($1+beside(i)):2 ". \
        "with lines linetype i linewidth width(i, series), "
marks = "for [i = 1:varying] data index i-1 using ($1+beside(i)):2 with points linetype i ".\
        "pointsize point(i)"
white = ", for [i = 1:varying] data index i-1 using ($1+beside(i)):($5 > 0 ? $2 : NaN) ".\
        "with points pointtype 7 pointsize 0.4*point(i) linecolor rgb '#ffffff'"
level = "for [i = varying+1:series] data index i-1 every ::0::0 using (x_low):2:(x_high-x_low):(0) ".\
        "with vectors nohead linetype i linewidth width(i, series) dashtype (12,7), "
eval "plot ".(references ? level : "").(intervals ? bars : "").(categories ? "" : lines).marks.white
