/* SVE with vectors of 512 bits: eight doubles. LOOP_SUMS sums keep two ports busy up to a latency
 * of 6 cycles. The A64FX has a latency of 9: its peak and L1 bandwidth are measured a third too
 * low. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS   512
#define DESCRIPTOR loops_sve512
#define NAME       "sve512"
#include "bench/machine/loops_sve.h"
#endif
