/* The digest of a run: a sum of hashes, so that the order of additions does not matter.
 *
 * It covers the squared deviation of each (trial, point, node), which depends on every tap of the
 * estimate (without a true system, the squared a-priori error), and each tap of the final
 * estimates. */
#ifndef ENGINE_DIGEST_H
#define ENGINE_DIGEST_H

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* The finaliser of splitmix64 (Steele, Lea, Flood, 2014). */
static inline uint64_t digest_mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* The hash of one value: of a point (index -1) or of a final tap (point -1). Pure. */
static inline uint64_t digest_of(int trial, int point, int node, int index, double value)
{
    uint64_t bits;
    assert(trial >= 0 && point >= -1 && node >= 0 && index >= -1);
    assert((point < 0) != (index < 0)); /* either of a point or of a tap */
    value += 0.0;                       /* -0 and 0 are the same estimate */
    memcpy(&bits, &value, sizeof bits);
    uint64_t place = digest_mix((uint64_t)(uint32_t)trial << 32 | (uint32_t)point);
    place = digest_mix(place ^ ((uint64_t)(uint32_t)node << 32 | (uint32_t)index));
    return digest_mix(bits ^ place);
}

#endif
