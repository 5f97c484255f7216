#include "bench/plot/plot_direct.h"

#include "bench/plot/plot_define.h"
#include "bench/plot/plot_text.h"

#include <math.h>

enum { MOST_CURVES = 4 };
static const double widest = 2.2;      /* cm, of a label                           */
static const double line_height = 0.4; /* cm, between two labels                   */
static const double usual_height = 5;  /* cm, of a frame without a key             */
static const double beside = 0.05;     /* cm, more between the frame and its label */

static double longest_title(const struct plot_data *data)
{
    double longest = 0;
    for (int i = 0; i < data->series; i++)
        longest = fmax(longest, plot_text_width(data->block[i].key, PLOT_TYPE));
    return longest;
}

/* 1 when no two labels would overlap. */
static int end_apart(const struct plot_data *data)
{
    struct plot_span_db range = plot_decibel_span(data);
    double centimetre = (range.high - range.low) / usual_height;
    for (int i = 0; i < data->series; i++)
        for (int j = 0; j < i; j++)
            if (fabs(data->block[i].last - data->block[j].last) < line_height * centimetre)
                return 0;
    return 1;
}

void plot_direct_widen(const struct plot_writer *writer, struct plot_room *room)
{
    const struct plot_data *data = writer->data;
    room->direct = data->series > 1 && data->series <= MOST_CURVES &&
                   longest_title(data) <= widest && end_apart(data);
    if (room->direct)
        room->right = fmax(longest_title(data) + beside - PLOT_BESIDE_FRAME / 2, 0);
}

void plot_direct_define(const struct plot_writer *writer, const struct plot_frame *frame)
{
    const struct plot_data *data = writer->data;
    fprintf(writer->file, "direct=%d; array end_y[%d]; ", frame->direct, data->series);
    for (int i = 0; i < data->series; i++)
        fprintf(writer->file, "end_y[%d]=%.6g; ", i + 1, data->block[i].last);
}
