/* The oracle's normals: the definition in normal.h, in plain C. */
#include "kernels/elementary.h"
#include "kernels/kernels.h"

#include <assert.h>
#include <math.h>

kernel_normals_fn normals_ref;

static double radius_of(uint64_t word)
{
    return sqrt(-2.0 * elementary_log(2.0 - elementary_fraction(word)));
}

static void cosine_and_sine(uint64_t word, double *cosine, double *sine)
{
    elementary_turn(4.0 * (elementary_fraction(word) - 1.0), cosine, sine);
}

void normals_ref(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    assert(first % NORMALS_GROUP == 0);
    for (size_t i = 0; i < row_length(PRECISION_F64, n); i++) {
        uint32_t number = first + (uint32_t)i, word[4];
        random_block(stream, number / 16 * 8 + number % 8, word);
        double r = radius_of(word[0] | (uint64_t)word[1] << 32), cosine, sine;
        cosine_and_sine(word[2] | (uint64_t)word[3] << 32, &cosine, &sine);
        out[i] = i < n ? r * (number % 16 < 8 ? cosine : sine) : 0.0;
    }
}
