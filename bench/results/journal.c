#include "bench/results/journal.h"

#include "bench/results/counts_json.h"
#include "bench/results/results_json.h"
#include "bench/results/timing_json.h"
#include "bench/results/used_json.h"
#include "bench/results/words.h"
#include "bench/scenario/tree_json.h"

#include <string.h>

static json_t *divergence_json(const struct divergence *diverged)
{
    if (diverged->trial < 0)
        return json_null();
    return json_pack("{s:i, s:i, s:i}", "trial", diverged->trial, "node", diverged->node,
                     "iteration", diverged->iteration);
}

/* Size and digest of the case's rows, which the line records. */
static json_t *rows_json(const struct journal_rows rows[RESULT_FILES])
{
    json_t *json = json_object();
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        if (rows[i].bytes)
            json_object_set_new(json, result_file_name(i),
                                json_pack("{s:I, s:s}", "bytes", (json_int_t)rows[i].bytes,
                                          "sha256", rows[i].sha256));
    return json;
}

/* A key for each column of summary.csv, and the data that do not fit a table. */
static json_t *case_json(const struct case_result *result,
                         const struct journal_rows rows[RESULT_FILES])
{
    json_t *line = result_row_json(&summary_table, result, 0);
    json_t *rest = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "diverged",
        divergence_json(&result->outcome->diverged), "axes", axes_json(result), "timing",
        timing_json(result), "counters",
        case_counted(result) ? counts_json(&result->measured->counts) : json_null(), "metrics",
        case_counted(result) ? counts_metrics_json(&result->measured->counts) : json_null(),
        "resolved", tree_json(result->resolved), "used", used_json(result->plan, NULL), "rows",
        rows_json(rows));
    int failed = !line || !rest || json_object_update(line, rest);
    json_decref(rest);
    if (!failed)
        return line;
    json_decref(line);
    return NULL;
}

char *journal_line(const struct case_result *result, const struct journal_rows rows[RESULT_FILES],
                   struct err *err)
{
    json_t *json = case_json(result, rows);
    char *line = json ? json_dumps(json, JSON_COMPACT) : NULL;
    json_decref(json);
    if (!line)
        err_set(err, ERR_INTERNAL, "out of memory: the journal's line");
    return line;
}
