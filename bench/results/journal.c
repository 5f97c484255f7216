#include "bench/results/journal.h"

#include "bench/results/counts_json.h"
#include "bench/common/json.h"
#include "bench/scenario/tree_json.h"
#include "bench/results/time_json.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

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

/* What the line vouches for. */
static json_t *rows_json(const struct journal_rows rows[ROW_FILES])
{
    json_t *json = json_object();
    for (int i = 0; i < ROW_FILES; i++)
        if (rows[i].bytes)
            json_object_set_new(json, row_file_names[i],
                                json_pack("{s:I, s:s}", "bytes", (json_int_t)rows[i].bytes,
                                          "sha256", rows[i].sha256));
    return json;
}

static json_t *case_json(const struct case_result *result,
                         const struct journal_rows rows[ROW_FILES])
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
        "scenario", tree_json(result->resolved), "rows", rows_json(rows));
}

int journal_add(struct results *results, const struct case_result *result,
                const struct journal_rows rows[ROW_FILES], struct err *err)
{
    json_t *json = case_json(result, rows);
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
