/* Go's benchmark format (golang.org/design/14313-benchmark-format), for benchstat: configuration
 * lines "key: value", then a line per repetition. */
#include "bench/export/export.h"

#include "base/mem.h"
#include "bench/common/screen.h"

#include <math.h>
#include <stdlib.h>

static void put_key(FILE *file, const char *key, const json_t *value)
{
    if (!json_is_string(value))
        return;
    fprintf(file, "%s: ", key);
    screen_text(file, 0, json_string_value(value));
    putc('\n', file);
}

/* A name is one word; benchstat reads -N at its end as the number of threads. */
static void put_name(FILE *file, const struct export_case *item)
{
    struct err err;
    char *name = mem_text(item->name, &err);
    for (char *c = name; c && *c; c++)
        if (*c == ' ' || *c == '\t')
            *c = '_';
    if (name)
        screen_clean(name);
    fprintf(file, "BenchmarkUpdate/%s-%d", name ? name : "", item->threads);
    free(name);
}

static void put_sample(FILE *file, const struct export_case *item,
                       const struct export_sample *sample)
{
    put_name(file, item);
    fprintf(file, "\t%.0f\t%.6g ns/op", sample->updates, sample_ns(sample));
    if (isfinite(sample->cpu))
        fprintf(file, "\t%.6g cpu-ns/op", sample_cpu_ns(sample));
    putc('\n', file);
}

static void write_go(FILE *file, const struct exported *exported)
{
    const json_t *machine = json_object_get(exported->run, "machine");
    put_key(file, "pkg", json_object_get(exported->run, "name"));
    put_key(file, "goarch", json_object_get(machine, "architecture"));
    put_key(file, "cpu", json_object_get(json_object_get(machine, "cpu"), "model"));
    put_key(file, "commit", json_object_get(json_object_get(exported->run, "build"), "commit"));
    for (size_t i = 0; i < exported->count; i++)
        for (size_t j = 0; j < exported->item[i].count; j++)
            put_sample(file, &exported->item[i], &exported->item[i].sample[j]);
}

const struct export_format export_go = {
    .name = "go",
    .summary = "Go's benchmark lines, for benchstat",
    .write = write_go,
};
