#include "bench/measure/bound.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- what is touched ---- */

static double window_of(const struct plan *plan)
{
    return plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
}

/* Rows of the window, mean over the iterations of a trial: instant n has n + 1. */
static double mean_window(const struct plan *plan)
{
    double window = window_of(plan), iterations = plan->source->iterations;
    double filling = fmin(window, iterations); /* iterations until it is full */
    return window - filling * (2 * window - filling - 1) / (2 * iterations);
}

/* Bytes of `rows` regressors, each of `row` bytes. */
static double window_bytes(const struct plan *plan, double rows, double row)
{
    const struct source *source = plan->source;
    return input_delay_line(source->input, source->input_params)
               ? (source->taps + rows - 1) * (double)real_bytes(plan->kernels->precision)
               : rows * row;
}

/* The rows, as many as taps, of a node's matrix, if its algorithm keeps one. Smaller states are
 * left out. */
static double matrix_rows(const struct plan *plan)
{
    const struct algorithm *algorithm = plan->algorithm;
    int taps = plan->source->taps;
    enum precision precision = plan->kernels->precision;
    size_t matrix = (size_t)taps * row_bytes(precision, (size_t)taps);
    size_t state = algorithm->state_size ? algorithm->state_size(taps, precision, plan->params) : 0;
    return state * sizeof(double) >= matrix ? taps : 0;
}

struct footprint footprint_of(const struct plan *plan)
{
    size_t taps = (size_t)plan->source->taps;
    enum precision precision = plan->kernels->precision;
    double padded = (double)row_bytes(precision, taps);
    double row = (double)(taps * real_bytes(precision));
    double heard = plan_has_links(plan) ? network_mean_degree(plan->network) + 1 : 1;
    double window = window_bytes(plan, mean_window(plan), row), matrix = matrix_rows(plan);
    return (struct footprint){
        .network = plan->source->nodes *
                   (window_bytes(plan, window_of(plan), padded) + (2 + matrix) * padded),
        .node = window + (2 + matrix) * row,
        .update = window + (heard + 1 + matrix) * row,
    };
}

/* ---- what must come from afar ---- */

static double beyond_by_kernels(const struct work *work, double inner)
{
    double bytes = 0;
    for (int i = 0; i < WORK_KERNELS; i++)
        bytes += fmax(0, work->of[i].touched - work->of[i].calls * inner);
    return bytes;
}

double bound_beyond(const struct footprint *footprint, const struct work *work, double nodes,
                    double inner)
{
    double iteration = footprint->node - inner / nodes, update = footprint->update - inner;
    return fmax(fmax(iteration, update), beyond_by_kernels(work, inner));
}

/* ---- limits ---- */

static void add_limit(struct bound *bound, const char *name, double seconds)
{
    struct limit *limit = &bound->limit[bound->limits++];
    limit->ns = isfinite(seconds) ? 1e9 * seconds : NAN;
    snprintf(limit->name, sizeof limit->name, "%s", name);
    if (limit->ns > 0 && !(limit->ns <= bound->ns)) {
        bound->ns = limit->ns;
        memcpy(bound->by, limit->name, sizeof bound->by);
    }
}

/* An update without divisions needs no divider, however fast. A set of kernels may make a part of
 * the quotients in another way. */
static double dividing(const struct plan *plan, const struct work *work,
                       const struct ceilings *ceilings)
{
    int f32 = plan->kernels->precision == PRECISION_F32;
    double rate = ceiling_rate(ceilings, f32 ? CEILING_DIV_F32 : CEILING_DIV_F64,
                               plan->kernels->name, plan->threads);
    return work->divisions > 0 ? plan->kernels->divided * work->divisions / rate : 0;
}

/* Where the machine does not report its caches, what they keep is unknown. */
static int reports_caches(const struct ceilings *ceilings)
{
    return ceilings->levels && !strncmp(ceilings->level[0].name, "L1", 2);
}

static void add_levels(struct bound *bound, const struct plan *plan, const struct work *work,
                       const struct ceilings *ceilings)
{
    const struct footprint footprint = footprint_of(plan);
    double inner = 0, nodes = plan->source->nodes;
    if (plan->parallel != PARALLEL_TRIALS)
        nodes = (double)plan_nodes(plan) / plan->threads;
    for (int i = 0; i < ceilings->levels && reports_caches(ceilings); i++) {
        const struct ceiling_level *level = &ceilings->level[i];
        double bytes = i ? bound_beyond(&footprint, work, nodes, inner) : work->loaded;
        add_limit(bound, level->name,
                  bytes / ceiling_level_bandwidth(ceilings, level->name, plan->threads));
        inner += (double)level->reported / ceiling_level_users(ceilings, level, plan->threads);
    }
}

struct bound bound_of(const struct plan *plan, const struct work *work,
                      const struct ceilings *ceilings)
{
    struct bound bound = {.ns = NAN};
    /* The ceilings are those of one process. */
    if (!ceilings || plan->ranks || isnan(work->flops))
        return bound;
    double peak =
        ceiling_flops(ceilings, plan->kernels->name, plan->kernels->precision, plan->threads);
    add_limit(&bound, "FMA", 2 * work->products / peak);
    add_limit(&bound, "divider", dividing(plan, work, ceilings));
    add_levels(&bound, plan, work, ceilings);
    return bound;
}
