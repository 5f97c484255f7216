/* pairs.jsonl: the raw data of a comparison, one line of JSON per finished pair.
 *
 *     {"case": "sapsm", "kind": "first", "cpu_log_ratio": 0.03, "wall_log_ratio": 0.03,
 *      "processor": 1, "ran": 0.98, "clock_hz": 3e9, "seconds": 0.4, "size": {...}, "old": {...},
 * "new": {...}}
 *
 * Each side has its digest, its updates and, for each block, the lower quartile of its seconds over
 * the passes. */
#ifndef BENCH_AB_RECORD_H
#define BENCH_AB_RECORD_H

#include "bench/ab/pair.h"
#include "bench/ab/verdict.h"

#include <jansson.h>

enum record_kind { RECORD_FIRST = STAGE_FIRST, RECORD_FRESH = STAGE_FRESH, RECORD_GUARD, RECORDS };

/* The numbers of a pair that the verdict uses. */
struct record {
    enum record_kind kind;
    struct pair_size size;
    double cpu, wall; /* log(new / old) */
    double ns[2];     /* CPU time per update */
    double ran;       /* see pair_ran; NAN: an older comparison */
    double clock;     /* see struct pair; NAN likewise */
    double phase[2][ALL_PHASES];
    uint64_t digest[2], scenario[2];
    int exact, diverged[2]; /* exact 1: digests can be compared; iteration, -1: did not diverge */
    char kernels[2][SIDE_WORD], version[2][SIDE_WORD], commit[2][SIDE_WORD];
};

/* The record of a finished pair; owns nothing. */
struct record record_of(const struct pair *, const struct pair_size *, enum record_kind);

/* A line of the file, a new reference; NULL when out of memory. */
json_t *record_json(const char *case_name, const struct record *, const struct pair *);

/* Reads a line, except its blocks. Returns 0, or -1 when a field is missing or has another type. */
int record_read(struct record *, const json_t *);

#endif
