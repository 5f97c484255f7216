#include "bench/results/samples.h"

#include "bench/results/counts_json.h"
#include "bench/results/results_json.h"

static json_t *thread_json(const struct counts *counts, const struct repetition *repetition, int t)
{
    const struct disturbance *thread = &repetition->thread[t];
    json_t *cpus = json_array();
    for (int i = 0; i < thread->cpus; i++)
        json_array_append_new(cpus, json_integer(thread->cpu[i]));
    return json_pack(
        "{s:o, s:f, s:f, s:I, s:I, s:I, s:I, s:I, s:o}", "cpus", cpus, "seconds_run", thread->ran,
        "seconds_away", thread->away, "moves", (json_int_t)thread->moves, "switches",
        (json_int_t)thread->switches, "preemptions", (json_int_t)thread->preemptions,
        "minor_faults", (json_int_t)thread->minor_faults, "major_faults",
        (json_int_t)thread->major_faults, "counts", counts_thread_json(counts, repetition, t));
}

static json_t *threads_json(const struct counts *counts, const struct repetition *repetition)
{
    json_t *list = json_array();
    for (int t = 0; t < repetition->threads; t++)
        json_array_append_new(list, thread_json(counts, repetition, t));
    return list;
}

static json_t *sample_json(const struct case_result *result, size_t at)
{
    const struct measured *measured = result->measured;
    json_t *sample = result_row_json(&samples_table, result, at);
    json_t *threads = threads_json(&measured->counts, &measured->repetition[at]);
    if (!json_object_set_new(sample, "per_thread", threads))
        return sample;
    json_decref(sample);
    return NULL;
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
