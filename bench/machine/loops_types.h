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
