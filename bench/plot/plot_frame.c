#include "bench/plot/plot_frame.h"

#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

enum { ROWS = 8, LONGEST = 40, SHORTEST = 6 };
static const double paper_width = 8.9, paper_height = 6.5; /* cm, as in style.gp */
static const double right = 0.97, bottom = 0.155, least_height = 0.35;
static const double edge = 0.3;                    /* cm, above the key                  */
static const double row = 0.345, small_row = 0.28; /* cm, in ordinary and in small type */
static const double space = 0.6;                   /* cm, about a sample                */
static const double wide = 0.16, letter = 0.145;   /* cm, of capitals and of any letters */
static const double small = 0.118;                 /* cm, of letters in small type       */

static int longest_of(const char *const *title, size_t titles)
{
    size_t longest = 1;
    for (size_t i = 0; i < titles; i++)
        longest = strlen(title[i]) > longest ? strlen(title[i]) : longest;
    return longest < LONGEST ? (int)longest : LONGEST;
}

struct plot_frame plot_frame_of(const char *const *title, size_t titles, double samples,
                                double left)
{
    double width = (right - left) * paper_width, sample = space + wide * samples;
    int count = titles ? (int)titles : 1, longest = longest_of(title, titles);
    int fitting = (int)(width / (sample + wide * longest)), needed = (count + ROWS - 1) / ROWS;
    int columns = fitting > count ? count : fitting > needed ? fitting : needed;
    double room = width / columns - sample;
    int is_small = room < letter * longest, letters = (int)(room / (is_small ? small : letter));
    int rows = (count + columns - 1) / columns;
    double top = 1 - (edge + (is_small ? small_row : row) * rows) / paper_height;
    top = fmax(top, bottom + least_height);
    return (struct plot_frame){
        .left = left,
        .right = right,
        .bottom = bottom,
        .top = top,
        .width = width,
        .height = (top - bottom) * paper_height,
        .columns = columns,
        .letters = letters > LONGEST    ? LONGEST
                   : letters < SHORTEST ? SHORTEST
                                        : letters,
        .is_small = is_small,
    };
}

void plot_frame_define(const struct plot_writer *writer, const struct plot_frame *frame,
                       const char *const *title, size_t titles, double samples)
{
    fprintf(writer->file,
            "frame_left=%g; frame_right=%g; frame_bottom=%g; frame_top=%.6f; columns=%d; "
            "small_key=%d; samples=%g; array titles[%zu]; ",
            frame->left, frame->right, frame->bottom, frame->top, frame->columns, frame->is_small,
            samples, titles ? titles : 1);
    for (size_t i = 0; i < titles; i++) {
        char text[LONGEST + 1];
        screen_fit(title[i], frame->letters, text);
        plot_define_element(writer, "titles", i, text);
    }
}
