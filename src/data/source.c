#include "data/source.h"

#include <math.h>

int source_noiseless(const struct source *source)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    return noise_absent(source->noise) && !(recording && recording->desired);
}

int source_noise_known(const struct source *source)
{
    return noise_known(source->noise);
}

int source_check(const struct source *source, struct err *err)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    if (source->input->check && source->input->check(source->input_params, err))
        return err_within(err, "input");
    if (noise_check(source->noise, err) || (source->system && system_check(source->system, err)))
        return -1;
    if (!source->system && !(recording && recording->desired))
        return err_refuse(err, "system", "missing, and the input has no `desired`");
    const struct change_list *changes = source->system ? &source->system->changes : NULL;
    if (changes && changes->count && changes->change[changes->count - 1].at >= source->iterations)
        return err_refuse(err, "system.changes", "at %d is outside [1, %d], within the iterations",
                          changes->change[changes->count - 1].at, source->iterations - 1);
    if (recording && source->iterations > recording->length)
        return err_refuse(err, "iterations", "%d is outside [1, %d], the recording's length",
                          source->iterations, recording->length);
    return 0;
}

double source_noise_variance(const struct source *source, const struct kernels *kernels, int trial,
                             int node, const double *h)
{
    struct input_request whole = {
        .kernels = kernels,
        .params = source->input_params,
        .seed = source->seed,
        .trial = trial,
        .node = node,
        .nodes = source->nodes,
        .taps = source->taps,
        .count = source->iterations,
    };
    double signal = source->noise->snr_db.set && h ? source->input->response_power(&whole, h) : 0;
    return noise_known(source->noise) ? noise_variance(source->noise, node, signal) : NAN;
}
