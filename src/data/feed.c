#include "data/feed.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int is_delay_line(const struct source *source)
{
    return input_delay_line(source->input, source->input_params);
}

static size_t row_stride(const struct source *source, enum precision precision)
{
    return is_delay_line(source) ? 1 : row_length(precision, (size_t)source->taps);
}

int feed_block(const struct source *source, enum precision precision, int nodes, size_t room)
{
    size_t row = row_stride(source, precision) * real_bytes(precision);
    size_t instant = (size_t)nodes * (row + sizeof(double));
    size_t more = room / instant;
    assert(instant > 0);
    return more < FEED_BLOCK - 1 ? 1 + (int)more : FEED_BLOCK;
}

/* Past samples that the input reads to go on. */
static size_t input_memory(const struct source *source)
{
    const struct input *input = source->input;
    return input->memory ? (size_t)input->memory(source->input_params) : 1;
}

/* The number of elements of past data that the windows of the next block need. */
static size_t past_elements(const struct feed *feed)
{
    size_t rows = (size_t)feed->window - 1;
    if (feed->stride > 1)
        return rows * feed->stride;
    size_t samples = rows + (size_t)feed->source->taps - 1, memory = input_memory(feed->source);
    return samples > memory ? samples : memory;
}

static void set_shape(struct feed *feed, const struct source *source, enum precision precision,
                      int window, int block)
{
    assert(window >= 1 && block >= 1 && block <= FEED_BLOCK);
    feed->source = source;
    feed->window = window;
    feed->block = block;
    feed->stride = row_stride(source, precision);
    feed->span = past_elements(feed) + (size_t)block * feed->stride;
    feed->depth = (size_t)window - 1 + (size_t)block;
}

static int source_moves(const struct source *source)
{
    return source->system && system_moves(source->system);
}

static size_t slot_count(const struct source *source, int block)
{
    if (source_moves(source))
        return (size_t)block + 1;
    return source->system ? (size_t)source->system->changes.count + 1 : 0;
}

/* Copies the systems in the precision of rows, unless rows are doubles. */
static size_t response_bytes(const struct source *source, enum precision precision, int block)
{
    return precision == PRECISION_F64
               ? 0
               : slot_count(source, block) * row_bytes(precision, (size_t)source->taps);
}

static size_t systems_bytes(const struct source *source, int block)
{
    size_t systems = slot_count(source, block) + (size_t)source_moves(source);
    return systems * row_bytes(PRECISION_F64, (size_t)source->taps);
}

size_t feed_bytes(const struct source *source, enum precision precision, int places, int window,
                  int block)
{
    struct feed feed;
    set_shape(&feed, source, precision, window, block);
    size_t node = feed.span * real_bytes(precision) + (feed.depth + 1) * sizeof(double);
    return (size_t)places * node + systems_bytes(source, block) +
           response_bytes(source, precision, block);
}

int feed_init(struct feed *feed, const struct source *source, const struct kernels *kernels,
              const struct layout *layout, int places, int window, int block, int threads,
              struct err *err)
{
    *feed = (struct feed){.kernels = kernels, .layout = layout, .places = places};
    enum precision precision = kernels->precision;
    set_shape(feed, source, precision, window, block);
    size_t nodes = (size_t)places;
    feed->regressors = mem_swept(nodes, feed->span * real_bytes(precision), threads, err);
    feed->desired = mem_untouched(nodes, feed->depth * sizeof(double), err);
    feed->noise_std = mem_untouched(nodes, sizeof(double), err);
    feed->systems = mem_untouched(1, systems_bytes(source, block), err);
    feed->response = precision == PRECISION_F64
                         ? feed->systems
                         : mem_untouched(1, response_bytes(source, precision, block), err);
    if (feed->regressors && feed->desired && feed->noise_std && feed->systems && feed->response)
        return 0;
    feed_free(feed);
    return -1;
}

void feed_free(struct feed *feed)
{
    free(feed->regressors);
    free(feed->desired);
    free(feed->noise_std);
    if (feed->response != feed->systems)
        free(feed->response);
    free(feed->systems);
    *feed = (struct feed){0};
}

static reals *regressors_at(const struct feed *feed, int place)
{
    assert(place >= 0 && place < feed->places);
    return row_at(feed->regressors, feed->kernels->precision,
                  (ptrdiff_t)((size_t)place * feed->span));
}

void feed_clear(struct feed *feed, int place)
{
    memset(regressors_at(feed, place), 0, feed->span * real_bytes(feed->kernels->precision));
    memset(feed->desired + (size_t)place * feed->depth, 0, feed->depth * sizeof(double));
}

static struct input_request block_request(const struct feed *feed, int place)
{
    const struct source *source = feed->source;
    int first = feed->last + 1, left = source->iterations - first;
    assert(first >= 0 && left >= 1); /* nothing beyond the last iteration */
    return (struct input_request){
        .kernels = feed->kernels,
        .params = source->input_params,
        .seed = source->seed,
        .trial = feed->trial,
        .node = layout_node(feed->layout, place),
        .nodes = source->nodes,
        .taps = source->taps,
        .first = first,
        .count = left < feed->block ? left : feed->block,
        .network = source->network,
    };
}

static double noise_deviation(const struct feed *feed, int place)
{
    const struct source *source = feed->source;
    return sqrt(source_noise_variance(source, feed->kernels, feed->trial,
                                      layout_node(feed->layout, place),
                                      source->system ? feed->truth[0].h : NULL));
}

/* ---- the true system ---- */

static double *system_of_slot(const struct feed *feed, size_t slot)
{
    return row_at(feed->systems, PRECISION_F64,
                  (ptrdiff_t)(slot * row_length(PRECISION_F64, (size_t)feed->source->taps)));
}

static reals *response_of_slot(const struct feed *feed, size_t slot)
{
    enum precision precision = feed->kernels->precision;
    size_t row = row_length(precision, (size_t)feed->source->taps);
    assert(slot < slot_count(feed->source, feed->block));
    return row_at(feed->response, precision, (ptrdiff_t)(slot * row));
}

static void narrow_slot(struct feed *feed, size_t slot)
{
    if (feed->response != feed->systems)
        feed->kernels->narrow((size_t)feed->source->taps, 1, system_of_slot(feed, slot),
                              response_of_slot(feed, slot));
}

/* The system as the course has it now. */
static void keep_course(struct feed *feed, size_t slot)
{
    double *h = system_of_slot(feed, slot);
    memcpy(h, feed->course.h, row_bytes(PRECISION_F64, (size_t)feed->source->taps));
    feed->truth[slot] = feed->course.truth;
    feed->truth[slot].h = h;
    narrow_slot(feed, slot);
}

static size_t slot_at(const struct feed *feed, int instant)
{
    if (!feed_moves(feed))
        return (size_t)system_epoch(feed->source->system, instant);
    assert(instant >= feed->moves_from && instant - feed->moves_from <= feed->block);
    return (size_t)(instant - feed->moves_from);
}

int feed_moves(const struct feed *feed)
{
    return source_moves(feed->source);
}

void feed_move(struct feed *feed)
{
    int from = feed->last + 1, count = block_request(feed, 0).count;
    feed->moves_from = from;
    for (int i = 0; i <= count; i++) {
        course_go(&feed->course, from + i);
        keep_course(feed, (size_t)i);
    }
}

static void draw_epochs(struct feed *feed)
{
    const struct source *source = feed->source;
    for (size_t epoch = 0; epoch < slot_count(source, feed->block); epoch++) {
        feed->truth[epoch] = system_draw(source->system, source->seed, feed->trial, (int)epoch,
                                         system_of_slot(feed, epoch));
        narrow_slot(feed, epoch);
    }
}

void feed_start(struct feed *feed, int trial)
{
    const struct source *source = feed->source;
    feed->trial = trial;
    feed->last = -1;
    if (!feed_moves(feed)) {
        draw_epochs(feed);
        return;
    }
    feed->moves_from = 0;
    course_begin(&feed->course, source->system, source->seed, trial,
                 system_of_slot(feed, slot_count(source, feed->block)));
    keep_course(feed, 0);
}

void feed_level(struct feed *feed, int place)
{
    feed->noise_std[place] = noise_deviation(feed, place);
}

const struct truth *feed_truth(const struct feed *feed, int instant)
{
    return feed->source->system ? &feed->truth[slot_at(feed, instant)] : NULL;
}

/* d = u'h* + v */
static void simulate_desired(const struct feed *feed, const struct input_request *request,
                             double amplitude, const reals *u, double *d)
{
    const struct kernels *kernels = request->kernels;
    const struct source *source = feed->source;
    struct input_request noise = *request;
    double v[FEED_BLOCK];
    noise.params = source->noise;
    source->noise_kind->draw(&noise, v);
    for (int i = 0; i < request->count; i++) {
        int n = request->first + i;
        double clean = kernels->dot((size_t)request->taps,
                                    row_at(u, kernels->precision, -i * (ptrdiff_t)feed->stride),
                                    response_of_slot(feed, slot_at(feed, n)));
        d[-i] = fma(amplitude, v[i], clean);
    }
}

static void copy_desired(const struct recording *recording, const struct input_request *request,
                         double *d)
{
    assert(request->first + request->count <= recording->length);
    for (int i = 0; i < request->count; i++)
        d[-i] = recording->desired[(size_t)(request->first + i) * (size_t)request->nodes +
                                   (size_t)request->node];
}

void feed_fill(struct feed *feed, int place)
{
    struct input_request job = block_request(feed, place);
    const struct recording *recording =
        input_recording(feed->source->input, feed->source->input_params);
    size_t rows = (size_t)feed->window - 1, count = (size_t)job.count;
    enum precision precision = feed->kernels->precision;
    reals *u = regressors_at(feed, place);
    double *d = feed->desired + (size_t)place * feed->depth;

    memmove(row_at(u, precision, (ptrdiff_t)(count * feed->stride)), u,
            past_elements(feed) * real_bytes(precision));
    memmove(d + count, d, rows * sizeof *d);
    assert(count + rows <= feed->depth && count * feed->stride + past_elements(feed) <= feed->span);
    reals *first_u = row_at(u, precision, (ptrdiff_t)((count - 1) * feed->stride));
    double *first_d = d + (count - 1);
    feed->source->input->fill(&job, feed->stride, first_u);
    if (recording && recording->desired)
        copy_desired(recording, &job, first_d);
    else
        simulate_desired(feed, &job,
                         noise_amplitude(feed->source->noise, job.node, feed->noise_std[place]),
                         first_u, first_d);
}

void feed_advance(struct feed *feed)
{
    feed->last += block_request(feed, 0).count;
}
