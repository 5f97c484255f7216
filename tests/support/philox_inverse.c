#include "tests/support/philox_inverse.h"

#include <criterion/criterion.h>
#include <string.h>

void philox_inverse_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    struct random_stream stream;
    memcpy(stream.key, key, sizeof stream.key);
    memcpy(stream.counter, counter + 1, sizeof stream.counter);
    random_block(&stream, counter[0], out);
}

static uint32_t inverse_of(uint32_t odd)
{
    uint32_t inverse = odd; /* Newton: right to 3 bits, then 6, 12, 24, 48 */
    for (int i = 0; i < 4; i++)
        inverse *= 2 - odd * inverse;
    return inverse;
}

/* The counter whose block is `word`. */
static void invert_philox(const uint32_t word[4], const uint32_t key[2], uint32_t counter[4])
{
    const uint32_t m0 = 0xD2511F53, m1 = 0xCD9E8D57;
    uint32_t x[4];
    memcpy(x, word, sizeof x);
    for (uint32_t round = 10; round-- > 0;) {
        uint32_t x0 = x[3] * inverse_of(m0), x2 = x[1] * inverse_of(m1);
        uint32_t x1 = x[0] ^ (uint32_t)((uint64_t)m1 * x2 >> 32) ^ (key[0] + round * 0x9E3779B9u);
        uint32_t x3 = x[2] ^ (uint32_t)((uint64_t)m0 * x0 >> 32) ^ (key[1] + round * 0xBB67AE85u);
        memcpy(x, (uint32_t[4]){x0, x1, x2, x3}, sizeof x);
    }
    memcpy(counter, x, sizeof x);
}

/* A key is sought under which the block's counter can be reached by a normal's number. */
void philox_inverse_normals(const struct kernels *kernels, const uint32_t word[4], double pair[2])
{
    uint32_t key[2] = {0, 0}, counter[4], reached[4];
    do {
        key[0]++;
        invert_philox(word, key, counter);
    } while (counter[0] >= UINT32_C(1) << 31);
    philox_inverse_block(counter, key, reached);
    cr_assert(!memcmp(reached, word, sizeof reached), "the inverse of Philox");

    struct random_stream stream = {{key[0], key[1]}, {counter[1], counter[2], counter[3]}};
    _Alignas(CACHE_LINE) double out[16];
    kernels->normals(16, &stream, counter[0] / 8 * 16, out);
    pair[0] = out[counter[0] % 8];
    pair[1] = out[counter[0] % 8 + 8];
}
