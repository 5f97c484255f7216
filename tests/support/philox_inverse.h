/* Normals of chosen words: the block of random words that gives them is found backwards, Philox
 * being a bijection for every key. */
#ifndef SUPPORT_PHILOX_INVERSE_H
#define SUPPORT_PHILOX_INVERSE_H

#include "kernels/kernels.h"

/* The block of a counter under a key. */
void philox_inverse_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* The two normals that a set makes of a block of these words. */
void philox_inverse_normals(const struct kernels *, const uint32_t word[4], double pair[2]);

#endif
