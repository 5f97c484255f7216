#include "data/noise.h"

#include "data/white.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#define NOISE(id) &noise_##id,
const struct noise_kind *const noise_kinds[] = {
#include "data/noises.def"
    NULL,
};
#undef NOISE

#define NOISE(id) &noise_##id.variant,
const struct variant *const noise_variants[] = {
#include "data/noises.def"
    NULL,
};
#undef NOISE

int noise_absent(const struct noise *noise)
{
    return !noise->variance.set && !noise->snr_db.set && !noise->scale.set;
}

int noise_known(const struct noise *noise)
{
    return noise->variance.set || noise->snr_db.set;
}

int noise_check(const struct noise *noise, struct err *err)
{
    if (noise->variance.set && noise->snr_db.set)
        return err_refuse(err, "noise", "give variance or snr_db, not both");
    return 0;
}

double noise_variance(const struct noise *noise, int node, double signal)
{
    if (noise->variance.set)
        return per_node_at(&noise->variance, node);
    if (!noise->snr_db.set)
        return 0;
    assert(!(signal < 0));
    /* the last bit of libm's pow may differ between CPUs; its 24 leading bits do not */
    float ratio = (float)pow(10, -per_node_at(&noise->snr_db, node) / 10);
    return signal * (double)ratio;
}

double noise_amplitude(const struct noise *noise, int node, double deviation)
{
    if (noise->scale.set)
        return per_node_at(&noise->scale, node);
    return deviation > 0 ? deviation : 0; /* no noise, or unknown */
}

void noise_normals(const struct input_request *request, enum purpose purpose, int node, double *v)
{
    struct random_stream stream = random_stream(request->seed, purpose, request->trial, node, 0);
    white_numbers(request->kernels, LAW_GAUSSIAN, &stream, (uint32_t)request->first,
                  (size_t)request->count, v);
}
