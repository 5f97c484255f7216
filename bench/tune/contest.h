/* The algorithms of a scenario, each with its space and what it knows. */
#ifndef BENCH_TUNE_CONTEST_H
#define BENCH_TUNE_CONTEST_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"
#include "bench/run/run.h"
#include "bench/tune/space.h"

struct contestant {
    const char *label;
    const struct algorithm *algorithm;
    struct space space;
    struct setting written; /* the scenario's own setting */
    int has_written;        /* 0: one of its values is no number, or outside a declared range */
    unsigned knows;         /* KNOWS_... */
    size_t bytes;           /* memory of a case */
    double work;            /* of a trial: see run_work */
};

struct contest {
    const struct scenario *scenario;
    int seed, trials, nodes;
    int redraws;                   /* 1: each trial draws its own network or levels */
    int recorded;                  /* 1: the data are recordings, of which there is one trial */
    struct contestant *contestant; /* (count,) in the scenario's pool */
    int count;
};

/* Builds every algorithm once, and reads its space. Rejects a scenario with a sweep. Everything
 * belongs to the scenario's pool. Returns 0, or -1 and err with the place in the file. */
int contest_read(struct contest *, struct scenario *, struct files *, struct err *);

/* "s, sigma"; "nothing". text (size,). */
void contest_knows(const struct contestant *, char *text, size_t size);

#endif
