# The frame, the titles of its axes and the key, at positions computed by slabmark: gnuplot's own
# layout differs between formats.
#
# Given: frame_left, frame_right, frame_bottom, frame_top (shares of the screen); for the key: keys,
#        titles, key_x, key_y, key_small (1: small type), sample (its length); x_title, y_title;
#        labels, label_text, label_x, label_y, label_angle, label_end.
# Also:  sample_line(i), sample_point(i), sample_box(i): the style of an entry's sample, "": none.
#        Load style.gp first.

key_font = key_small ? small : ""
key_text(text) = key_small ? smaller(text) : text

set lmargin at screen frame_left
set rmargin at screen frame_right
set bmargin at screen frame_bottom
set tmargin at screen frame_top

if (!exists("x_title_enhanced")) x_title_enhanced = 1
if (x_title_enhanced) {
    set label 998 x_title at screen (frame_left+frame_right)/2,0.2/paper center
} else {
    set label 998 x_title at screen (frame_left+frame_right)/2,0.2/paper center noenhanced
}
set label 999 y_title at screen 0.2/across,(frame_bottom+frame_top)/2 center rotate by 90

do for [i = 1:keys] {
    middle = key_x[i] + sample/2
    from   = sprintf(" from screen %.6f,%.6f to screen %.6f,%.6f ", key_x[i], key_y[i], \
                     key_x[i]+sample, key_y[i])
    if (sample_line(i) ne "") {
        eval sprintf("set arrow %d", 500+i).from."nohead front ".sample_line(i)
    }
    if (sample_point(i) ne "") {
        eval sprintf("set label %d '' at screen %.6f,%.6f front point ", 600+i, middle, key_y[i]). \
             sample_point(i)
    }
    if (sample_box(i) ne "") {
        eval sprintf("set object %d rectangle center screen %.6f,%.6f size screen %.6f,%.6f front ", \
                     i, middle, key_y[i], sample, 0.2/paper).sample_box(i)
    }
    set label 700+i key_text(titles[i]) at screen key_x[i]+sample+0.12/across,key_y[i] left font key_font noenhanced
}

do for [i = 1:(exists("labels") ? labels : 0)] {
    set label i smaller(label_text[i]) at graph label_x[i],label_y[i] center rotate by label_angle[i] \
        font small textcolor rgb "#404040" noenhanced front
    if (label_end[i] < 0) { set label i left }
    if (label_end[i] > 0) { set label i right }
}
