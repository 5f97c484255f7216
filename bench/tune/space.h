/* The parameters of one algorithm that are tuned, each with a range: the scenario's
 * `tune: {step: [0.01, 1]}`, or those of the parameters' own rows.
 *
 * A range has a coordinate, 0 at its low end and 1 at its high end, in which the values are evenly
 * spaced. Values have two significant digits, so that they read well and few settings differ by
 * nothing. */
#ifndef BENCH_TUNE_SPACE_H
#define BENCH_TUNE_SPACE_H

#include "algorithms/algorithm.h"
#include "bench/scenario/ranges.h"

enum { SPACE_MOST = RANGES_MOST, SPACE_NUMBER = 32 };

struct dimension {
    const struct option *row;
    enum spacing spacing;
    double low, high;
    int declared; /* 1: by the scenario, and not searched beyond */
};

struct space {
    int count;
    struct dimension dimension[SPACE_MOST];
};

struct setting { /* one value for each dimension of a space */
    double value[SPACE_MOST];
};

/* Reads the space of an algorithm. `written` is its entry in the scenario, `resolved` the same with
 * defaults; energy is E u'u. Without `tune`, every parameter with a search range is tuned, except
 * those whose value is 0, a word or a list: they make the algorithm what it is. Returns 0, or -1
 * and err with the place in the file. */
int space_read(struct space *, const struct tree *written, const struct tree *resolved,
               const struct algorithm *, double energy, struct err *);

/* The setting that the scenario has. Returns 1, or 0 when one of its values is not a number. */
int space_written(const struct space *, const struct tree *resolved, struct setting *);

/* 1 when a setting is inside the ranges that the scenario declares. */
int space_allows(const struct space *, const struct setting *);

/* The value at a coordinate, within what the parameter allows; the coordinate of a value. */
double dimension_value(const struct dimension *, double at);
double dimension_at(const struct dimension *, double value);

/* A value as text that reads back as itself. */
void space_number(double value, char text[SPACE_NUMBER]);

int setting_same(const struct space *, const struct setting *, const struct setting *);

/* "step=0.1 alpha=0.25"; text (size,). */
void setting_text(const struct space *, const struct setting *, char *text, size_t size);

/* Puts the values into an algorithm's entry of a scenario. Returns 0, or -1 and err. */
int setting_put(const struct space *, const struct setting *, struct tree *entry, struct pool *,
                struct err *);

#endif
