/* bench/plot: figures from a results directory. This file: the kinds of figures, such as learning
 * curves and floors. Each is a file plot_kind_<name>.c that ends with its descriptor, a line in
 * plot_kinds.def and a script in plots/. */
#ifndef BENCH_PLOT_KIND_H
#define BENCH_PLOT_KIND_H

#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_writer.h"

enum { PLOT_MOST_CURVES = 8 }; /* that a reader tells apart */

struct plot_kind {
    const char *name;    /* of its figures, and of its script without .gp */
    const char *summary; /* for `slabmark list figures`                   */
    size_t least_spots;  /* the fewest points of a figure's longest series */
    size_t most_series;  /* a figure of more is split; 0: never            */
    int of_curves;       /* 1: drawn from curves.csv; 0: from summary.csv */
    double sample;       /* length of a sample in the key, cm             */
    /* Returns 0, or -1 and err: the data that these results lack. NULL: always possible. */
    int (*check)(const struct plot_results *, struct err *);
    /* Adds the run's figures of this kind, by plot_group. */
    int (*group)(const struct plot_results *, struct plot_figures *, struct err *);
    /* Sets the point of the case spot->one. It begins as NAN and remains NAN if the case has none.
     */
    int (*read)(const struct plot_results *, int axis, struct plot_spot *, struct err *);
    const char *columns; /* of NAME.dat, for its comment */
    /* Writes the blocks of NAME.dat. */
    int (*write)(const struct plot_writer *, struct err *);
    /* Widens the default margins of the frame. NULL: they suffice. */
    void (*widen)(const struct plot_writer *, struct plot_room *);
    /* Defines the script's own variables. */
    int (*define)(const struct plot_writer *, const struct plot_frame *, struct err *);
    void (*subject)(const struct plot_writer *); /* caption: "MSD against the iteration n"  */
    void (*remarks)(const struct plot_writer *); /* caption: sentences at its end           */
};

#define PLOT_KIND(id) extern const struct plot_kind plot_kind_##id;
#include "bench/plot/plot_kinds.def"
#undef PLOT_KIND

extern const struct plot_kind *const plot_kinds[]; /* NULL-terminated */

#endif
