#include "bench/results/samples.h"

#include "bench/results/counts_json.h"
#include "bench/common/json.h"

#include <inttypes.h>

static json_t *thread_json(const struct counts *counts, const struct repetition *repetition, int t)
{
    const struct disturbance *thread = &repetition->thread[t];
    json_t *cpus = json_array();
    for (int i = 0; i < thread->cpus; i++)
        json_array_append_new(cpus, json_integer(thread->cpu[i]));
    return json_pack(
        "{s:o, s:I, s:I, s:I, s:I, s:I, s:o}", "cpus", cpus, "moves", (json_int_t)thread->moves,
        "switches", (json_int_t)thread->switches, "preemptions", (json_int_t)thread->preemptions,
        "minor_faults", (json_int_t)thread->minor_faults, "major_faults",
        (json_int_t)thread->major_faults, "counters", counts_thread_json(counts, repetition, t));
}

static json_t *threads_json(const struct counts *counts, const struct repetition *repetition)
{
    json_t *list = json_array();
    for (int t = 0; t < repetition->threads; t++)
        json_array_append_new(list, thread_json(counts, repetition, t));
    return list;
}

static json_t *sample_json(const struct case_result *result, size_t i)
{
    const struct measured *measured = result->measured;
    const struct repetition *repetition = &measured->repetition[i];
    double ns = repetition_ns(repetition);
    char digest[20];
    snprintf(digest, sizeof digest, "%016" PRIx64, repetition->digest);
    return json_pack(
        "{s:s, s:I, s:b, s:b, s:o, s:i, s:I, s:f, s:f, s:f, s:s, s:o, s:o, s:o}", "case",
        result->item->name, "repetition", (json_int_t)i, "warmup", repetition->warmup, "outlier",
        !repetition->warmup && measured->ns.count && order_is_outlier(&measured->ns, ns), "pass",
        repetition->pass < 0 ? json_null() : json_integer(repetition->pass), "trials",
        measured->trials, "updates", (json_int_t)repetition->updates, "seconds",
        repetition->seconds, "data_seconds", repetition->data_seconds, "ns_per_update", ns,
        "digest", digest, "load", json_number_or_null(repetition->load), "steal_seconds",
        json_number_or_null(repetition->steal), "threads",
        threads_json(&measured->counts, repetition));
}

int samples_add(FILE *file, const struct case_result *result)
{
    for (size_t i = 0; i < result->measured->count; i++) {
        json_t *json = sample_json(result, i);
        int failed = !json || json_dumpf(json, file, JSON_COMPACT) || putc('\n', file) == EOF;
        json_decref(json);
        if (failed)
            return -1;
    }
    return 0;
}
