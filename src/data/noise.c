#include "data/noise.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#define OPTION_STRUCT struct noise
/* clang-format off */
static const struct option rows[] = {
    PER_NODE(variance, FROM(0),           NULL, "power of d", "variance of the measurement noise"),
    PER_NODE(snr_db,   CLOSED(-300, 300), NULL, "dB", "signal-to-noise ratio; excludes variance"),
};
/* clang-format on */
const struct options noise_options = OPTIONS(rows, struct noise);

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
