/* Random choices of a comparison: who begins, on which processor. */
#ifndef BENCH_AB_DRAW_H
#define BENCH_AB_DRAW_H

#include "engine/digest.h"

static inline uint64_t draw_next(uint64_t *state)
{
    return digest_mix(*state += UINT64_C(0x9e3779b97f4a7c15));
}

#endif
