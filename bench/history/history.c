#include "bench/history/history.h"

#include "base/mem.h"
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "bench/history/series.h"
#include "bench/history/shifts.h"
#include "bench/results/read_results.h"

#include <stdlib.h>
#include <string.h>

static int read_run(struct history_run *run, const char *directory, struct err *err)
{
    run->directory = directory;
    if (results_read_run(directory, &run->run, err) ||
        results_read_cases(directory, series_needed, &run->cases, err))
        return -1;
    run->started = json_string_value(json_object_get(run->run, "started"));
    run->commit = json_string_value(facts_at(run->run, "build.commit"));
    if (!run->commit)
        run->commit = "unknown";
    return run->started
               ? 0
               : err_set(err, ERR_USAGE, "%s/run.json: \"started\" is not a string", directory);
}

static int by_start(const void *one, const void *other)
{
    const struct history_run *left = one, *right = other;
    int order = strcmp(left->started, right->started);
    return order ? order : strcmp(left->directory, right->directory);
}

/* Results of other machines cannot be compared with the newest. */
static int leave_out_others(struct history *history, struct err *err)
{
    const struct history_run *newest = &history->run[history->runs - 1];
    for (size_t r = 0; r + 1 < history->runs; r++) {
        struct history_run *run = &history->run[r];
        enum comparable verdict;
        json_t *rows;
        if (environment_compare(run->run, newest->run, &verdict, &rows, err))
            return -1;
        if (verdict == NOT_COMPARABLE)
            environment_name_differences(rows, run->left_out, sizeof run->left_out);
        json_decref(rows);
    }
    return 0;
}

static int read_runs(struct history *history, const char *const *directories, size_t count,
                     struct err *err)
{
    history->run = mem_zeroed(count, sizeof *history->run, err);
    if (!history->run)
        return -1;
    while (history->runs < count) {
        size_t r = history->runs++;
        if (read_run(&history->run[r], directories[r], err))
            return -1;
    }
    qsort(history->run, history->runs, sizeof *history->run, by_start);
    return leave_out_others(history, err);
}

int history_read(struct history *history, const char *const *directories, size_t count,
                 const struct history_options *options, struct err *err)
{
    *history = (struct history){0};
    if ((options->metric && series_check_metric(options->metric, err)) ||
        read_runs(history, directories, count, err) || series_collect(history, options, err))
        return -1;
    for (size_t i = 0; i < history->count; i++)
        if (shifts_find(&history->series[i], options, err))
            return -1;
    return 0;
}

void history_free(struct history *history)
{
    for (size_t i = 0; i < history->count; i++) {
        free(history->series[i].run);
        free(history->series[i].value);
        free(history->series[i].cpu);
        free(history->series[i].shift);
    }
    for (size_t r = 0; r < history->runs; r++) {
        json_decref(history->run[r].run);
        json_decref(history->run[r].cases);
    }
    free(history->series);
    free(history->run);
    *history = (struct history){0};
}
