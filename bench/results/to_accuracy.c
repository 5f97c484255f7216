#include "bench/results/to_accuracy.h"

#include <string.h>

struct interval iterations_to(const struct case_result *result, int target)
{
    return result->summary.targets.reached[target];
}

/* The iterations times what one of them takes, which is measured apart: their errors are
 * independent. */
static struct interval spent_on(const struct case_result *result, int target,
                                struct interval per_update, double updates)
{
    const struct interval per_iteration = {updates * per_update.mean, updates * per_update.low,
                                           updates * per_update.high};
    return interval_product(iterations_to(result, target), per_iteration);
}

/* ns_per_update is for all threads together; with parallel trials, each thread has its own network.
 */
struct interval seconds_to(const struct case_result *result, int target)
{
    const struct order *ns = &case_measured(result)->ns;
    int networks = result->plan->parallel == PARALLEL_TRIALS ? result->plan->threads : 1;
    double known = case_timed(result) ? 0 : NAN;
    const struct interval update = {case_ns(result), ns->low + known, ns->high + known};
    return spent_on(result, target, update, 1e-9 * networks * result->plan->source->nodes);
}

/* ---- what is sent ---- */

/* per_node: of a node in an iteration, exact. */
static struct interval sent_until(const struct case_result *result, int target, double per_node)
{
    struct interval iterations = iterations_to(result, target);
    double all = per_node * result->plan->source->nodes;
    return (struct interval){iterations.mean * all, iterations.low * all, iterations.high * all};
}

struct interval scalars_to(const struct case_result *result, int target)
{
    return sent_until(result, target, result->traffic.scalars);
}

struct interval bytes_to(const struct case_result *result, int target)
{
    return sent_until(result, target, result->traffic.bytes);
}

/* ---- energy ---- */

const struct count *case_count(const struct case_result *result, const char *quantity)
{
    static const struct counts none = {0};
    const struct counts *counts = result->measured ? &result->measured->counts : &none;
    for (int i = 0; i < counts->count; i++)
        if (!strcmp(counts->item[i].quantity->name, quantity))
            return &counts->item[i];
    return NULL;
}

struct interval joules_to(const struct case_result *result, int target)
{
    const struct count *energy = case_count(result, "energy");
    if (!energy || isnan(energy->per_update))
        return (struct interval){NAN, NAN, NAN};
    double relative = energy->total.count ? energy->per_update / energy->total.median : NAN;
    const struct interval update = {energy->per_update, relative * energy->total.low,
                                    relative * energy->total.high};
    return spent_on(result, target, update, result->plan->source->nodes);
}

const char *joules_unknown_because(const struct case_result *result)
{
    const struct count *energy = case_count(result, "energy");
    if (!energy)
        return case_timed(result) ? "no counter of energy was asked for: see run.counters"
                                  : "the case was not timed";
    if (isnan(energy->per_update))
        return energy->reason[0] ? energy->reason : "no repetition counted it";
    return "";
}
