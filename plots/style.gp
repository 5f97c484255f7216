# The style of all figures: the width of a column, colours that colour-blind readers can distinguish, and
# dashes and points that distinguish the series in grey, too.
#
# Given: format (pdf | png | svg | tex), output, across and paper (width and height of the layout, cm), scale
#        (of the layout on paper), font, type (points), palette (colours, if the user chose them), curves and
#        colour (of each, "": that of its line), y_low, y_high, y_step.

set encoding utf8
if (format ne "tex") set minussign
set datafile missing "?"
set datafile columnheaders

# cairo takes 96 points to the inch; png at 300 dots per inch; in tex the document sets the texts
tex            = format eq "tex"
pixels(cm, to) = int(cm*scale*to/2.54 + 0.5)
named(size)    = sprintf("%s,%g", font, size)
if (format eq "pdf") set terminal pdfcairo color enhanced size across*scale*1cm,paper*scale*1cm \
    font named(type) fontscale 0.75 linewidth 1 rounded background "white"
if (format eq "png") set terminal pngcairo color enhanced size pixels(across,300),pixels(paper,300) \
    font named(type) fontscale 3.125 linewidth 2.08 pointscale 3.5 rounded background "white"
if (format eq "svg") set terminal svg enhanced size pixels(across,96),pixels(paper,96) \
    font named(1.25*type) linewidth 0.67 rounded background "white"
if (tex) set terminal cairolatex pdf input color size across*scale*1cm,paper*scale*1cm \
    linewidth 2 rounded header sprintf("\\fontsize{%g}{%g}\\selectfont", type, 1.2*type)
set output output

# The colours of Okabe and Ito, without their yellow, which is too light for a line, and three more.
# Line i of the second ten has the colour of line i with another dash: 50 lines differ.
if (exists("palette")) {
    colours = palette
} else {
    colours = "#0072b2 #d55e00 #009e73 #cc79a7 #000000 #e69f00 #56b4e9 #7a3db8 #8b5a2b #8f8f8f"
}
dashes  = "solid (14,8) (3,6) (14,7,3,7) (7,8)"
points  = "7 5 9 11 13 6 4 8 10 12"
do for [i = 1:50] {
    eval sprintf("set linetype %d linecolor rgb '%s' linewidth 2 dashtype %s pointtype %s pointsize 0.45", \
        i, word(colours, (i-1) % words(colours) + 1), \
        word(dashes, (i-1 + (i-1) / words(colours)) % words(dashes) + 1), \
        word(points, (i-1) % words(points) + 1))
}
do for [i = 1:curves] {
    if (colour[i] ne "") {
        eval sprintf("set linetype %d linecolor rgb '%s'", i, colour[i])
    }
}

# Lines drawn later are thinner and have smaller points: if two coincide, both are visible.
width(i, lines) = lines < 2 ? 2 : 2.6 - 1.1*(i-1)/(lines-1)

size(i, lines)  = lines < 2 ? 0.45 : 0.6 - 0.2*(i-1)/(lines-1)

# If there are many bands, they are lighter.
band = series - references > 5 ? 0.1 : 0.2
set style fill transparent solid band noborder
# small type, as the argument of `font` and, in tex, before a text
small       = sprintf(",%g", (format eq "svg" ? 8.0 : 6.5) * scale)
smaller(text) = tex ? sprintf("\\fontsize{%g}{%g}\\selectfont ", 6.5*scale, 7.8*scale).text : text
plain       = tex ? "$%g$" : "%g"
power       = tex ? "$10^{%L}$" : "10^{%L}"
set grid linetype 1 linecolor rgb "#dddddd" linewidth 0.8
set border 3 linecolor rgb "#404040" linewidth 1
set tics nomirror out scale 0.5 textcolor rgb "#000000"
set yrange [y_low:y_high]
set ytics y_step
set key off noautotitle

# An interval may reach far up, and down to minus infinity. A band ends at the frame; a bar ends
# outside, so that it has no cap there.
clip(y) = y < y_low ? y_low : y > y_high ? y_high : y
past(y) = y > y_low ? y : y_low - 0.1*abs(y_high - y_low)
