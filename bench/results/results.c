#include "bench/results/results.h"

#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/environment/environment.h"
#include "bench/environment/facts.h"
#include "bench/results/inputs_json.h"
#include "bench/results/node_ids_json.h"
#include "bench/results/owned.h"
#include "bench/results/results_csv.h"
#include "bench/results/resume.h"
#include "bench/results/run_json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

char *results_path(const struct results *results, enum result_file file, struct err *err)
{
    return mem_format(err, "%s/%s", results->directory, result_file_name(file));
}

static int write_run_json(const struct results *results, const struct scenario *scenario,
                          const char *command, const char *status, struct err *err)
{
    char *path = results_path(results, RESULT_RUN, err);
    json_t *json =
        path ? run_json(scenario, results->environment, results->inputs, results->node_ids,
                        results->ceilings, results->more, command, results->started, status)
             : NULL;
    int failed = !path;
    if (path && !json)
        failed = err_set(err, ERR_INTERNAL, "%s: out of memory, or a text that is not UTF-8", path);
    failed = failed || store_json(path, json, err);
    json_decref(json);
    free(path);
    return failed ? -1 : 0;
}

/* ---- opening ---- */

char *results_make_directory(const char *name, struct err *err)
{
    enum { SAME_SECOND = 1000 };
    char date[32], *path = NULL;
    time_t seconds = time(NULL);
    struct tm local;
    strftime(date, sizeof date, "%Y%m%d-%H%M%S", localtime_r(&seconds, &local));
    if (store_directory("results", err))
        return NULL;
    for (int i = 1; i < SAME_SECOND; i++) {
        path = i > 1 ? mem_format(err, "results/%s-%s-%d", name, date, i)
                     : mem_format(err, "results/%s-%s", name, date);
        if (!path || !mkdir(path, 0777))
            return path;
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
        free(path);
        if (errno != EEXIST)
            break;
    }
    return NULL;
}

/* Locks the directory: two runs would mix their lines. Some file systems do not support locks. */
static int lock_directory(struct results *results, struct err *err)
{
    results->lock = open(results->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (results->lock < 0)
        return err_set(err, ERR_INTERNAL, "%s: %s", results->directory, strerror(errno));
    if (!flock(results->lock, LOCK_EX | LOCK_NB))
        return 0;
    if (errno == EWOULDBLOCK)
        return err_set(err, ERR_INTERNAL, "%s: another run is writing to it", results->directory);
    json_array_append_new(results->notes,
                          json_sprintf("%s cannot be locked (%s): do not start a second run in it",
                                       results->directory, strerror(errno)));
    return 0;
}

static int refuse_results(const char *directory, struct err *err)
{
    return err_set(err, ERR_USAGE,
                   "%s: already holds results; --resume continues the run, --replace deletes them",
                   directory);
}

int results_check_unused(const char *directory, struct err *err)
{
    int holds_cases;
    if (owned_check(directory, &holds_cases, err))
        return -1;
    return holds_cases ? refuse_results(directory, err) : 0;
}

/* Checks, removes or reads the directory's earlier results, as the mode requires. */
static int claim_directory(struct results *results, enum results_mode mode,
                           const struct scenario *scenario, unsigned saved, struct err *err)
{
    int holds_cases;
    if (owned_check(results->directory, &holds_cases, err))
        return -1;
    if (holds_cases && mode == RESULTS_NEW)
        return refuse_results(results->directory, err);
    if (mode == RESULTS_REPLACE)
        return owned_drop(results->directory, err);
    return holds_cases ? resume_read(results, scenario, saved, err) : 0;
}

static FILE *open_file(const struct results *results, enum result_file which, struct err *err)
{
    char *path = results_path(results, which, err);
    FILE *file = !path                     ? NULL
                 : results->finished_count ? store_append(path, err)
                                           : store_create(path, err);
    free(path);
    return file;
}

/* Creates the journal first: from then on a replaced run has no cases. */
static int open_files(struct results *results, const struct scenario *scenario, unsigned saved,
                      struct err *err)
{
    if (!(results->journal = open_file(results, RESULT_CASES, err)))
        return -1;
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        if (result_file_wanted(i, saved) && !(results->rows[i] = open_file(results, i, err)))
            return -1;
    if (results->finished_count)
        return 0;
    csv_header(results->rows[RESULT_CURVES], &curves_table, scenario);
    csv_header(results->rows[RESULT_SUMMARY], &summary_table, scenario);
    return store_sync(results->rows[RESULT_CURVES], results->directory, err) ||
           store_sync(results->rows[RESULT_SUMMARY], results->directory, err);
}

/* Reads the ceilings that `slabmark machine` saved. Their absence is not an error; the reason is
 * kept. */
static struct ceilings *known_ceilings(struct err *why)
{
    struct ceilings *ceilings = mem_zeroed(1, sizeof *ceilings, why);
    if (ceilings && !ceilings_load(ceilings, why))
        return ceilings;
    free(ceilings);
    return NULL;
}

int results_open(struct results *results, const char *directory, enum results_mode mode,
                 const struct scenario *scenario, const char *command, unsigned saved, json_t *more,
                 struct err *err)
{
    *results = (struct results){.lock = -1, .notes = json_array(), .more = more};
    run_json_date(results->started);
    results->directory = mem_text(directory, err);
    results->environment = environment_here(err);
    results->inputs = inputs_json(scenario, err);
    results->node_ids = results->inputs ? node_ids_json(scenario, err) : NULL;
    results->ceilings = known_ceilings(&results->no_ceilings);
    if (!results->directory || !results->environment || !results->node_ids ||
        store_directory(directory, err) || lock_directory(results, err) ||
        claim_directory(results, mode, scenario, saved, err) ||
        open_files(results, scenario, saved, err))
        return -1;
    return write_run_json(results, scenario, command, "running", err);
}

int results_has(const struct results *results, const char *case_name)
{
    for (size_t i = 0; i < results->finished_count; i++)
        if (!strcmp(results->finished[i], case_name))
            return 1;
    return 0;
}

const char *results_machine(const struct results *results)
{
    const char *text = json_string_value(facts_at(results->environment, "machine.fingerprint"));
    return text ? text : "";
}

/* ---- closing ---- */

static int close_file(FILE **file, enum result_file which, const struct results *results,
                      struct err *err)
{
    int failed = *file && fclose(*file);
    *file = NULL;
    if (failed)
        return err_set(err, ERR_INTERNAL, "%s/%s: %s", results->directory, result_file_name(which),
                       strerror(errno));
    return 0;
}

int results_close(struct results *results, const struct scenario *scenario, const char *command,
                  const char *status, struct err *err)
{
    if (results_sync(results, err))
        return -1;
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        if (close_file(&results->rows[i], i, results, err))
            return -1;
    if (close_file(&results->journal, RESULT_CASES, results, err))
        return -1;
    return write_run_json(results, scenario, command, status, err);
}

void results_free(struct results *results)
{
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        if (results->rows[i])
            fclose(results->rows[i]);
    if (results->journal)
        fclose(results->journal);
    for (size_t i = 0; i < results->finished_count; i++)
        free(results->finished[i]);
    free(results->finished);
    free(results->held);
    json_decref(results->environment);
    json_decref(results->inputs);
    json_decref(results->node_ids);
    json_decref(results->notes);
    json_decref(results->more);
    free(results->directory);
    free(results->ceilings);
    if (results->lock >= 0)
        close(results->lock);
    *results = (struct results){.lock = -1};
}
