/* slabmark tune: the best parameters of every algorithm of a scenario. */
#include "base/mem.h"
#include "bench/common/args.h"
#include "bench/common/exit_codes.h"
#include "bench/common/screen.h"
#include "bench/common/store.h"
#include "bench/results/results.h"
#include "bench/scenario/overrides.h"
#include "bench/tune/tuned_csv.h"
#include "bench/tune/tuned_json.h"
#include "bench/tune/tuned_table.h"
#include "bench/tune/tuned_yaml.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
    {"target", 0, "DB", "the level that learning must reach; default: -20"},
    {"floor", 0, "DB,...", "for each DB the fastest setting whose floor is at most DB"},
    {"within", 0, "N,...", "for each N the lowest floor with at most N iterations to the target"},
    {"by", 0, "WHAT", "speed in iterations (default) or seconds"},
    {"points", 0, "N", "points of each front; default: 6"},
    {"settings", 0, "N", "settings in the grid of an algorithm; default: 64"},
    {"seed-tuning", 0, "N", "seed of the search; default: the scenario's seed + 1"},
    {"budget", 0, "TIME", "when it is nearly over the search ends; default: 10m"},
    {"set", 's', "PATH=VALUE", "override a value of the scenario; may be repeated"},
    {"threads", 't', "N", "the same as --set run.threads=N"},
    {"trials", 0, "N", "fresh trials; the same as --set trials=N"},
    {"iterations", 0, "N", "updates of each node in a trial"},
    {"output", 'o', "DIR", "directory for the results; default: results/tune-NAME-DATE"},
    {"resume", 0, NULL, "continue the tuning in DIR"},
    {"json", 0, NULL, "one JSON document instead of tables"},
    {"quiet", 'q', NULL, "no progress, no table"},
    {0},
};

/* ---- the command line ---- */

static int read_number(const struct args *args, const char *name, double otherwise, double low,
                       double high, double *value, struct err *err)
{
    const char *text = args_value(args, name);
    *value = otherwise;
    if (!text)
        return 0;
    if (args_quantity(text, "dB", value) || *value < low || *value > high)
        return err_set(err, ERR_USAGE, "--%s %s: a number in [%g, %g] is expected", name, text, low,
                       high);
    return 0;
}

static int read_whole(const struct args *args, const char *name, int otherwise, int low, int high,
                      int *value, struct err *err)
{
    double number;
    if (read_number(args, name, otherwise, low, high, &number, err))
        return -1;
    *value = (int)number;
    return number == floor(number)
               ? 0
               : err_set(err, ERR_USAGE, "--%s %g: a whole number is expected", name, number);
}

static int read_speed(const struct args *args, struct question *question, struct err *err)
{
    const char *by = args_value(args, "by");
    question->by_seconds = by && !strcmp(by, "seconds");
    if (by && !question->by_seconds && strcmp(by, "iterations"))
        return err_set(err, ERR_USAGE, "--by %s: iterations or seconds is expected", by);
    return 0;
}

/* "-38,-41,-44": a goal for each. */
static int read_limits(const struct args *args, const char *name, const struct goal *kind,
                       struct question *question, struct err *err)
{
    const char *text = args_value(args, name);
    for (const char *at = text; at; at = *at ? at + 1 : NULL) {
        size_t length = strcspn(at, ",");
        char word[32];
        struct goal goal = *kind;
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        if (length >= sizeof word || args_quantity(word, "dB", &goal.limit))
            return err_set(err, ERR_USAGE, "--%s %s: a list of numbers is expected", name, text);
        if (question->asked == MOST_ASKED)
            return err_set(err, ERR_USAGE, "--%s %s: at most %d numbers", name, text, MOST_ASKED);
        question->goal[question->asked++] = goal;
        at += length;
    }
    return 0;
}

static int read_goals(const struct args *args, struct question *question, struct err *err)
{
    static const struct goal fastest = {GOAL_FASTEST, INFINITY}, lowest = {GOAL_LOWEST, INFINITY};
    if (args_value(args, "floor") && args_value(args, "within"))
        return err_set(err, ERR_USAGE, "--floor and --within exclude each other");
    if (args_value(args, "within") && question->by_seconds)
        return err_set(err, ERR_USAGE, "--within counts iterations; leave out --by seconds");
    if (read_limits(args, "floor", &fastest, question, err) ||
        read_limits(args, "within", &lowest, question, err))
        return -1;
    if (!question->asked && args_value(args, "by"))
        question->goal[question->asked++] = fastest;
    return 0;
}

static int read_question(const struct args *args, struct question *question, struct err *err)
{
    int points;
    *question = (struct question){0};
    if (read_number(args, "target", -20, -300, 100, &question->target, err) ||
        read_whole(args, "points", 6, 1, MOST_POINTS, &points, err) ||
        read_speed(args, question, err))
        return -1;
    question->points = (size_t)points;
    return read_goals(args, question, err);
}

static int read_budget(const struct args *args, double *seconds, struct err *err)
{
    const char *text = args_value(args, "budget");
    *seconds = 600;
    if (text && (option_seconds(text, seconds) || *seconds <= 0))
        return err_set(err, ERR_USAGE, "--budget %s: a time such as 90s or 10m is expected", text);
    return 0;
}

static int make_request(const struct args *args, const struct contest *contest,
                        struct tune_request *request, struct err *err)
{
    int settings, usual = contest->seed < INT_MAX ? contest->seed + 1 : 0;
    *request = (struct tune_request){.resume = args_value(args, "resume") != NULL,
                                     .quiet = args_value(args, "quiet") != NULL,
                                     .json = args_value(args, "json") != NULL,
                                     .directory = args_value(args, "output")};
    if (read_question(args, &request->question, err) || read_budget(args, &request->budget, err) ||
        read_whole(args, "settings", 64, 1, 100000, &settings, err) ||
        read_whole(args, "seed-tuning", usual, 0, INT_MAX, &request->seed, err))
        return -1;
    request->settings = (size_t)settings;
    if (request->seed == contest->seed)
        return err_set(err, ERR_USAGE,
                       "--seed-tuning %d: the scenario's seed is for the fresh trials; choose "
                       "another one",
                       request->seed);
    if (request->resume && !request->directory)
        return err_set(err, ERR_USAGE, "--resume needs the directory: -o DIR");
    return 0;
}

/* ---- the results ---- */

static int write_file(const struct tuned *tuned, const char *name,
                      int (*write)(const char *, const struct tuned *, const struct tuned_row *,
                                   size_t, struct err *),
                      const struct tuned_row *row, size_t count, struct err *err)
{
    char *path = mem_format(err, "%s/%s", tuned->request->directory, name);
    int failed = !path || write(path, tuned, row, count, err);
    free(path);
    return failed ? -1 : 0;
}

static int print_json(const struct tuned *tuned, const struct tuned_row *row, size_t count,
                      struct err *err)
{
    json_t *document = tuned_json(tuned, row, count);
    int failed = !document || json_dumpf(document, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) ||
                 putchar('\n') == EOF;
    json_decref(document);
    return failed ? err_set(err, ERR_INTERNAL, "cannot write to standard output") : 0;
}

static void print_tables(const struct tuned *tuned, const struct tuned_row *row, size_t count)
{
    tuned_table(stdout, tuned, row, count);
    tuned_answers(stdout, tuned, row, count);
}

static void print_end(const struct tuned *tuned)
{
    char duration[16];
    fflush(stdout); /* the rest goes to stderr */
    screen_duration(tuned->seconds, duration, sizeof duration);
    fprintf(stderr, "%zu settings in %s; front.csv and tuned.yaml in ", tuned->tried, duration);
    screen_text(stderr, 0, tuned->request->directory);
    putc('\n', stderr);
}

static int report(const struct tuned *tuned, struct err *err)
{
    size_t count;
    struct tuned_row *row = tuned_rows(tuned, &count, err);
    int failed = !row || write_file(tuned, "front.csv", tuned_csv, row, count, err) ||
                 write_file(tuned, "tuned.yaml", tuned_yaml, row, count, err);
    if (!failed && tuned->request->json)
        failed = print_json(tuned, row, count, err);
    else if (!failed && !tuned->request->quiet)
        print_tables(tuned, row, count);
    if (!failed && !tuned->request->quiet)
        print_end(tuned);
    free(row);
    return failed ? -1 : 0;
}

/* ---- the command ---- */

static char *make_directory(const struct contest *contest, const char *given, struct err *err)
{
    char *name = given ? NULL : mem_format(err, "tune-%s", contest->scenario->name);
    char *path = given ? mem_text(given, err) : name ? results_make_directory(name, err) : NULL;
    free(name);
    if (path && store_directory(path, err)) {
        free(path);
        path = NULL;
    }
    return path;
}

static int tell_stopped(const struct tune_request *request)
{
    fputs("stopped by a signal; what was run is kept; continue with --resume -o ", stderr);
    screen_text(stderr, 0, request->directory);
    putc('\n', stderr);
    return EXIT_STOPPED;
}

static int tune_contest(const struct args *args, const struct contest *contest, struct files *files,
                        struct err *err)
{
    struct tune_request request;
    struct tuned tuned = {0};
    if (make_request(args, contest, &request, err))
        return -1;
    char *directory = make_directory(contest, request.directory, err);
    char *command = args_text(args, err);
    request.directory = directory;
    request.command = command;
    int code = directory && command ? tune(&tuned, contest, &request, files, err) : -1;
    if (code == 0)
        code = report(&tuned, err);
    else if (code > 0)
        code = tell_stopped(&request);
    if (tuned.contest)
        tuned_free(&tuned);
    free(directory);
    free(command);
    return code;
}

/* --budget is that of the tuning, not that of timing a case. */
static int drop_budget(struct override *override, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (strncmp(override[i].origin, "--budget", strlen("--budget")))
            override[kept++] = override[i];
    return kept;
}

static int run_tune(const struct args *args)
{
    struct err err = {0};
    struct pool pool = {0};
    struct files files = {0};
    struct scenario scenario = {0};
    struct contest contest;
    struct override *overrides;
    int code = -1, count = -1;
    if (args->operands != 1)
        err_set(&err, ERR_USAGE, "tune needs one scenario, such as scenarios/demo.yaml");
    else
        count = overrides_collect(args, &pool, &overrides, &err);
    if (count >= 0 &&
        !scenario_read(&scenario, args->operand[0], overrides, drop_budget(overrides, count),
                       &err) &&
        !contest_read(&contest, &scenario, &files, &err))
        code = tune_contest(args, &contest, &files, &err);
    scenario_free(&scenario);
    files_free(&files);
    pool_free(&pool);
    return code < 0 ? args_fail(&err) : code;
}

const struct command command_tune = {
    .name = "tune",
    .operands = "SCENARIO",
    .summary = "find good parameters: the front of speed against floor",
    .flags = flags,
    .run = run_tune,
};
