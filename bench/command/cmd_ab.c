/* slabmark ab: compares two builds and gives a verdict. */
#include "bench/ab/ab_report.h"
#include "bench/ab/ab_store.h"
#include "bench/ab/ref.h"
#include "bench/command/ab_forms.h"
#include "bench/common/args.h"
#include "bench/common/exit_codes.h"
#include "bench/run/stop.h"
#include "bench/scenario/overrides.h"
#include "bench/scenario/select_cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct flag flags[] = {
    {"old-ref", 0, "COMMIT", "build OLD from a commit of this repository, in a separate tree"},
    {"new-ref", 0, "COMMIT", "the same for NEW; with neither, NEW is this program"},
    {"margin", 'm', "PERCENT", "largest slowdown that is tolerated; at least 1.5, default: 2"},
    {"filter", 'f', "REGEX", "only the cases whose name matches (extended regular expression)"},
    {"set", 's', "PATH=VALUE", "override a value of the scenario; may be repeated"},
    {"budget", 0, "TIME", "start no new pair after this time, e.g. 60s"},
    {"patience", 0, "TIME", "time limit for a program's answer; default: 60s"},
    {"instructions", 0, "PERCENT",
     "also count instructions, under valgrind; exit 3 when they grow by more"},
    {"fail-on", 0, "inconclusive", "exit 5 when a case is undecided"},
    {"json", 0, "FILE", "the verdict as JSON; - for standard output instead of the table"},
    {"markdown", 0, "FILE",
     "report for a pull request, the worst case first; - for standard output"},
    {"junit", 0, "FILE", "report as JUnit XML; - for standard output"},
    {"output", 'o', "DIR", "directory for the raw data; default: results/NAME-ab-DATE"},
    {"resume", 0, NULL, "continue the comparison in DIR; finished pairs are kept"},
    {"quiet", 'q', NULL, "no progress"},
    {0},
};

/* ---- options ---- */

static int read_margin(const struct args *args, double *margin, struct err *err)
{
    const char *text = args_value(args, "margin");
    double percent;
    *margin = AB_MARGIN_USUAL;
    if (!text)
        return 0;
    if (args_quantity(text, "%", &percent))
        return err_set(err, ERR_USAGE, "--margin %s: a percentage is expected, such as 3", text);
    *margin = percent / 100;
    if (*margin >= AB_MARGIN_LEAST && *margin <= 1)
        return 0;
    return err_set(err, ERR_USAGE,
                   "--margin %s: %g to 100 percent are allowed: different links of the same source "
                   "already differ by 0.6 percent",
                   text, 100 * AB_MARGIN_LEAST);
}

/* Sets *share; NAN: instructions are not counted. */
static int read_instructions(const struct args *args, double *share, struct err *err)
{
    const char *text = args_value(args, "instructions");
    *share = NAN;
    if (!text)
        return 0;
    double percent;
    if (args_quantity(text, "%", &percent) || percent < 0 || percent > 100)
        return err_set(
            err, ERR_USAGE,
            "--instructions %s: an increase of 0 to 100 percent is expected, such as 0.1", text);
    *share = percent / 100;
    return 0;
}

static int read_time(const struct args *args, const char *flag, double usual, double *seconds,
                     struct err *err)
{
    const char *text = args_value(args, flag);
    *seconds = usual;
    if (text && (option_seconds(text, seconds) || !(*seconds > 0)))
        return err_set(err, ERR_USAGE, "--%s %s: a time above 0 is expected, such as 60s", flag,
                       text);
    return 0;
}

static int read_fail_on(const struct args *args, int *inconclusive, struct err *err)
{
    const char *what = args_value(args, "fail-on");
    *inconclusive = what != NULL;
    return what && strcmp(what, verdict_words[VERDICT_INCONCLUSIVE])
               ? err_set(err, ERR_USAGE, "--fail-on %s: only inconclusive is allowed", what)
               : 0;
}

static const char *choose_output(const struct args *args, const struct scenario *scenario,
                                 struct pool *pool, struct err *err)
{
    const char *output = args_value(args, "output");
    if (output)
        return output;
    char date[32];
    time_t seconds = time(NULL);
    struct tm local;
    strftime(date, sizeof date, "%Y%m%d-%H%M%S", localtime_r(&seconds, &local));
    return pool_format(pool, err, "results/%s-ab-%s", scenario->name, date);
}

static int read_options(const struct args *args, struct ab_options *options, struct err *err)
{
    *options = (struct ab_options){.resume = args_value(args, "resume") != NULL,
                                   .quiet = args_value(args, "quiet") != NULL,
                                   .stop = &stop_requested};
    if (options->resume && !args_value(args, "output"))
        return err_set(err, ERR_USAGE, "--resume needs the directory: -o DIR");
    return ab_forms_check(args, err) || read_margin(args, &options->margin, err) ||
           read_instructions(args, &options->instructions, err) ||
           read_time(args, "budget", INFINITY, &options->budget, err) ||
           read_time(args, "patience", 60, &options->patience, err) ||
           read_fail_on(args, &options->fail_on_inconclusive, err);
}

/* Sets run.threads to 1. A --set run.threads=N overrides it and is rejected later. */
static int read_scenario(const struct args *args, struct scenario *scenario, struct pool *pool,
                         struct err *err)
{
    struct override *given, *all;
    struct args settings = {.command = args->command};
    settings.flag = pool_zeroed(pool, (size_t)args->given + 1, sizeof *settings.flag, err);
    for (int i = 0; settings.flag && i < args->given; i++)
        if (!strcmp(args->flag[i].flag->name, "set"))
            settings.flag[settings.given++] = args->flag[i];
    int count = settings.flag ? overrides_collect(&settings, pool, &given, err) : -1;
    if (count < 0 || !(all = pool_zeroed(pool, (size_t)count + 1, sizeof *all, err)))
        return -1;
    all[0] = (struct override){"run.threads", "1", "slabmark ab"};
    memcpy(all + 1, given, (size_t)count * sizeof *all);
    return scenario_read(scenario, args->operand[args->operands - 1], all, count + 1, err);
}

/* ---- the programs ---- */

/* Chooses the programs: operands before the scenario, or builds of commits in their place. The
 * paths of builds are heap. */
static int choose_programs(const struct args *args, struct ab_options *options, char *built[2],
                           struct err *err)
{
    const char *old = args_value(args, "old-ref"), *new = args_value(args, "new-ref");
    int programs = args->operands - 1, next = 0;
    int itself = old && !new &&programs == 0;
    if (programs + (old != NULL) + (new != NULL) + itself != 2)
        return err_set(err, ERR_USAGE,
                       "ab takes OLD NEW SCENARIO; --old-ref COMMIT stands for OLD, --new-ref "
                       "COMMIT for NEW");
    if ((old && !(built[0] = ref_build("--old-ref", old, options->quiet, err))) ||
        (new && !(built[1] = ref_build("--new-ref", new, options->quiet, err))))
        return -1;
    options->old = old ? built[0] : args->operand[next++];
    options->new = new ? built[1] : itself ? "/proc/self/exe" : args->operand[next];
    return 0;
}

/* ---- the command ---- */

static void tell_stopped(const struct ab_options *options)
{
    fprintf(stderr, "stopped by a signal; finished pairs are kept; continue with --resume -o %s\n",
            options->output);
}

static void tell_failed(const struct ab *ab)
{
    size_t pairs = ab->guard.count;
    for (int i = 0; i < ab->cases; i++)
        pairs += ab->item[i].stage[STAGE_FIRST].count + ab->item[i].stage[STAGE_FRESH].count;
    if (pairs && !ab->options->quiet)
        fprintf(stderr, "no verdict; %zu finished pair%s kept in %s\n", pairs,
                pairs == 1 ? " is" : "s are", ab->options->output);
}

static int conclude(const struct args *args, const struct ab *ab, struct err *err)
{
    json_t *json = ab_json(ab);
    int failed = json ? ab_store_verdict(ab, json, err)
                      : err_set(err, ERR_INTERNAL, "out of memory: the verdict");
    json_decref(json);
    if (failed || ab_forms_show(args, ab, err))
        return -1;
    if (stop_requested) {
        tell_stopped(ab->options);
        return EXIT_STOPPED;
    }
    if (!ab->options->quiet)
        fprintf(stderr, "%.1f s; raw data in %s\n", ab->seconds, ab->options->output);
    return ab_exit_code(ab);
}

static int compare_builds(const struct args *args, const struct ab_options *options,
                          const struct scenario *scenario, struct pool *pool, struct err *err)
{
    struct ab ab = {0};
    char *chosen;
    if (select_cases(scenario, args_value(args, "filter"), pool, &chosen, err) < 0)
        return -1;
    stop_on_signals();
    signal(SIGPIPE, SIG_IGN); /* the reader of a dead program's pipe reports its end */
    int failed = ab_run(&ab, scenario, chosen, options, err);
    int code = failed && !stop_requested ? -1 : failed ? EXIT_STOPPED : conclude(args, &ab, err);
    if (failed && stop_requested)
        tell_stopped(options);
    else if (failed)
        tell_failed(&ab);
    ab_free(&ab);
    return code;
}

static int run_comparison(const struct args *args)
{
    struct err err = {0};
    struct pool pool = {0};
    struct scenario scenario = {0};
    struct ab_options options;
    char *built[2] = {NULL, NULL};
    if (args->operands < 1) {
        err_set(&err, ERR_USAGE, "ab takes two programs and a scenario: OLD NEW SCENARIO");
        return args_fail(&err);
    }
    char *command = args_text(args, &err);
    int code = -1;
    if (command && !read_options(args, &options, &err) &&
        !read_scenario(args, &scenario, &pool, &err) &&
        !choose_programs(args, &options, built, &err)) {
        options.command = command;
        options.output = choose_output(args, &scenario, &pool, &err);
        code = options.output && !ab_forms_check_files(args, options.output, &err)
                   ? compare_builds(args, &options, &scenario, &pool, &err)
                   : -1;
    }
    scenario_free(&scenario);
    free(built[0]);
    free(built[1]);
    free(command);
    pool_free(&pool);
    return code < 0 ? args_fail(&err) : code;
}

const struct command command_ab = {
    .name = "ab",
    .operands = "[OLD] [NEW] SCENARIO",
    .summary = "compare two builds in turns: a verdict on time for each case",
    .flags = flags,
    .run = run_comparison,
};
