#include "bench/results/journal.h"

#include "base/mem.h"
#include "bench/results/counts_json.h"
#include "bench/results/results_json.h"
#include "bench/results/timing_json.h"
#include "bench/results/used_json.h"
#include "bench/results/words.h"
#include "bench/scenario/tree_json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a line of the journal vouches for. */
enum { FILES = 4 };
static const char *const file_names[FILES] = {"curves.csv", "summary.csv", "samples.jsonl",
                                              "estimates.csv"};

static json_t *divergence_json(const struct divergence *diverged)
{
    if (diverged->trial < 0)
        return json_null();
    return json_pack("{s:i, s:i, s:i}", "trial", diverged->trial, "node", diverged->node,
                     "iteration", diverged->iteration);
}

static json_t *sizes_json(const struct results *results)
{
    FILE *const files[FILES] = {results->curves, results->summary, results->samples,
                                results->estimates};
    json_t *sizes = json_object();
    for (int i = 0; i < FILES; i++)
        json_object_set_new(sizes, file_names[i], json_integer(files[i] ? ftell(files[i]) : 0));
    return sizes;
}

/* A key for each column of summary.csv, and what has no place in a table. */
static json_t *case_json(const struct results *results, const struct case_result *result)
{
    json_t *line = result_row_json(&summary_table, result, 0);
    json_t *rest = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "diverged",
        divergence_json(&result->outcome->diverged), "axes", axes_json(result), "timing",
        timing_json(result), "counters",
        case_counted(result) ? counts_json(&result->measured->counts) : json_null(), "metrics",
        case_counted(result) ? counts_metrics_json(&result->measured->counts) : json_null(),
        "resolved", tree_json(result->resolved), "used", used_json(result->plan, NULL), "sizes",
        sizes_json(results));
    int failed = !line || !rest || json_object_update(line, rest);
    json_decref(rest);
    if (!failed)
        return line;
    json_decref(line);
    return NULL;
}

int journal_add(struct results *results, const struct case_result *result, struct err *err)
{
    json_t *json = case_json(results, result);
    if (!json)
        return err_set(err, ERR_INTERNAL, "out of memory: the journal's line");
    int failed =
        json_dumpf(json, results->journal, JSON_COMPACT) || putc('\n', results->journal) == EOF;
    json_decref(json);
    if (failed)
        return err_set(err, ERR_INTERNAL, "%s/cases.jsonl: %s", results->directory,
                       strerror(errno ? errno : EIO));
    return 0;
}

static int cut(const struct results *results, const char *name, long long size, struct err *err)
{
    struct stat status;
    char *path = mem_format(err, "%s/%s", results->directory, name);
    if (!path)
        return -1;
    int failed = 0;
    if (stat(path, &status))
        failed = size > 0 ? err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno)) : 0;
    else if (status.st_size < size)
        failed =
            err_set(err, ERR_USAGE, "%s: %lld bytes where the journal says %lld: cannot resume",
                    path, (long long)status.st_size, size);
    else if (truncate(path, (off_t)size))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    free(path);
    return failed;
}

/* One whole line: remembers the case and the sizes. A line that is no JSON ends the journal. */
static int take_line(struct results *results, const char *line, json_t **sizes, struct err *err)
{
    json_t *json = json_loads(line, 0, NULL);
    const char *name = json_string_value(json_object_get(json, "case"));
    json_t *found = json_object_get(json, "sizes");
    int whole = name && found;
    if (whole &&
        (mem_grow(&results->finished, results->finished_count, sizeof *results->finished, err) ||
         !(results->finished[results->finished_count] = mem_text(name, err)))) {
        json_decref(json);
        return -1;
    }
    if (whole) {
        const char *status = json_string_value(json_object_get(json, "status"));
        results->had_diverged |= status && !strcmp(status, status_words[STATUS_DIVERGED]);
        results->finished_count++;
        json_decref(*sizes);
        *sizes = json_incref(found);
    }
    json_decref(json);
    return whole;
}

int journal_read(struct results *results, struct err *err)
{
    char *path = mem_format(err, "%s/cases.jsonl", results->directory), *line = NULL;
    if (!path)
        return -1;
    FILE *file = fopen(path, "r");
    size_t room = 0;
    long long whole = 0;
    json_t *sizes = NULL;
    int taken = 1;
    ssize_t length;
    while (file && taken > 0 && (length = getline(&line, &room, file)) > 0 &&
           line[length - 1] == '\n')
        if ((taken = take_line(results, line, &sizes, err)) > 0)
            whole += length;
    int failed = !file ? err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno)) : taken < 0;
    if (!failed)
        failed = cut(results, "cases.jsonl", whole, err);
    for (int i = 0; sizes && i < FILES; i++)
        failed = failed || cut(results, file_names[i],
                               json_integer_value(json_object_get(sizes, file_names[i])), err);
    results->had_estimates = json_integer_value(json_object_get(sizes, "estimates.csv")) > 0;
    json_decref(sizes);
    if (file)
        fclose(file);
    free(line);
    free(path);
    return failed ? -1 : 0;
}
