#include "bench/machine/ceilings.h"

#include "bench/common/json.h"
#include "bench/machine/core_latency.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static json_t *rounds_json(const struct ceiling *row)
{
    json_t *list = json_array();
    for (int i = 0; i < row->rounds; i++)
        json_array_append_new(list, json_number_or_null(row->round[i]));
    return list;
}

static json_t *row_json(const struct ceiling *row)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:I, s:s, s:o, s:o, s:o, s:o, s:i, s:s?}", "kind",
                     ceiling_kinds[row->kind].name, "of", row->name, "loops", row->set, "threads",
                     row->threads, "bytes_per_thread", (json_int_t)row->bytes, "unit",
                     ceiling_kinds[row->kind].unit, "best", json_number_or_null(row->best),
                     "median", json_number_or_null(row->median), "deviation",
                     json_number_or_null(row->deviation), "rounds", rounds_json(row), "interrupted",
                     row->interrupted, "unavailable", row->why[0] ? row->why : NULL);
}

static json_t *level_json(const struct ceiling_level *level)
{
    return json_pack("{s:s, s:I, s:I, s:i, s:i}", "name", level->name, "bytes_reported",
                     (json_int_t)level->reported, "bytes_counted", (json_int_t)level->counted,
                     "cores", level->cores, "threads", level->threads);
}

json_t *ceilings_json(const struct ceilings *ceilings)
{
    json_t *levels = json_array(), *rows = json_array();
    for (int i = 0; i < ceilings->levels; i++)
        json_array_append_new(levels, level_json(&ceilings->level[i]));
    for (int i = 0; i < ceilings->count; i++)
        json_array_append_new(rows, row_json(&ceilings->row[i]));
    return json_pack(
        "{s:i, s:s, s:s, s:s, s:s, s:s, s:f, s:i, s:o, s:s, s:i, s:i, s:b, s:o, s:s, s:o, s:o, "
        "s:o}",
        "schema", CEILINGS_SCHEMA, "cpu", ceilings->cpu, "date", ceilings->date, "version",
        ceilings->version, "compiler", ceilings->compiler, "flags", ceilings->flags, "seconds",
        ceilings->seconds, "processors", ceilings->processors, "cpu_quota",
        json_number_or_null(ceilings->quota), "hypervisor", ceilings->hypervisor, "cores",
        ceilings->cores, "threads", ceilings->threads, "pinned", ceilings->pinned, "scaling",
        json_number_or_null(ceilings_scaling(ceilings)), "kernels", ceilings->kernels, "levels",
        levels, "rows", rows, "core_to_core", core_latency_json(&ceilings->latency));
}

/* ---- reading ---- */

static double number_or_nan(const json_t *json)
{
    return json_is_number(json) ? json_number_value(json) : NAN;
}

/* A file to send has none. */
static int read_rounds(struct ceiling *row, const json_t *rounds)
{
    size_t count = json_array_size(rounds);
    if (count > CEILING_ROUNDS)
        return -1;
    for (size_t i = 0; i < count; i++)
        row->round[i] = number_or_nan(json_array_get(rounds, i));
    row->rounds = (int)count;
    return 0;
}

static int copy_text(char *to, size_t size, const char *from)
{
    return (size_t)snprintf(to, size, "%s", from) < size ? 0 : -1;
}

static int read_row(struct ceiling *row, json_t *json)
{
    const char *kind, *name, *set;
    json_t *best, *median, *deviation, *rounds = NULL, *why;
    json_int_t bytes;
    *row = (struct ceiling){.kind = CEILING_KINDS};
    if (json_unpack(json, "{s:s, s:s, s:s, s:i, s:I, s:o, s:o, s:o, s?o, s:i, s:o}", "kind", &kind,
                    "of", &name, "loops", &set, "threads", &row->threads, "bytes_per_thread",
                    &bytes, "best", &best, "median", &median, "deviation", &deviation, "rounds",
                    &rounds, "interrupted", &row->interrupted, "unavailable", &why) ||
        bytes < 0 || row->threads < 1 || read_rounds(row, rounds))
        return -1;
    for (int i = 0; i < CEILING_KINDS; i++)
        if (!strcmp(ceiling_kinds[i].name, kind))
            row->kind = (enum ceiling_kind)i;
    row->bytes = (size_t)bytes;
    row->best = number_or_nan(best);
    row->median = number_or_nan(median);
    row->deviation = number_or_nan(deviation);
    return row->kind == CEILING_KINDS || copy_text(row->name, sizeof row->name, name) ||
           copy_text(row->set, sizeof row->set, set) ||
           (json_is_string(why) && copy_text(row->why, sizeof row->why, json_string_value(why)));
}

static int read_level(struct ceiling_level *level, json_t *json)
{
    const char *name;
    json_int_t reported, counted;
    if (json_unpack(json, "{s:s, s:I, s:I, s:i, s:i}", "name", &name, "bytes_reported", &reported,
                    "bytes_counted", &counted, "cores", &level->cores, "threads",
                    &level->threads) ||
        reported < 0 || counted < 0 || level->cores < 0 || level->threads < 1)
        return -1;
    level->reported = (size_t)reported;
    level->counted = (size_t)counted;
    return copy_text(level->name, sizeof level->name, name);
}

static int read_lists(struct ceilings *ceilings, const json_t *levels, const json_t *rows)
{
    size_t level_count = json_array_size(levels), count = json_array_size(rows);
    if (level_count > CEILING_LEVELS || count > CEILING_ROWS)
        return -1;
    for (size_t i = 0; i < level_count; i++)
        if (read_level(&ceilings->level[i], json_array_get(levels, i)))
            return -1;
    for (size_t i = 0; i < count; i++)
        if (read_row(&ceilings->row[i], json_array_get(rows, i)))
            return -1;
    ceilings->levels = (int)level_count;
    ceilings->count = (int)count;
    return 0;
}

int ceilings_from_json(struct ceilings *ceilings, const json_t *json, struct err *err)
{
    const char *cpu, *date, *version, *compiler, *flags, *kernels, *hypervisor;
    json_t *levels, *rows, *quota, *latency;
    int schema;
    *ceilings = (struct ceilings){0};
    if (json_unpack((json_t *)json, "{s:i}", "schema", &schema))
        return err_set(err, ERR_ABSENT, "no ceilings");
    if (schema != CEILINGS_SCHEMA)
        return err_set(err, ERR_ABSENT, "schema %d, not %d: written by another version of slabmark",
                       schema, CEILINGS_SCHEMA);
    if (json_unpack(
            (json_t *)json,
            "{s:s, s:s, s:s, s:s, s:s, s:F, s:i, s:o, s:s, s:i, s:i, s:b, s:s, s:o, s:o, s:o}",
            "cpu", &cpu, "date", &date, "version", &version, "compiler", &compiler, "flags", &flags,
            "seconds", &ceilings->seconds, "processors", &ceilings->processors, "cpu_quota", &quota,
            "hypervisor", &hypervisor, "cores", &ceilings->cores, "threads", &ceilings->threads,
            "pinned", &ceilings->pinned, "kernels", &kernels, "levels", &levels, "rows", &rows,
            "core_to_core", &latency) ||
        ceilings->threads < 1 || ceilings->cores < 0 ||
        copy_text(ceilings->cpu, sizeof ceilings->cpu, cpu) ||
        copy_text(ceilings->hypervisor, sizeof ceilings->hypervisor, hypervisor) ||
        copy_text(ceilings->date, sizeof ceilings->date, date) ||
        copy_text(ceilings->version, sizeof ceilings->version, version) ||
        copy_text(ceilings->compiler, sizeof ceilings->compiler, compiler) ||
        copy_text(ceilings->flags, sizeof ceilings->flags, flags) ||
        copy_text(ceilings->kernels, sizeof ceilings->kernels, kernels) ||
        core_latency_from_json(&ceilings->latency, latency) || read_lists(ceilings, levels, rows))
        return err_set(err, ERR_ABSENT, "a part is missing or of the wrong type");
    ceilings->quota = json_is_number(quota) ? json_number_value(quota) : INFINITY;
    return 0;
}
