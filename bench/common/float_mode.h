/* The floating-point mode: rounding to nearest, without flushing subnormals. A library built with
 * -ffast-math or a preloaded one may change it, and results then have other bits. A thread inherits
 * the mode of the thread that starts it. */
#ifndef BENCH_COMMON_FLOAT_MODE_H
#define BENCH_COMMON_FLOAT_MODE_H

/* 1 when the calling thread has the default mode of IEEE 754. */
int float_mode_is_default(void);

/* Sets the default mode in the calling thread. */
void float_mode_reset(void);

#endif
