/* The length of this CPU's SVE vectors, read without an SVE instruction. */
#ifndef KERNELS_SVE_LENGTH_H
#define KERNELS_SVE_LENGTH_H

/* Bits per vector, as the operating system has set them for the calling thread and its children; 0
 * without SVE. */
int sve_length(void);

#endif
