/* The scales of a chart: from numbers to shares of its frame, and where ticks are. Pure. */
#ifndef BENCH_HTML_SCALE_H
#define BENCH_HTML_SCALE_H

enum { HTML_TICKS = 12 };

struct html_scale {
    double low, high;
    int logarithmic;
    double tick[HTML_TICKS];
    int ticks;
    int decimals; /* that ticks need */
};

/* A linear scale over the numbers from low to high, with about `wanted` ticks at round numbers. */
struct html_scale html_scale_linear(double low, double high, int wanted);

/* A logarithmic scale; 0 < low. */
struct html_scale html_scale_logarithmic(double low, double high);

/* The place of a number: 0 at the scale's low end, 1 at its high end; beyond them too. */
double html_scale_place(const struct html_scale *, double value);

#endif
