/* Sets of processors. */
#ifndef BENCH_AB_PROCESSORS_H
#define BENCH_AB_PROCESSORS_H

#include <sched.h>
#include <stdint.h>

/* How many this process may run on; at least 1. */
int processors_allowed(void);

/* The processor at a place of a set, from 0; -1: the set has fewer. */
int processors_nth(const cpu_set_t *, int place);

/* Draws `count` of the allowed processors. Returns the first one; -1: too few are allowed. */
int processors_draw(const cpu_set_t *allowed, int count, uint64_t *state, cpu_set_t *drawn);

#endif
