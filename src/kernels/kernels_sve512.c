/* SVE with vectors of 512 bits, as on an A64FX: eight doubles or sixteen floats. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS 512
#define ROWS     4
#define SET      sve512
#define SUMMARY  "aarch64 with SVE of 512 bits: vectors of 64 bytes"
#include "kernels/vector_sve.h"
#endif
