/* SVE in vectors of 256 bits, as a Neoverse V1 has them: four doubles. */
#if defined(__aarch64__) && defined(__linux__)
#define SVE_BITS   256
#define ROWS       4
#define DESCRIPTOR kernels_sve256
#define NAME       "sve256"
#define SUMMARY    "aarch64 with SVE of 256 bits: 4 doubles a vector"
#include "kernels/vector_sve.h"
#endif
