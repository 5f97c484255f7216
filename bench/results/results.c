#include "bench/results/results.h"

#include "base/mem.h"
#include "bench/environment/environment.h"
#include "bench/environment/environment_compare.h"
#include "bench/results/journal.h"
#include "bench/results/owned.h"
#include "bench/results/results_csv.h"
#include "bench/results/run_json.h"
#include "bench/results/samples.h"
#include "bench/common/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static char *inside(const struct results *results, const char *name, struct err *err)
{
    return mem_format(err, "%s/%s", results->directory, name);
}

static FILE *open_file(const struct results *results, const char *name, int goes_on,
                       struct err *err)
{
    char *path = inside(results, name, err);
    FILE *file = !path ? NULL : goes_on ? store_append(path, err) : store_create(path, err);
    free(path);
    return file;
}

static int write_run_json(const struct results *results, const struct scenario *scenario,
                          const char *command, const char *status, struct err *err)
{
    char *path = inside(results, "run.json", err);
    json_t *json =
        path ? run_json(scenario, results->environment, results->ceilings, command, status) : NULL;
    int failed = !path;
    if (path && !json)
        failed = err_set(err, ERR_INTERNAL, "%s: out of memory, or a text that is not UTF-8", path);
    failed = failed || store_json(path, json, err);
    json_decref(json);
    free(path);
    return failed ? -1 : 0;
}

/* The times of one result are those of one machine. */
static int same_machine(const struct results *results, const json_t *before, struct err *err)
{
    enum comparable verdict;
    json_t *rows;
    if (environment_compare(before, results->environment, &verdict, &rows, err))
        return -1;
    json_decref(rows);
    if (verdict != NOT_COMPARABLE)
        return 0;
    return err_set(err, ERR_INCOMPARABLE,
                   "%s: its finished cases were run on another machine, or under other limits: "
                   "cannot resume it here",
                   results->directory);
}

static int same_scenario(const struct results *results, const struct scenario *scenario,
                         struct err *err)
{
    char *path = inside(results, "run.json", err);
    if (!path)
        return -1;
    json_t *before = json_load_file(path, 0, NULL);
    json_t *now = run_json(scenario, NULL, NULL, "", "");
    int same = json_equal(json_object_get(before, "resolved"), json_object_get(now, "resolved")) &&
               json_equal(json_object_get(before, "axes"), json_object_get(now, "axes"));
    int failed = same ? same_machine(results, before, err)
                      : err_set(err, ERR_USAGE,
                                "%s: holds another scenario (or none): cannot resume it", path);
    json_decref(before);
    json_decref(now);
    free(path);
    return failed;
}

/* Lines of other columns below its header would make the table unreadable. */
static int same_columns(const struct results *results, const struct scenario *scenario,
                        struct err *err)
{
    char *path = inside(results, "summary.csv", err);
    if (!path)
        return -1;
    int same = csv_summary_has_columns(path, scenario);
    if (!same)
        err_set(err, ERR_USAGE,
                "%s: another slabmark wrote it, with other columns: cannot resume it", path);
    free(path);
    return same ? 0 : -1;
}

static int check_free(const struct results *results, enum results_mode mode, struct err *err)
{
    int holds_cases;
    if (owned_check(results->directory, &holds_cases, err))
        return -1;
    if (holds_cases && mode == RESULTS_NEW)
        return err_set(
            err, ERR_USAGE,
            "%s: holds results already; --resume goes on with them, --replace drops them",
            results->directory);
    return mode == RESULTS_REPLACE ? owned_drop(results->directory, err) : 0;
}

static int open_files(struct results *results, int goes_on, int save_estimates, struct err *err)
{
    struct {
        FILE **file;
        const char *name;
    } files[] = {{&results->curves, "curves.csv"},
                 {&results->summary, "summary.csv"},
                 {&results->samples, "samples.jsonl"},
                 {&results->journal, "cases.jsonl"},
                 {&results->estimates, "estimates.csv"}};
    for (int i = 0; i < 4 + save_estimates; i++)
        if (!(*files[i].file = open_file(results, files[i].name, goes_on, err)))
            return -1;
    return 0;
}

/* Two runs into one directory would mix their lines. */
static int lock(struct results *results, struct err *err)
{
    results->lock = open(results->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (results->lock < 0)
        return err_set(err, ERR_INTERNAL, "%s: %s", results->directory, strerror(errno));
    if (flock(results->lock, LOCK_EX | LOCK_NB))
        return err_set(err, ERR_INTERNAL, "%s: another run is writing there", results->directory);
    return 0;
}

/* Those that `slabmark machine` keeps: that there are none is no error. */
static struct ceilings *known_ceilings(void)
{
    struct err none;
    struct ceilings *ceilings = mem_zeroed(1, sizeof *ceilings, &none);
    if (ceilings && !ceilings_load(ceilings, &none))
        return ceilings;
    free(ceilings);
    return NULL;
}

int results_open(struct results *results, const char *directory, enum results_mode mode,
                 const struct scenario *scenario, const char *command, int save_estimates,
                 struct err *err)
{
    *results = (struct results){.lock = -1};
    results->directory = mem_text(directory, err);
    results->environment = environment_here(err);
    results->ceilings = known_ceilings();
    if (!results->directory || !results->environment || store_directory(directory, err) ||
        lock(results, err) || check_free(results, mode, err))
        return -1;
    if (mode == RESULTS_RESUME &&
        (same_scenario(results, scenario, err) || journal_read(results, err)))
        return -1;
    int goes_on = results->finished_count > 0;
    if (goes_on && results->had_estimates != save_estimates)
        return err_set(err, ERR_USAGE, "%s: its finished cases were run with%s --save estimates",
                       directory, results->had_estimates ? "" : "out");
    if (goes_on && same_columns(results, scenario, err))
        return -1;
    if (open_files(results, goes_on, save_estimates, err))
        return -1;
    if (!goes_on) {
        csv_header(results->curves, &curves_table, scenario);
        csv_header(results->summary, &summary_table, scenario);
    }
    return write_run_json(results, scenario, command, "running", err);
}

int results_has(const struct results *results, const char *case_name)
{
    for (size_t i = 0; i < results->finished_count; i++)
        if (!strcmp(results->finished[i], case_name))
            return 1;
    return 0;
}

static int flush(FILE *file, const char *name, const struct results *results, struct err *err)
{
    if (file && (fflush(file) || ferror(file)))
        return err_set(err, ERR_INTERNAL, "%s/%s: %s", results->directory, name,
                       strerror(errno ? errno : EIO));
    return 0;
}

int results_add(struct results *results, const struct case_result *result, struct err *err)
{
    csv_curves(results->curves, result);
    csv_row(results->summary, &summary_table, result, 0);
    if (results->estimates)
        csv_estimates(results->estimates, result);
    if (case_timed(result) && samples_add(results->samples, result))
        return err_set(err, ERR_INTERNAL, "%s/samples.jsonl: %s", results->directory,
                       strerror(errno ? errno : ENOMEM));
    if (flush(results->curves, "curves.csv", results, err) ||
        flush(results->summary, "summary.csv", results, err) ||
        flush(results->samples, "samples.jsonl", results, err) ||
        flush(results->estimates, "estimates.csv", results, err) ||
        journal_add(results, result, err))
        return -1;
    return flush(results->journal, "cases.jsonl", results, err);
}

static int close_file(FILE **file, const char *name, const struct results *results, struct err *err)
{
    int failed = *file && fclose(*file);
    *file = NULL;
    if (failed)
        return err_set(err, ERR_INTERNAL, "%s/%s: %s", results->directory, name, strerror(errno));
    return 0;
}

int results_close(struct results *results, const struct scenario *scenario, const char *command,
                  const char *status, struct err *err)
{
    if (close_file(&results->curves, "curves.csv", results, err) ||
        close_file(&results->summary, "summary.csv", results, err) ||
        close_file(&results->samples, "samples.jsonl", results, err) ||
        close_file(&results->estimates, "estimates.csv", results, err) ||
        close_file(&results->journal, "cases.jsonl", results, err))
        return -1;
    return write_run_json(results, scenario, command, status, err);
}

void results_free(struct results *results)
{
    FILE *const files[] = {results->curves, results->summary, results->samples, results->estimates,
                           results->journal};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (files[i])
            fclose(files[i]);
    for (size_t i = 0; i < results->finished_count; i++)
        free(results->finished[i]);
    free(results->finished);
    json_decref(results->environment);
    free(results->directory);
    free(results->ceilings);
    if (results->lock >= 0)
        close(results->lock);
    *results = (struct results){.lock = -1};
}
