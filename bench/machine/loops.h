/* The loops that measure a CPU's ceilings, one set per instruction set, organised like the kernels.
 *
 * Every loop proves its work: fed with ones, it returns how much it did. `ones` holds LOOP_SUMS
 * ones, unknown to the compiler: knowing that they are equal, gcc computes one sum in the place of
 * twelve. Sums are exact up to 2^53, of floats up to 2^24 in each lane. What a result cannot show,
 * such as an addition beside each load, tests/loops.sh looks for in the compiled loops. */
#ifndef BENCH_MACHINE_LOOPS_H
#define BENCH_MACHINE_LOOPS_H

#include <stddef.h>
#include <stdint.h>

enum {
    /* Independent sums: two ports of latency 4 need 8, three need 12. With two operands they fit
     * the 16 registers of AVX2. */
    LOOP_SUMS = 12,
    /* How often the loop's body repeats its sums: the loop counter uses the same ports and costs 7
     * % when the body has only 12 multiply-adds. */
    LOOP_DEPTH = 4,
    LOOP_GRAIN = 192,    /* doubles: array sizes are multiples, so that no loop has a remainder */
    LOOP_RESULTS = 16,   /* quotients, or roots, in a step */
    LOOP_ADDS = 32,      /* additions in a step of `adds` */
    LOOP_MULTIPLIES = 6, /* multiplications in a step of `multiplies` */
};

struct loops {
    const char *name;       /* that of the kernel set */
    int (*runs_here)(void); /* NULL: everywhere */
    int doubles;            /* in a vector */

    /* LOOP_DEPTH * LOOP_SUMS vector multiply-adds per step, sum += one * one; sums start at one.
     * Returns the sum over all lanes; each lane holds 1 + LOOP_DEPTH * steps. */
    double (*fma_f64)(long steps, const double *ones);
    double (*fma_f32)(long steps, const double *ones);

    /* LOOP_RESULTS vectors of quotients 1 / 3, or of square roots of 3, a step: returns their sum
     * over all lanes. Those numbers have no last digit, at which a divider could stop early. */
    double (*div_f64)(long steps, const double *ones);
    double (*div_f32)(long steps, const double *ones);
    double (*sqrt_f64)(long steps, const double *ones);
    double (*sqrt_f32)(long steps, const double *ones);

    /* Loads a (n,) into registers, `passes` times over. Returns the sum of the last doubles of
     * every pass, as many as a vector has. */
    double (*read)(const double *a, size_t n, long passes);

    /* a = b + scale * c, all (n,), in each of `passes` passes. */
    void (*triad)(double *a, const double *b, const double *c, double scale, size_t n, long passes);

    /* A chain of dependent integer additions, LOOP_ADDS per step. Returns their number. */
    uint64_t (*adds)(long steps, uint64_t one);

    /* A chain of dependent 64-bit multiplications, LOOP_MULTIPLIES per step, interleaved with
     * LOOP_SUMS independent vector multiply-adds: measures the clock rate of a core under that
     * load. Returns the sum over all lanes; each lane holds 1 + steps. */
    double (*multiplies)(long steps, const double *ones);
};

#define LOOPS(id) extern const struct loops loops_##id;
#include "bench/machine/loops.def"
#undef LOOPS
extern const struct loops *const loop_sets[]; /* narrowest first, NULL-terminated */

int loops_run_here(const struct loops *);         /* 1: the CPU has the instructions */
const struct loops *loops_find(const char *name); /* NULL: no such set */

#endif
