#include "data/feed.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int source_noise_known(const struct source *source)
{
    return noise_known(source->noise);
}

int source_check(const struct source *source, struct err *err)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    if (noise_check(source->noise, err) || (source->system && system_check(source->system, err)))
        return -1;
    if (!source->system && !(recording && recording->desired))
        return err_set(err, ERR_USAGE, "system: missing, and the data do not bring a `desired`");
    const struct change_list *changes = source->system ? &source->system->changes : NULL;
    if (changes && changes->count && changes->change[changes->count - 1].at >= source->iterations)
        return err_set(err, ERR_USAGE, "changes: at %d is outside [1, %d], within the iterations",
                       changes->change[changes->count - 1].at, source->iterations - 1);
    if (recording && source->iterations > recording->length)
        return err_set(err, ERR_USAGE, "iterations: %d is outside [1, %d], the recording's length",
                       source->iterations, recording->length);
    return 0;
}

static int delay_line(const struct source *source)
{
    return input_delay_line(source->input, source->input_params);
}

static size_t row_stride(const struct source *source)
{
    return delay_line(source) ? 1 : padded((size_t)source->taps);
}

int feed_block(const struct source *source, size_t room)
{
    size_t instant = (size_t)source->nodes * (row_stride(source) + 1) * sizeof(double);
    size_t more = room / instant;
    return more < FEED_BLOCK - 1 ? 1 + (int)more : FEED_BLOCK;
}

/* Rows (or samples) of the past that the next block's windows reach back to. */
static size_t past(const struct feed *feed)
{
    size_t rows = (size_t)feed->window - 1;
    if (feed->stride > 1)
        return rows * feed->stride;
    size_t samples = rows + (size_t)feed->source->taps - 1;
    return samples ? samples : 1; /* an autoregression looks back on one */
}

static void set_shape(struct feed *feed, const struct source *source, int window, int block)
{
    feed->source = source;
    feed->window = window;
    feed->block = block;
    feed->stride = row_stride(source);
    feed->span = past(feed) + (size_t)block * feed->stride;
    feed->depth = (size_t)window - 1 + (size_t)block;
}

static size_t epochs(const struct source *source)
{
    return source->system ? (size_t)source->system->changes.count + 1 : 0;
}

size_t feed_bytes(const struct source *source, int window, int block)
{
    struct feed feed;
    set_shape(&feed, source, window, block);
    return ((size_t)source->nodes * (feed.span + feed.depth + 1) +
            epochs(source) * padded((size_t)source->taps)) *
           sizeof(double);
}

int feed_init(struct feed *feed, const struct source *source, const struct kernels *kernels,
              int window, int block, struct err *err)
{
    *feed = (struct feed){.kernels = kernels};
    set_shape(feed, source, window, block);
    size_t nodes = (size_t)source->nodes;
    feed->regressors = mem_untouched(nodes, feed->span * sizeof(double), err);
    feed->desired = mem_untouched(nodes, feed->depth * sizeof(double), err);
    feed->noise_std = mem_untouched(nodes, sizeof(double), err);
    feed->systems =
        mem_untouched(epochs(source), padded((size_t)source->taps) * sizeof(double), err);
    if (feed->regressors && feed->desired && feed->noise_std && feed->systems)
        return 0;
    feed_free(feed);
    return -1;
}

void feed_free(struct feed *feed)
{
    free(feed->regressors);
    free(feed->desired);
    free(feed->noise_std);
    free(feed->systems);
    *feed = (struct feed){0};
}

void feed_clear(struct feed *feed, int node)
{
    memset(feed->regressors + (size_t)node * feed->span, 0, feed->span * sizeof(double));
    memset(feed->desired + (size_t)node * feed->depth, 0, feed->depth * sizeof(double));
}

static struct input_request request(const struct feed *feed, int node)
{
    const struct source *source = feed->source;
    int first = feed->last + 1, left = source->iterations - first;
    return (struct input_request){
        .kernels = feed->kernels,
        .params = source->input_params,
        .seed = source->seed,
        .trial = feed->trial,
        .node = node,
        .nodes = source->nodes,
        .taps = source->taps,
        .first = first,
        .count = left < feed->block ? left : feed->block,
    };
}

static double noise_std(const struct feed *feed, int node)
{
    const struct source *source = feed->source;
    struct input_request whole = request(feed, node);
    double signal = source->noise->snr_db.set && source->system
                        ? source->input->response_power(&whole, feed->truth[0].h)
                        : 0;
    return noise_known(source->noise) ? sqrt(noise_variance(source->noise, node, signal)) : NAN;
}

void feed_start(struct feed *feed, int trial)
{
    const struct source *source = feed->source;
    feed->trial = trial;
    feed->last = -1;
    for (size_t epoch = 0; epoch < epochs(source); epoch++)
        feed->truth[epoch] = system_draw(source->system, source->seed, trial, (int)epoch,
                                         feed->systems + epoch * padded((size_t)source->taps));
}

void feed_level(struct feed *feed, int node)
{
    feed->noise_std[node] = noise_std(feed, node);
}

const struct truth *feed_truth(const struct feed *feed, int instant)
{
    const struct system *system = feed->source->system;
    return system ? &feed->truth[system_epoch(system, instant)] : NULL;
}

/* d = u'h* + v */
static void simulate_desired(const struct feed *feed, const struct input_request *request,
                             const double *u, double *d)
{
    enum { CHUNK = FEED_BLOCK + LANES };
    _Alignas(CACHE_LINE) double noise[CHUNK];
    struct random_stream stream =
        random_stream(request->seed, RANDOM_NOISE, request->trial, request->node, 0);
    int start = request->first / LANES * LANES;
    double deviation = feed->noise_std[request->node];
    if (!(deviation > 0)) /* none, or unknown */
        deviation = 0;
    request->kernels->normals((size_t)(request->first + request->count - start), &stream,
                              (uint32_t)start, noise);
    for (int i = 0; i < request->count; i++) {
        const struct truth *truth = feed_truth(feed, request->first + i);
        double response =
            request->kernels->dot((size_t)request->taps, u - (size_t)i * feed->stride, truth->h);
        d[-i] = fma(deviation, noise[request->first - start + i], response);
    }
}

static void copy_desired(const struct recording *recording, const struct input_request *request,
                         double *d)
{
    for (int i = 0; i < request->count; i++)
        d[-i] = recording->desired[(size_t)(request->first + i) * (size_t)request->nodes +
                                   (size_t)request->node];
}

void feed_fill(struct feed *feed, int node)
{
    struct input_request job = request(feed, node);
    const struct recording *recording =
        input_recording(feed->source->input, feed->source->input_params);
    size_t rows = (size_t)feed->window - 1, count = (size_t)job.count;
    double *u = feed->regressors + (size_t)node * feed->span;
    double *d = feed->desired + (size_t)node * feed->depth;

    memmove(u + count * feed->stride, u, past(feed) * sizeof *u);
    memmove(d + count, d, rows * sizeof *d);
    double *first_u = u + (count - 1) * feed->stride, *first_d = d + (count - 1);
    feed->source->input->fill(&job, feed->stride, first_u);
    if (recording && recording->desired)
        copy_desired(recording, &job, first_d);
    else
        simulate_desired(feed, &job, first_u, first_d);
}

void feed_advance(struct feed *feed)
{
    feed->last += request(feed, 0).count;
}
