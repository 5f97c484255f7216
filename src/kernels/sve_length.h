/* The length of this CPU's SVE vectors, asked without an SVE instruction. */
#ifndef KERNELS_SVE_LENGTH_H
#define KERNELS_SVE_LENGTH_H

/* Bits in a vector, as the system has set it for the thread that asks and those it starts; 0
 * without SVE. */
int sve_length(void);

#endif
