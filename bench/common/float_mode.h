/* The floating-point mode of the process: rounding to nearest, subnormals kept. A library that was
 * built with -ffast-math, or one that is preloaded, may leave another one behind, in which no
 * digest holds. Threads inherit the mode of the one that starts them. */
#ifndef BENCH_COMMON_FLOAT_MODE_H
#define BENCH_COMMON_FLOAT_MODE_H

/* 1 when this thread's mode is that of IEEE 754 by default. */
int float_mode_is_default(void);

/* Sets it. */
void float_mode_reset(void);

#endif
