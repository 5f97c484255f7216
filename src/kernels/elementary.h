/* Elementary functions with the same bits on every machine.
 *
 * libm's differ in the last bit between CPUs. These use only +, -, *, /, sqrt and fma, all exactly
 * rounded, and the series of normal.h. Errors stay below 4 units in the last place
 * (tests/test_elementary.c). */
#ifndef KERNELS_ELEMENTARY_H
#define KERNELS_ELEMENTARY_H

#include <stdint.h>

/* log x of a normal number x > 0. */
double elementary_log(double x);

/* e^x; 0 below -745, infinite above 709.79. */
double elementary_exp(double x);

/* Cosine and sine of `quarters` quarter turns, of magnitude below 2^50. */
void elementary_turn(double quarters, double *cosine, double *sine);

/* A number in [1, 2) whose fraction is the upper 52 bits of a word. */
double elementary_fraction(uint64_t word);

#endif
