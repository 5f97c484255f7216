/* SVE in vectors of 512 bits: eight doubles. LOOP_SUMS keep two ports busy up to a latency of 6: on
 * an A64FX, which takes 9, peak and bandwidth of L1 read a third too low. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS   512
#define DESCRIPTOR loops_sve512
#define NAME       "sve512"
#include "bench/machine/loops_sve.h"
#endif
