#include "bench/plot/plot_text.h"

#include "bench/common/screen.h"

#include <string.h>

static const double cm_per_point = 2.54 / 72;

/* Widths of the printable ASCII characters from ' ' to '~', in thousandths of the size. */
static const short widths[] = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
    278, /*  !"#$%&'()*+,-./ */
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584,
    556, /* 0-9:;<=>? */
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778, /* @A-O */
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, /* P-Z[\]^_ */
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
    556,                                                                        /* `a-o */
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, /* p-z{|}~ */
};
enum { OTHER_LETTER = 667, IDEOGRAPH = 1000 };

/* The width of the character that begins with this byte; 0 within a character. */
static int width_of(unsigned char byte)
{
    if (byte >= ' ' && byte <= '~')
        return widths[byte - ' '];
    return byte >= 0xe3 ? IDEOGRAPH : byte >= 0xc0 ? OTHER_LETTER : 0;
}

double plot_text_width(const char *text, double points)
{
    int sum = 0;
    for (; *text; text++)
        sum += width_of((unsigned char)*text);
    return sum * points * cm_per_point / 1000;
}

int plot_text_put(FILE *file, const char *text)
{
    int length = screen_character(text);
    if (!length)
        putc(' ', file);
    fwrite(text, 1, (size_t)length, file);
    return length ? length : 1;
}

void plot_text_fit(const char *text, double points, double width,
                   char fitted[PLOT_TEXT_LETTERS + 1])
{
    int letters = PLOT_TEXT_LETTERS;
    do
        screen_fit(text, letters--, fitted);
    while (letters > 0 && plot_text_width(fitted, points) > width);
}
