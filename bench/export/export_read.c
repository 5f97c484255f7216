/* Reads the cases from cases.jsonl and their repetitions from samples.jsonl. */
#include "bench/export/export.h"

#include "base/mem.h"
#include "bench/results/read_results.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct export_case *find_case(struct exported *exported, const char *name)
{
    for (size_t i = 0; name && i < exported->count; i++)
        if (!strcmp(exported->item[i].name, name))
            return &exported->item[i];
    return NULL;
}

static double number_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/* Seconds of all threads; NAN when one of them has none. `counter`: of their counts. */
static double thread_seconds(const json_t *threads, const char *key, int counter)
{
    double sum = json_array_size(threads) ? 0 : NAN;
    json_t *thread;
    size_t t;
    json_array_foreach(threads, t, thread)
    {
        sum += number_at(counter ? json_object_get(thread, "counts") : thread, key);
    }
    return sum;
}

static int take_sample(struct exported *exported, const json_t *line, struct err *err)
{
    struct export_case *item =
        find_case(exported, json_string_value(json_object_get(line, samples_case.name)));
    const json_t *threads = json_object_get(line, "per_thread");
    struct export_sample sample = {
        .updates = json_number_value(json_object_get(line, samples_updates.name)),
        .seconds = json_number_value(json_object_get(line, samples_seconds_iterate.name)),
        .cpu = thread_seconds(threads, "seconds_run", 0),
        .user = thread_seconds(threads, "user_time", 1),
        .system = thread_seconds(threads, "system_time", 1),
    };
    if (!item || json_is_true(json_object_get(line, samples_warmup.name)) ||
        !(sample.updates > 0) || !(sample.seconds > 0))
        return 0;
    if (mem_grow(&item->sample, item->count, sizeof sample, err))
        return -1;
    item->sample[item->count++] = sample;
    return 0;
}

/* A line that was cut off during writing ends the file. */
static int read_samples(struct exported *exported, const char *path, struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    json_t *json;
    int failed = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    while (!failed && getline(&line, &room, file) > 0 && (json = json_loads(line, 0, NULL))) {
        failed = take_sample(exported, json, err);
        json_decref(json);
    }
    free(line);
    fclose(file);
    return failed;
}

static int name_cases(struct exported *exported, struct err *err)
{
    json_t *item;
    size_t i;
    exported->item = mem_zeroed(json_array_size(exported->cases), sizeof *exported->item, err);
    if (!exported->item)
        return -1;
    json_array_foreach(exported->cases, i, item)
    {
        struct export_case *of = &exported->item[exported->count];
        of->name = json_string_value(json_object_get(item, summary_case.name));
        of->threads = (int)json_integer_value(json_object_get(item, summary_threads.name));
        exported->count += of->name != NULL;
    }
    return 0;
}

/* Figures of one number of every sample; count 0 where one is unknown. values: (2 count,) */
static struct order order_numbers(const struct export_case *item,
                                  double (*number)(const struct export_sample *), double *values)
{
    for (size_t i = 0; i < item->count; i++)
        if (!isfinite(values[i] = number(&item->sample[i])))
            return (struct order){0};
    return order_of(values, item->count, values + item->count);
}

static int order_samples(struct export_case *item, struct err *err)
{
    double *values = mem_zeroed(2 * item->count, sizeof *values, err);
    if (!values)
        return -1;
    item->ns = order_numbers(item, sample_ns, values);
    item->cpu = order_numbers(item, sample_cpu_ns, values);
    free(values);
    return 0;
}

/* Skips cases without a repetition, such as diverged ones. */
static int keep_timed(struct exported *exported, const char *directory, struct err *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < exported->count; i++) {
        if (!exported->item[i].count)
            continue;
        if (order_samples(&exported->item[i], err))
            return -1;
        exported->item[kept++] = exported->item[i];
    }
    exported->count = kept;
    return kept ? 0
                : err_set(err, ERR_USAGE, "%s: no case in it was timed; run it with --repetitions",
                          directory);
}

int export_read(struct exported *exported, const char *directory, struct err *err)
{
    static const struct column *const needed[] = {&summary_case, &summary_threads, NULL};
    *exported = (struct exported){0};
    if (results_read_run(directory, &exported->run, err) ||
        results_read_cases(directory, needed, &exported->cases, err) || name_cases(exported, err))
        return -1;
    char *path = mem_format(err, "%s/samples.jsonl", directory);
    int failed = !path || read_samples(exported, path, err) || keep_timed(exported, directory, err);
    free(path);
    return failed ? -1 : 0;
}

void export_free(struct exported *exported)
{
    for (size_t i = 0; i < exported->count; i++)
        free(exported->item[i].sample);
    free(exported->item);
    json_decref(exported->cases);
    json_decref(exported->run);
    *exported = (struct exported){0};
}
