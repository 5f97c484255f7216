#include "bench/results/journal.h"

#include "base/mem.h"
#include "bench/results/counts_json.h"
#include "bench/common/json.h"
#include "bench/scenario/tree_json.h"
#include "bench/results/time_json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a line of the journal vouches for. */
enum { FILES = 4 };
static const char *const file_names[FILES] = {"curves.csv", "summary.csv", "samples.jsonl",
                                              "estimates.csv"};

static json_t *interval_json(struct interval power)
{
    return json_pack("[o, o, o]", json_number_or_null(decibel(power.mean)),
                     json_number_or_null(decibel(power.low)),
                     json_number_or_null(decibel(power.high)));
}

static json_t *axes_json(const struct case_result *result)
{
    json_t *axes = json_object();
    for (int i = 0; i < result->scenario->axes; i++)
        if (result->item->at[i] >= 0)
            json_object_set_new(axes, result->scenario->axis[i].path,
                                tree_json(result->scenario->axis[i].value[result->item->at[i]]));
    return axes;
}

static json_t *targets_json(const double iterations[TARGETS])
{
    json_t *targets = json_object();
    for (int i = 0; i < TARGETS; i++) {
        char name[16];
        snprintf(name, sizeof name, "%g", target_db[i]);
        json_object_set_new(targets, name, json_number_or_null(iterations[i]));
    }
    return targets;
}

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

static json_t *case_json(const struct results *results, const struct case_result *result)
{
    const struct summary *summary = &result->summary;
    const struct outcome *outcome = result->outcome;
    char digest[20];
    snprintf(digest, sizeof digest, "%016" PRIx64, outcome->digest);
    return json_pack(
        "{s:s, s:s, s:s, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:i, s:s, s:s, "
        "s:f, s:s, s:s, s:s, s:{s:f, s:f, s:f}, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "case", result->item->name, "label", result->item->label, "status", case_status(result),
        "diverged", divergence_json(&outcome->diverged), "axes", axes_json(result), "msd_db",
        interval_json(summary->msd), "settled", summary->settled, "mse_db",
        json_number_or_null(decibel(summary->mse)), "disagreement_db",
        json_number_or_null(decibel(summary->disagreement)), "nonzeros_found",
        json_number_or_null(summary->nonzeros), "precision",
        json_number_or_null(summary->precision), "recall", json_number_or_null(summary->recall),
        "iterations_to_db", targets_json(summary->to_target), "recovery_to_db",
        targets_json(summary->recovery), "threads", result->plan->threads, "kernels",
        result->plan->kernels->name, "arithmetic", precision_name(result->plan->kernels->precision),
        "working_set_bytes", result->footprint.network, "layout",
        outcome->arranged ? "near" : "natural", "determinism",
        result->plan->sync->exact ? "bitwise" : "statistical", "digest", digest, "seconds",
        "iterate", outcome->time.iterate, "data", outcome->time.draw + outcome->time.data,
        "observe", outcome->time.observe, "ns_per_update", json_number_or_null(case_ns(result)),
        "time", time_json(result), "timing_ended_by",
        result->measured ? json_string(measure_end_names[result->measured->end]) : json_null(),
        "counters", case_timed(result) ? counts_json(&result->measured->counts) : json_null(),
        "metrics",
        case_timed(result) ? counts_metrics_json(&result->measured->counts) : json_null(),
        "scenario", tree_json(result->resolved), "sizes", sizes_json(results));
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
        results->had_diverged |= status && !strcmp(status, "diverged");
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
