#include "bench/results/case_result.h"

static const struct measured unknown = {.seconds = NAN,
                                        .ns = {.low = NAN, .high = NAN, .minimum = NAN},
                                        .cpu_ns = NAN,
                                        .work = {.flops = NAN, .bytes = NAN, .calls = NAN},
                                        .profile = {.why = "the case was not timed",
                                                    .share = {NAN, NAN, NAN, NAN, NAN, NAN},
                                                    .imbalance = NAN,
                                                    .overhead = NAN}};
_Static_assert(ALL_PHASES == 6, "a share of every phase is unknown");

const char *case_policy(const struct case_result *result)
{
    const struct tree *written = tree_get(tree_get(result->resolved, "run"), "sync");
    return written ? written->text : result->plan->sync->name;
}

int case_timed(const struct case_result *result)
{
    return result->measured && result->measured->ns.count;
}

int case_counted(const struct case_result *result)
{
    return case_timed(result) || (result->measured && result->measured->counts.count);
}

double case_ns(const struct case_result *result)
{
    return case_timed(result) ? result->measured->ns.median : result->summary.ns_per_update;
}

const struct measured *case_measured(const struct case_result *result)
{
    return case_timed(result) ? result->measured : &unknown;
}

const struct profile *case_profile(const struct case_result *result)
{
    const struct measured *measured = case_measured(result);
    return measured->profile.pairs ? &measured->profile : &unknown.profile;
}

const struct work *case_work(const struct case_result *result)
{
    return case_counted(result) ? &result->measured->work : &unknown.work;
}

const char *case_unprofiled_because(const struct case_result *result)
{
    const char *why = case_measured(result)->profile.why;
    return why ? why : "";
}

const char *case_unpinned_because(const struct case_result *result)
{
    const char *why = case_measured(result)->unpinned;
    return why ? why : "";
}

struct case_clock case_clock(const struct case_result *result)
{
    int counted;
    double hz = measured_clock(case_measured(result), &counted);
    return (struct case_clock){hz, !isfinite(hz) ? "" : counted ? "counted" : "probe"};
}

double case_exchange_bytes(const struct case_result *result)
{
    double iterations = (double)result->outcome->updates / result->plan->source->nodes;
    return result->plan->ranks ? (double)result->outcome->exchanged.bytes / iterations : NAN;
}

double case_exchange_share(const struct case_result *result, double seconds)
{
    return result->plan->ranks ? seconds / result->outcome->time.iterate : NAN;
}
