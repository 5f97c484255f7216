# What all figures share: a column of a two-column paper, colours that everyone can tell apart, and
# dashes and points that tell the series apart in grey as well.
#
# Given: format (pdf | png | svg), output, y_low, y_high, y_step.

set encoding utf8
set minussign
set datafile missing "?"
set datafile columnheaders

# 8.9 cm x 6.5 cm; letters of 8 pt (cairo takes 96 points to the inch); png at 300 dots per inch
if (format eq "pdf") set terminal pdfcairo color enhanced size 8.9cm,6.5cm \
    font "Helvetica,8" fontscale 0.75 linewidth 1 rounded background "white"
if (format eq "png") set terminal pngcairo color enhanced size 1051,768 \
    font "Helvetica,8" fontscale 3.125 linewidth 2.08 pointscale 3.5 rounded background "white"
if (format eq "svg") set terminal svg enhanced size 336,246 \
    font "Helvetica,10" linewidth 0.67 rounded background "white"
set output output

# podo: the colours of Okabe and Ito, the ones that stand out best first
colours = "#0072b2 #d55e00 #009e73 #cc79a7 #000000 #e69f00 #56b4e9 #f0e442"
dashes  = "solid (14,5) (3,4) (14,4,3,4) (7,5)"
points  = "7 5 9 11 13 6 4 8 10"
do for [i = 1:40] {
    eval sprintf("set linetype %d linecolor rgb '%s' linewidth 2 dashtype %s pointtype %s pointsize 0.45", \
        i, word(colours, (i-1) % words(colours) + 1), word(dashes, (i-1) % words(dashes) + 1), \
        word(points, (i-1) % words(points) + 1))
}

set style fill transparent solid 0.2 noborder
set grid linetype 1 linecolor rgb "#dddddd" linewidth 0.8
set border 3 linecolor rgb "#404040" linewidth 1
set tics nomirror out scale 0.5 textcolor rgb "#000000"
set xlabel offset 0,0.3
set yrange [y_low:y_high]
set ytics y_step

# the lower end of an interval may be minus infinity
clip(y) = y > y_low ? y : y_low

# above the plot, where no curve comes
set key tmargin center horizontal Left reverse noenhanced samplen 2.3 spacing 1.05
