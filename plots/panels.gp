# Two panels in the frame: one above the other on one abscissa, or side by side on one ordinate. Load this
# after frame.gp and `eval first_panel`; draw; `eval second_panel`; draw; `unset multiplot`.
#
# Given: stacked (1: one above the other), first_title and second_title of the axis that differs; what
#        frame.gp wants, with y_title or x_title "" accordingly.

gap    = stacked ? 0.35/paper : 0.5/across # also in bench/plot/plot_frame.c
middle = stacked ? (frame_bottom+frame_top)/2 : (frame_left+frame_right)/2

place(centre) = stacked ? sprintf("at screen %.6f,%.6f center rotate by 90 ", 0.2/across, centre) \
                        : sprintf("at screen %.6f,%.6f center ", centre, 0.2/paper)
first_centre  = stacked ? (middle+gap/2+frame_top)/2 : (frame_left+middle-gap/2)/2
second_centre = stacked ? (frame_bottom+middle-gap/2)/2 : (middle+gap/2+frame_right)/2

first_panel = "set label 994 first_title ".place(first_centre)."; ".\
    "set ".(stacked ? "bmargin" : "rmargin")." at screen ".(stacked ? "middle+gap/2" : "middle-gap/2")."; ".\
    "set multiplot"
# the key and the titles are drawn with the first panel
second_panel = "unset label; unset arrow; unset object; ".\
    "set label 994 second_title ".place(second_centre)."; ".\
    (stacked ? "set tmargin at screen middle-gap/2; set bmargin at screen frame_bottom" \
             : "set lmargin at screen middle+gap/2; set rmargin at screen frame_right")
