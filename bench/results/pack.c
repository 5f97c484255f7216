#include "bench/results/pack.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/store.h"
#include "bench/environment/facts.h"
#include "bench/machine/hardware.h"
#include "bench/results/read_results.h"
#include "bench/results/result_columns.h"
#include "bench/results/run_json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The parts of run.json that all runs of a machine share; the file holds them once. */
static const char *const shared[] = {"machine", "build", "ceilings", NULL};

int pack_names(const char *path)
{
    size_t length = strlen(path), suffix = strlen(PACK_SUFFIX);
    return length > suffix && !strcmp(path + length - suffix, PACK_SUFFIX);
}

/* ---- writing ---- */

/* A counter that is unavailable in one case is so in all: the pack holds the reason once, and the
 * case only the counter's name. */
static void take_reasons(json_t *pack, json_t *item)
{
    size_t i;
    json_t *counter, *counters = json_object_get(item, "counters"),
                     *reasons = json_object_get(pack, "unavailable");
    json_array_foreach(counters, i, counter)
    {
        json_t *name = json_object_get(counter, "name");
        const char *status = json_string_value(json_object_get(counter, "status"));
        json_t *reason = json_object_get(counter, "reason");
        if (!json_is_string(name) || !status || !json_is_string(reason) ||
            strcmp(status, "unavailable"))
            continue;
        json_object_set(reasons, json_string_value(name), reason);
        json_array_set(counters, i, name);
    }
}

/* Columns that some case does not know: a case leaves them out, and the pack has their names. */
static void take_unknown(json_t *pack, json_t *item)
{
    void *next;
    const char *name;
    json_t *value, *unknown = json_object_get(pack, "unknown");
    json_object_foreach_safe(item, next, name, value)
    {
        if (!json_is_null(value))
            continue;
        json_object_set_new(unknown, name, json_true());
        json_object_del(item, name);
    }
}

/* Lists with an entry for each node, edge or thread would let the file grow with them. */
static void drop_lists(json_t *item)
{
    static const char *const lists[] = {"noise_variance", "input_variance", "edges", "algorithm"};
    json_t *used = json_object_get(item, "used");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        json_object_del(used, lists[i]);
    json_object_del(json_object_get(json_object_get(item, "timing"), "profile"), "share_by_thread");
}

/* Times, clocks and energies of an emulator are none of a machine. A case that was not timed has
 * times, too: of its curves. */
static void drop_emulated(json_t *item)
{
    void *next;
    const char *name;
    json_t *value;
    json_object_foreach_safe(item, next, name, value)
    {
        int at;
        const struct column *column = result_table_find(&summary_table, name, &at);
        if (column && (!strcmp(column->unit, "s") || !strcmp(column->unit, "ns") ||
                       !strcmp(column->unit, "J") || !strcmp(column->unit, "GHz")))
            json_object_set_new(item, name, json_null());
    }
}

static int is_emulated(const json_t *run)
{
    const char *model = json_string_value(facts_at(run, "machine.cpu.model"));
    return model && !strncmp(model, HARDWARE_EMULATED, strlen(HARDWARE_EMULATED));
}

static void mark_emulated(const json_t *run, json_t *cases)
{
    size_t i;
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        if (is_emulated(run))
            json_object_set_new(item, summary_emulated.name, json_true());
        if (json_is_true(json_object_get(item, summary_emulated.name)))
            drop_emulated(item);
    }
}

/* Rows of a case are sizes and digests of files that are not sent. The run has the texts. */
static void shorten_cases(json_t *pack, json_t *cases)
{
    size_t i;
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        json_object_del(item, "rows");
        json_object_del(json_object_get(item, "resolved"), "question");
        json_object_del(json_object_get(item, "resolved"), "expect");
        drop_lists(item);
        take_reasons(pack, item);
        take_unknown(pack, item);
    }
}

/* Of each ceiling the best and the median are sent, not its rounds. */
static void drop_rounds(json_t *pack)
{
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(json_object_get(pack, "ceilings"), "rows"), i, row)
    {
        json_object_del(row, "rounds");
    }
}

/* Where the last part of a word that is an absolute path begins; of others the word itself. */
static const char *last_part(const char *word, const char *end)
{
    const char *part = word;
    for (const char *at = word; *word == '/' && at + 1 < end; at++)
        if (*at == '/')
            part = at + 1;
    return part;
}

/* Cuts each word of a text that is an absolute path to its last part. */
static void shorten_paths(json_t *run, const char *key)
{
    char *text = mem_text(json_text_at(run, key), NULL), *to = text;
    for (const char *word = text; word && *word;) {
        const char *end = word + strcspn(word, " "), *part = last_part(word, end);
        word = end + strspn(end, " ");
        memmove(to, part, (size_t)(word - part));
        to += word - part;
    }
    if (text)
        json_object_set_new(run, key, json_stringn(text, (size_t)(to - text)));
    free(text);
}

/* Moves what is shared from a run to the pack, from the first run that has it. */
static void take_shared(json_t *pack, json_t *run)
{
    for (const char *const *part = shared; *part; part++) {
        json_t *value = json_object_get(run, *part);
        if (value && !json_is_object(json_object_get(pack, *part)))
            json_object_set(pack, *part, value);
        json_object_del(run, *part);
    }
}

static int add_directory(json_t *pack, const char *directory, struct err *err)
{
    const struct column *const none[] = {NULL};
    json_t *run, *cases;
    if (results_read_run(directory, &run, err))
        return -1;
    if (results_read_cases(directory, none, &cases, err)) {
        json_decref(run);
        return -1;
    }
    mark_emulated(run, cases);
    shorten_paths(run, "command");
    shorten_paths(run, "scenario");
    take_shared(pack, run);
    shorten_cases(pack, cases);
    if (json_array_append_new(json_object_get(pack, "runs"),
                              json_pack("{s:o, s:o}", "run", run, "cases", cases)))
        return err_set(err, ERR_INTERNAL, "out of memory: the results of %s", directory);
    return 0;
}

/* The results of (count,) directories; NULL and err. */
static json_t *pack_json(const char *const *directory, int count, struct err *err)
{
    json_t *pack = json_pack("{s:i, s:[], s:{}, s:{}}", "schema", RESULTS_SCHEMA, "runs",
                             "unavailable", "unknown");
    int failed = pack ? 0 : err_set(err, ERR_INTERNAL, "out of memory: the results in one file");
    for (int i = 0; !failed && i < count; i++)
        failed = add_directory(pack, directory[i], err);
    drop_rounds(pack);
    if (!failed)
        return pack;
    json_decref(pack);
    return NULL;
}

/* The file keeps its error state. */
static void put_pack(FILE *file, const json_t *pack)
{
    json_dumpf(pack, file, JSON_COMPACT | JSON_REAL_PRECISION(10));
    fputc('\n', file);
}

int pack_write(const char *path, char *const *directory, int count, struct err *err)
{
    struct store_fresh fresh;
    json_t *pack = pack_json((const char *const *)directory, count, err);
    int failed = !pack || store_begin(&fresh, path, err);
    if (!failed) {
        put_pack(fresh.file, pack);
        failed = store_finish(&fresh, err);
    }
    json_decref(pack);
    return failed ? -1 : 0;
}

int pack_print(FILE *file, const char *const *directory, int count, struct err *err)
{
    json_t *pack = pack_json(directory, count, err);
    if (pack)
        put_pack(file, pack);
    json_decref(pack);
    return pack ? 0 : -1;
}

/* ---- reading ---- */

static int check_pack(const char *path, const json_t *pack, struct err *err)
{
    const json_t *schema = json_object_get(pack, "schema"), *runs = json_object_get(pack, "runs");
    if (!json_is_integer(schema) || !json_is_array(runs))
        return err_set(
            err, ERR_USAGE,
            "%s: not results that 'slabmark run --suite' wrote: no \"schema\" or \"runs\"", path);
    if (json_integer_value(schema) != RESULTS_SCHEMA)
        return err_set(err, ERR_USAGE, "%s: schema %lld, and this slabmark reads schema %d", path,
                       (long long)json_integer_value(schema), RESULTS_SCHEMA);
    if (json_array_size(runs) == 0)
        return err_set(err, ERR_USAGE, "%s: \"runs\" is empty", path);
    return 0;
}

static void restore_unknown(json_t *pack, json_t *item)
{
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(pack, "unknown"), name, value)
    {
        if (!json_object_get(item, name))
            json_object_set_new(item, name, json_null());
    }
}

/* A counter by its name alone is one that is unavailable. */
static void restore_counters(json_t *pack, json_t *counters)
{
    size_t i;
    json_t *counter;
    json_array_foreach(counters, i, counter)
    {
        const char *name = json_is_string(counter)
                               ? json_string_value(counter)
                               : json_string_value(json_object_get(counter, "name"));
        json_t *reason = name ? json_object_get(json_object_get(pack, "unavailable"), name) : NULL;
        if (json_is_string(counter))
            json_array_set_new(counters, i,
                               json_pack("{s:s, s:s, s:O?}", "name", name, "status", "unavailable",
                                         "reason", reason));
        else if (reason && !json_object_get(counter, "reason"))
            json_object_set(counter, "reason", reason);
    }
}

static void restore_cases(json_t *pack, json_t *cases)
{
    size_t i;
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        restore_unknown(pack, item);
        restore_counters(pack, json_object_get(item, "counters"));
    }
}

/* Gives each run the parts that the file holds once. */
static int restore_shared(const char *path, json_t *pack, struct err *err)
{
    size_t i;
    json_t *entry;
    json_array_foreach(json_object_get(pack, "runs"), i, entry)
    {
        json_t *run = json_object_get(entry, "run");
        if (!json_is_object(run) || !json_is_array(json_object_get(entry, "cases")))
            return err_set(err, ERR_USAGE, "%s: runs[%zu] lacks \"run\" or \"cases\"", path, i);
        for (const char *const *part = shared; *part; part++)
            if (json_object_set(run, *part, json_object_get(pack, *part)))
                return err_set(err, ERR_USAGE, "%s: no \"%s\"", path, *part);
        restore_cases(pack, json_object_get(entry, "cases"));
    }
    return 0;
}

int pack_read(const char *path, json_t **runs, struct err *err)
{
    json_error_t error;
    *runs = NULL;
    json_t *pack = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!pack && error.line < 0)
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    if (!pack)
        return err_set(err, ERR_USAGE, "%s:%d:%d: not a complete file: %s", path, error.line,
                       error.column, error.text);
    int failed = check_pack(path, pack, err) || restore_shared(path, pack, err);
    if (!failed)
        *runs = json_incref(json_object_get(pack, "runs"));
    json_decref(pack);
    return failed ? -1 : 0;
}
