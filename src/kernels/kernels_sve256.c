/* SVE with vectors of 256 bits, as on a Neoverse V1: four doubles or eight floats. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS 256
#define ROWS     4
#define SET      sve256
#define SUMMARY  "aarch64 with SVE of 256 bits: vectors of 32 bytes"
#include "kernels/vector_sve.h"
#endif
