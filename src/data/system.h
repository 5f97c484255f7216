/* The unknown system h* that the network learns, and its changes during a trial.
 *
 * Each trial draws a new system from the seed, unless all trials have that of trial 0. Trial t of
 * every algorithm has the same one. Drawing uses exactly rounded arithmetic only, so that every
 * machine draws the same bits. All functions are pure. */
#ifndef DATA_SYSTEM_H
#define DATA_SYSTEM_H

#include "base/err.h"
#include "base/option.h"
#include "data/truth.h"

#include <stdint.h>

enum { SYSTEM_CHANGES = 16 };

struct change_list {
    int count;
    struct change {
        int at;              /* first instant with the new system       */
        int support, values; /* CHANGE_KEEP | CHANGE_REDRAW             */
        int nonzeros;        /* 0: unchanged                            */
    } change[SYSTEM_CHANGES];
};
enum { CHANGE_KEEP, CHANGE_REDRAW };
extern const struct options change_options; /* rows of struct change */

/* A random walk of the non-zero taps: h(n) = decay h(n-1) + q(n). */
struct system_walk {
    double variance, decay; /* of every element of q */
};
extern const struct options walk_options;

/* The random streams of one system. A change that keeps the support or the values draws them from
 * the stream of an earlier epoch. */
struct draw {
    uint64_t seed;
    int trial;
    int support_epoch, value_epoch;
    int nonzeros; /* 0: the number in the kind's own parameters */
};

/* One kind of system. `draw` writes h (taps,), not yet scaled to its norm, and returns ||h||_0, or
 * 0 for a compressible system. */
struct system_kind {
    struct variant variant;
    int changes; /* 1: may change */
    int counts;  /* 1: a change may set the number of non-zero taps */
    int (*check)(int taps, const void *params, struct err *); /* NULL: ranges suffice */
    int (*draw)(int taps, const void *params, const struct draw *, double *h);
};
#define SYSTEM(id) extern const struct system_kind system_##id;
#include "data/systems.def"
#undef SYSTEM
/* Both NULL-terminated and in the same order. */
extern const struct system_kind *const system_kinds[];
extern const struct variant *const system_variants[];

/* The settings that all kinds share. */
struct system {
    int taps;
    int once;                 /* 1: all trials have the system of trial 0 */
    struct real_or_word norm; /* ||h*||, or none: as drawn */
    struct change_list changes;
    const struct system_walk *walk; /* NULL: none */
    int drift;                      /* one non-zero tap moves every so many instants; 0: never */
    const struct system_kind *kind;
    const void *params; /* the kind's own */
};

/* Returns 0, or -1 and err: the kind's parameters, or a change that the kind does not allow. */
int system_check(const struct system *, struct err *);

/* Draws the system of one trial after `epoch` changes into h (taps,), padded with zeros. The result
 * borrows h. */
struct truth system_draw(const struct system *, uint64_t seed, int trial, int epoch, double *h);

/* The number of changes up to an instant: 0 .. changes.count. */
int system_epoch(const struct system *, int instant);

/* 1 when it moves between its changes: see course.h. */
static inline int system_moves(const struct system *system)
{
    return system->walk || system->drift;
}

/* The first instant after `instant` at which the support may change; INT_MAX: never. */
int system_next_change(const struct system *, int instant);

/* A system read from a file; set by the reader of the file. */
struct system_file_params {
    const char *file;
    const double *h; /* (taps,) borrowed */
};

#endif
