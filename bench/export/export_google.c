/* Google Benchmark's JSON, which its compare.py and many dashboards read: a benchmark per
 * repetition, with the time per update, then the median. */
#include "bench/export/export.h"

#include <math.h>

static json_t *context(const struct exported *exported)
{
    const json_t *run = exported->run, *machine = json_object_get(run, "machine");
    const json_t *cpus = json_object_get(json_object_get(machine, "cores"), "online");
    json_t *context =
        json_pack("{s:O?, s:s, s:s, s:o, s:[]}", "date", json_object_get(run, "started"),
                  "executable", "slabmark", "library_build_type", "release", "num_cpus",
                  json_integer(json_integer_value(cpus)), "caches");
    json_object_set(context, "commit", json_object_get(json_object_get(run, "build"), "commit"));
    return context;
}

/* Readers require a number: if CPU time was not measured, wall time takes its place. */
static double cpu_ns(const struct export_sample *sample)
{
    return isfinite(sample->cpu) ? sample_cpu_ns(sample) : sample_ns(sample);
}

static json_t *row(const struct export_case *item, int family, const char *name, const char *type,
                   double updates, double real, double cpu)
{
    return json_pack("{s:s, s:i, s:i, s:s, s:s, s:i, s:i, s:I, s:f, s:f, s:s}", "name", name,
                     "family_index", family, "per_family_instance_index", 0, "run_name", item->name,
                     "run_type", type, "repetitions", (int)item->count, "threads", item->threads,
                     "iterations", (json_int_t)updates, "real_time", real, "cpu_time", cpu,
                     "time_unit", "ns");
}

static void add_repetitions(json_t *list, const struct export_case *item, int family)
{
    for (size_t i = 0; i < item->count; i++) {
        const struct export_sample *sample = &item->sample[i];
        json_t *json = row(item, family, item->name, "iteration", sample->updates,
                           sample_ns(sample), cpu_ns(sample));
        json_object_set_new(json, "repetition_index", json_integer((json_int_t)i));
        json_array_append_new(list, json);
    }
}

static void add_median(json_t *list, const struct export_case *item, int family)
{
    json_t *name = json_sprintf("%s_median", item->name);
    json_t *json = row(item, family, json_string_value(name), "aggregate", (double)item->count,
                       item->ns.median, (item->cpu.count ? item->cpu : item->ns).median);
    json_decref(name);
    json_object_set_new(json, "aggregate_name", json_string("median"));
    json_object_set_new(json, "aggregate_unit", json_string("time"));
    json_array_append_new(list, json);
}

static void write_google(FILE *file, const struct exported *exported)
{
    json_t *list = json_array();
    for (size_t i = 0; i < exported->count; i++) {
        add_repetitions(list, &exported->item[i], (int)i);
        add_median(list, &exported->item[i], (int)i);
    }
    export_json(file, json_pack("{s:o, s:o}", "context", context(exported), "benchmarks", list));
}

const struct export_format export_google = {
    .name = "google",
    .summary = "Google Benchmark's JSON",
    .write = write_google,
};
