/* Texts in gnuplot's double quotes, taken literally by what draws them. */
#ifndef BENCH_PLOT_QUOTE_H
#define BENCH_PLOT_QUOTE_H

#include <stdio.h>

enum {
    PLOT_QUOTE_FORMAT = 1, /* gnuplot treats the text as a format */
    PLOT_QUOTE_TEX = 2,    /* TeX sets it: special characters are spelled out */
};
void plot_quote(FILE *, const char *text, int how);

#endif
