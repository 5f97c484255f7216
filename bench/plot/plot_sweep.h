/* The sweep of a run: its axes, its cases, and the properties of axes that figures use. Functions
 * are pure unless they say otherwise. */
#ifndef BENCH_PLOT_SWEEP_H
#define BENCH_PLOT_SWEEP_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct plot_axis {
    const char *path, *name; /* "network.topology.kind", "topology"      */
    const char **value;      /* (values,) distinct, in the order of the sweep */
    size_t values;
};

struct plot_case {
    const char *name, *label; /* "sapsm/nonzeros=20", "sapsm"                 */
    const char **value;       /* (axes,) "" if an axis does not apply to the label */
    size_t row;               /* index in summary.csv                         */
};

enum { PLOT_AXES = 64 };

struct plot_sweep {
    struct plot_axis *axis;
    int axes; /* at most PLOT_AXES */
    struct plot_case *cases;
    size_t count;
};

/* Fills every axis's list of values from the cases. Returns 0, or -1 and err when out of memory.
 * plot_sweep_free frees only these lists. */
int plot_sweep_collect(struct plot_sweep *, struct err *);
void plot_sweep_free(struct plot_sweep *);

/* The axis of that path if it has two values or more; else -1. */
int plot_axis_swept(const struct plot_sweep *, const char *path);

/* 1 when figures are drawn against an axis: it has two or more values, and results depend on it.
 * Below run only a policy that is not exact changes results. */
int plot_axis_matters(const struct plot_axis *);

/* 1 when an axis is a parameter of algorithms. */
int plot_axis_is_parameter(const struct plot_axis *);

/* The axes that matter and are parameters (1), or that change the problem (0): a sync policy is
 * neither. */
uint64_t plot_axes_of(const struct plot_sweep *, int parameters);

/* The first axis that matters, or -1. */
int plot_axis_first(const struct plot_sweep *);

/* Sets of axes are bits: bit a is axis a. */
static inline int plot_axis_in(uint64_t set, int axis)
{
    return (int)(set >> axis & 1);
}

/* The axes whose values get separate figures when `axis` is drawn: all others that matter, except
 * those that `axis` determines, as in a zipped sweep. */
uint64_t plot_axis_others(const struct plot_sweep *, int axis);

/* The same for figures of times, which also depend on run.*. */
uint64_t plot_axis_others_of_time(const struct plot_sweep *, int axis);

/* The axes whose values get separate figures when each case is a series: run.threads, and others
 * until a figure has at most `most_series` series. */
uint64_t plot_axis_apart(const struct plot_sweep *, size_t most_series);

/* 1 when every value is a number. */
int plot_axis_is_numeric(const struct plot_axis *);

/* 1 when all values are positive numbers that span more than a factor of 20. */
int plot_axis_is_logarithmic(const struct plot_axis *);

/* The value in the middle of the axis's values; of two the first. */
const char *plot_axis_middle(const struct plot_axis *);

/* The position of a value: the number itself, or the index of the word, from 0. */
double plot_axis_position(const struct plot_axis *, const char *value);

/* The lowest and the highest position of the axis's values; low and high may be NULL. */
void plot_axis_extent(const struct plot_axis *, double *low, double *high);

#endif
