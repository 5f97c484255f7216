# A frame with a fixed place on the paper, a key above it whose rows have their room there, and
# titles of the axes that stand alike in all formats.
#
# Given: frame_left, frame_right, frame_bottom, frame_top (of the screen), columns, small_key (in
#        small type?), titles, samples (their length, letters) of the key, x_title, y_title; and
#        style.gp, which comes first.

small = format eq "svg" ? ",8" : ",6.5"

set lmargin at screen frame_left
set rmargin at screen frame_right
set bmargin at screen frame_bottom
set tmargin at screen frame_top
set key maxcols columns samplen samples
if (small_key) set key font small
set label 98 x_title at screen (frame_left+frame_right)/2,0.03 center
set label 99 y_title at screen 0.03,(frame_bottom+frame_top)/2 center rotate by 90

# svg's letters are taken for larger than they are
if (format eq "svg") {
    longest = 0
    do for [i = 1:|titles|] { longest = strlen(titles[i]) > longest ? strlen(titles[i]) : longest }
    set key spacing 0.76 width -0.22*longest
}
