/* The power of a case's desired signal. */
#include "bench/scenario/setup.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static double mean_square(const double *value, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum = fma(value[i], value[i], sum);
    return sum / (double)count;
}

double setup_input_power(const struct source *source)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    size_t nodes = (size_t)source->nodes, taps = (size_t)source->taps;
    double sum = 0;
    if (recording && recording->signal)
        return mean_square(recording->signal, (size_t)recording->length * nodes);
    if (recording)
        return mean_square(recording->regressors, (size_t)recording->length * nodes * taps);
    for (int k = 0; k < source->nodes; k++)
        sum += source->input->power(source->input_params, k);
    return sum / source->nodes;
}

/* ||h*||^2 of the first trial's system, before it changes. */
static int system_power(const struct source *source, double *power, struct err *err)
{
    size_t taps = padded((size_t)source->taps);
    double *h = mem_untouched(taps, sizeof *h, err);
    if (!h)
        return -1;
    system_draw(source->system, source->seed, 0, 0, h);
    *power = mean_square(h, taps) * (double)taps;
    free(h);
    return 0;
}

static double noise_power(const struct source *source, double signal)
{
    double sum = 0;
    for (int k = 0; k < source->nodes; k++)
        sum += noise_variance(source->noise, k, signal);
    return sum / source->nodes;
}

int setup_desired_rms(const struct source *source, double *rms, struct err *err)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    double power = 0;
    if (recording && recording->desired) {
        power = mean_square(recording->desired, (size_t)recording->length * (size_t)source->nodes);
    } else {
        if (system_power(source, &power, err))
            return -1;
        power *= setup_input_power(source);
        power += noise_power(source, power);
    }
    *rms = power > 0 && isfinite(power) ? sqrt(power) : 1;
    return 0;
}
