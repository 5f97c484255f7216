/* SVE with vectors of 256 bits: four doubles. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS   256
#define DESCRIPTOR loops_sve256
#define NAME       "sve256"
#include "bench/machine/loops_sve.h"
#endif
