#include "bench/measure/bound.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>

static double window_bytes(const struct plan *plan)
{
    const struct source *source = plan->source;
    double rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    enum precision precision = plan->kernels->precision;
    if (input_delay_line(source->input, source->input_params))
        return (source->taps + rows - 1) * (double)real_bytes(precision);
    return rows * (double)row_bytes(precision, (size_t)source->taps);
}

struct footprint footprint_of(const struct plan *plan)
{
    double row = (double)row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    double heard = plan->mode == MODE_NONE ? 1 : network_mean_degree(plan->network) + 1;
    double nodes = plan->source->nodes, window = window_bytes(plan), node = window + 2 * row;
    double share = plan->parallel == PARALLEL_NODES ? ceil(nodes / plan->threads) : nodes;
    size_t scratch = plan->algorithm->scratch_size
                         ? plan->algorithm->scratch_size(plan->source->taps,
                                                         plan->kernels->precision, plan->params)
                         : 0;
    return (struct footprint){
        .update = window + (heard + 1) * row + (double)(scratch * sizeof(double)),
        .thread = share * node,
        .network = nodes * node,
        .fresh = window + (heard + 1) * row,
    };
}

static void tighten(struct bound *bound, double seconds, const char *by, const char *what)
{
    if (isfinite(seconds) && !(1e9 * seconds <= bound->ns)) {
        bound->ns = 1e9 * seconds;
        snprintf(bound->by, sizeof bound->by, "%s %s", by, what);
    }
}

/* An update's fresh bytes come from each level, less the share that the next inner level may have
 * kept. */
static void tighten_by_levels(struct bound *bound, const struct footprint *footprint,
                              const struct ceilings *ceilings, int threads)
{
    double inner = 0;
    for (int i = 0; i < ceilings->levels && inner < footprint->thread; i++) {
        const struct ceiling_level *level = &ceilings->level[i];
        double passing = footprint->fresh * (1 - inner / footprint->thread);
        tighten(bound, passing / ceiling_level_bandwidth(ceilings, level->name, threads),
                level->name, "read");
        inner = level->counted ? (double)ceiling_level_share(ceilings, level, threads) : INFINITY;
    }
}

struct bound bound_of(const struct plan *plan, const struct work *work,
                      const struct ceilings *ceilings)
{
    struct bound bound = {NAN, "", NAN, NAN};
    if (!ceilings)
        return bound;
    struct footprint footprint = footprint_of(plan);
    size_t update = (size_t)footprint.update;
    int threads = plan->threads;
    enum precision precision = plan->kernels->precision;
    bound.peak = ceiling_flops(ceilings, plan->kernels->name, precision, threads);
    bound.bandwidth = ceiling_bandwidth(ceilings, threads, update);
    tighten(&bound, work->flops / bound.peak, plan->kernels->name, precision_name(precision));
    tighten(&bound, work->bytes / bound.bandwidth, ceiling_level(ceilings, threads, update),
            "read");
    tighten_by_levels(&bound, &footprint, ceilings, threads);
    return bound;
}
