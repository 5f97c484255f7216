#include "bench/results/time_json.h"

#include "bench/common/json.h"

#include <math.h>

static json_t *shares_json(const double share[ALL_PHASES])
{
    json_t *json = json_object();
    for (int p = 0; p < ALL_PHASES; p++)
        json_object_set_new(json, phase_names[p], json_number_or_null(share[p]));
    return json;
}

static json_t *phases_json(const struct profile *profile)
{
    if (!profile->pairs)
        return json_null();
    json_t *threads = json_array();
    for (int t = 0; t < profile->threads; t++)
        json_array_append_new(threads, shares_json(profile->thread[t]));
    return json_pack("{s:o, s:o, s:o, s:i, s:f, s:i, s:o, s:o, s:o}", "share",
                     shares_json(profile->share), "threads", threads, "imbalance",
                     json_number_or_null(profile->imbalance), "sampled_one_in", profile->every,
                     "sampled_iterations", profile->iterations, "overhead_pairs", profile->pairs,
                     "overhead", json_number_or_null(profile->overhead), "overhead_low",
                     json_number_or_null(profile->overhead_low), "overhead_high",
                     json_number_or_null(profile->overhead_high));
}

static json_t *work_json(const struct work *work)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "kernel_calls", json_number_or_null(work->calls),
                     "flops", json_number_or_null(work->flops), "bytes",
                     json_number_or_null(work->bytes), "flops_per_byte",
                     json_number_or_null(work->flops / work->bytes));
}

/* The least time by the machine's ceilings, and how near the median came to it. */
static json_t *bound_json(const struct bound *bound, double ns)
{
    if (!isfinite(bound->ns))
        return json_null();
    return json_pack("{s:f, s:s, s:f, s:o, s:o}", "ns_per_update", bound->ns, "by", bound->by,
                     "fraction", bound->ns / ns, "peak_flops", json_number_or_null(bound->peak),
                     "bandwidth", json_number_or_null(bound->bandwidth));
}

static json_t *ns_json(const struct order *ns)
{
    return json_pack("{s:f, s:o, s:o, s:f, s:f, s:f}", "median", ns->median, "low",
                     json_number_or_null(ns->low), "high", json_number_or_null(ns->high),
                     "coverage", ns->coverage, "mad", ns->deviation, "minimum", ns->minimum);
}

json_t *time_json(const struct case_result *result)
{
    const struct measured *measured = result->measured;
    if (!case_timed(result))
        return json_null();
    return json_pack(
        "{s:o, s:I, s:I, s:I, s:s, s:i, s:b, s:o, s:o, s:o}", "ns_per_update",
        ns_json(&measured->ns), "repetitions", (json_int_t)measured->ns.count, "warmups",
        (json_int_t)measured->warmups, "outliers", (json_int_t)measured->ns.outliers, "ended_by",
        measure_end_names[measured->end], "trials", measured->trials, "pinned", measured->pinned,
        "phases", phases_json(&measured->profile), "work_per_update", work_json(&measured->work),
        "ceiling", bound_json(&result->bound, measured->ns.median));
}
