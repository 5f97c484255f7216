#include "bench/results/timing_json.h"

#include "bench/common/json.h"

static json_t *shares_json(const double share[ALL_PHASES])
{
    json_t *json = json_object();
    for (int p = 0; p < ALL_PHASES; p++)
        json_object_set_new(json, phase_names[p], json_number_or_null(share[p]));
    return json;
}

static json_t *profile_json(const struct profile *profile)
{
    if (!profile->pairs)
        return json_null();
    json_t *threads = json_array();
    for (int t = 0; t < profile->threads; t++)
        json_array_append_new(threads, shares_json(profile->thread[t]));
    return json_pack("{s:o, s:i, s:f, s:i, s:o, s:o}", "share_by_thread", threads, "sampled_one_in",
                     profile->every, "sampled_iterations", profile->iterations, "overhead_pairs",
                     profile->pairs, "overhead_low", json_number_or_null(profile->overhead_low),
                     "overhead_high", json_number_or_null(profile->overhead_high));
}

/* What each ceiling alone allows, ns per update: the largest is ceiling_ns. */
static json_t *limits_json(const struct bound *bound)
{
    json_t *limits = bound->limits ? json_object() : json_null();
    for (int i = 0; i < bound->limits; i++)
        json_object_set_new(limits, bound->limit[i].name, json_number_or_null(bound->limit[i].ns));
    return limits;
}

json_t *timing_json(const struct case_result *result)
{
    const struct measured *measured = result->measured;
    if (!case_timed(result))
        return json_null();
    return json_pack(
        "{s:I, s:I, s:f, s:f, s:i, s:b, s:o, s:o, s:o}", "warmups", (json_int_t)measured->warmups,
        "outliers", (json_int_t)measured->ns.outliers, "coverage", measured->ns.coverage, "mad_ns",
        measured->ns.deviation, "trials_per_repetition", measured->trials, "pinned",
        !measured->unpinned, "kernel_calls_per_update", json_number_or_null(measured->work.calls),
        "profile", profile_json(&measured->profile), "limits_ns", limits_json(&result->bound));
}
