/* A few non-zero taps at random positions. */
#include "data/system.h"

#include "base/mem.h"
#include "base/option_rows.h"
#include "base/random.h"
#include "kernels/kernels.h"

#include <assert.h>

enum values { VALUES_GAUSSIAN, VALUES_SIGN, VALUES_ONES, VALUES_DECAYING };

struct sparse_params {
    int nonzeros, values;
};

static const char *const value_words[] = {"gaussian", "sign", "ones", "decaying", NULL};

#define OPTION_STRUCT struct sparse_params
/* clang-format off */
static const struct option options[] = {
    INT   (nonzeros, CLOSED(1, 1e9), "5", "taps", "number of non-zero taps"),
    CHOICE(values, "gaussian", value_words,
           "values of the non-zero taps; decaying: from 1 down to about 1/8, random signs"),
};
/* clang-format on */

static int sparse_check(int taps, const void *params, struct err *err)
{
    int nonzeros = ((const struct sparse_params *)params)->nonzeros;
    if (nonzeros > taps)
        return err_refuse(err, "nonzeros", "%d is outside [1, %d], the taps", nonzeros, taps);
    return 0;
}

static double draw_value(const struct random_stream *stream, int values, int i, int count)
{
    double decay = 1;
    double sign = random_uniform(stream, (uint32_t)i) < 0.5 ? -1 : 1, normal[NORMALS_GROUP];
    switch ((enum values)values) {
    case VALUES_GAUSSIAN:
        kernels_ref.normals(1, stream, (uint32_t)i * NORMALS_GROUP, normal);
        return normal[0];
    case VALUES_SIGN:
        return sign;
    case VALUES_ONES:
        return 1;
    case VALUES_DECAYING:
        for (int j = 0; j < i; j++)
            decay *= 1 - 2.0 / (count + 1);
        return sign * decay;
    }
    return 0;
}

/* Value i goes to a random position among the taps that are still zero. The search for free
 * positions takes taps * nonzeros / 2 steps, once per trial. */
static int sparse_draw(int taps, const void *params, const struct draw *draw, double *h)
{
    const struct sparse_params *sparse = params;
    int nonzeros = draw->nonzeros ? draw->nonzeros : sparse->nonzeros;
    struct random_stream places =
        random_stream(draw->seed, RANDOM_SUPPORT, draw->trial, 0, (uint32_t)draw->support_epoch);
    struct random_stream values =
        random_stream(draw->seed, RANDOM_VALUE, draw->trial, 0, (uint32_t)draw->value_epoch);
    for (int i = 0; i < nonzeros; i++) {
        uint32_t free_places = random_below(&places, (uint32_t)i, (uint32_t)(taps - i));
        int place = 0;
        while (h[place] != 0 || free_places-- > 0)
            place++;
        assert(place < taps);
        h[place] = draw_value(&values, sparse->values, i, nonzeros);
    }
    return nonzeros;
}

const struct system_kind system_sparse = {
    .variant = {"sparse", "a few non-zero taps at random positions",
                OPTIONS(options, struct sparse_params)},
    .changes = 1,
    .counts = 1,
    .check = sparse_check,
    .draw = sparse_draw,
};
