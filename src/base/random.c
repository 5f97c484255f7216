#include "base/random.h"

#include <Random123/philox.h>
#include <assert.h>

struct random_stream random_stream(uint64_t seed, enum purpose purpose, int trial, int node,
                                   uint32_t row)
{
    /* outside these ranges two streams would share a counter */
    assert(trial >= 0 && trial < 1 << 24 && node >= 0);
    assert((unsigned)purpose > 0 && (unsigned)purpose < 1 << 8);
    return (struct random_stream){
        .key = {(uint32_t)seed, (uint32_t)(seed >> 32)},
        .counter = {row, (uint32_t)node, (uint32_t)trial << 8 | (uint32_t)purpose},
    };
}

void random_block(const struct random_stream *stream, uint32_t index, uint32_t out[4])
{
    philox4x32_ctr_t counter = {
        {index, stream->counter[0], stream->counter[1], stream->counter[2]}};
    philox4x32_key_t key = {{stream->key[0], stream->key[1]}};
    philox4x32_ctr_t block = philox4x32(counter, key);
    for (int i = 0; i < 4; i++)
        out[i] = block.v[i];
}

static uint64_t random_bits(const struct random_stream *stream, uint32_t index)
{
    uint32_t block[4];
    random_block(stream, index, block);
    return block[0] | (uint64_t)block[1] << 32;
}

double random_uniform(const struct random_stream *stream, uint32_t index)
{
    return (double)(random_bits(stream, index) >> 11) * 0x1p-53;
}

uint32_t random_below(const struct random_stream *stream, uint32_t index, uint32_t bound)
{
    assert(bound > 0);
    /* the upper part of a 64 x 32 bit product; the bias is below 2^-32 */
    return (uint32_t)(((__uint128_t)random_bits(stream, index) * bound) >> 64);
}
