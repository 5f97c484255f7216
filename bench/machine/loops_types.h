/* Vector types of the loops: those of the kernels, and vectors of floats. */
#include "bench/machine/loops.h"
#include "kernels/vector_types.h"

#if WIDTH == 1
#define F32_WIDTH 1
typedef float vec_f32;
#else
#define F32_WIDTH (2 * WIDTH)
typedef float vec_f32 __attribute__((vector_size(8 * WIDTH)));
#endif

/* A constraint of inline assembly: a register that holds a vector or a floating-point number. */
#if defined(__x86_64__)
#define VECTOR_REGISTER "x"
#else
#define VECTOR_REGISTER "w"
#endif
