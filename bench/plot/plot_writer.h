/* The state of writing one of a figure's texts: its data, its script's definitions, its caption. */
#ifndef BENCH_PLOT_WRITER_H
#define BENCH_PLOT_WRITER_H

#include "bench/plot/plot_data.h"

#include <stdio.h>

/* Members are borrowed. */
struct plot_writer {
    FILE *file; /* keeps write errors */
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct plot_data *data; /* filled while the data are written, then read */
    int tex;                /* 1: the script's texts are for TeX                 */
};

#endif
