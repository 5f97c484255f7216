/* slabmark run: scenarios in, results out. */
#include "bench/command/suite.h"
#include "bench/common/args.h"
#include "bench/common/screen.h"
#include "bench/peers/peers.h"
#include "bench/run/dry_run.h"
#include "bench/run/farm.h"
#include "bench/scenario/overrides.h"
#include "bench/run/division.h"
#include "bench/run/run.h"
#include "bench/run/spread.h"
#include "bench/scenario/select_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
    {"set", 's', "PATH=VALUE", "override a value of the scenario; may be repeated"},
    {"threads", 't', "N", "the same as --set run.threads=N"},
    {"trials", 0, "N", "the same as --set trials=N; likewise for other parameters below"},
    {"iterations", 0, "N", "updates of each node in a trial"},
    {"repetitions", 0, "N",
     "timed runs per case, unless the budget is spent; 0: none; auto: until --max-noise is met"},
    {"warmup", 0, "N", "repetitions before the first one that counts"},
    {"min-time", 0, "TIME", "minimum duration of one repetition, e.g. 0.5s"},
    {"budget", 0, "TIME", "time for timing one case, e.g. 10s"},
    {"max-noise", 0, "SHARE", "auto: relative width of the median's interval to reach, e.g. 0.01"},
    {"no-profile", 0, NULL, "no time by phase, which takes repetitions of its own"},
    {"counters", 0, "LIST", "none, auto, or what to count; see `slabmark list counters`"},
    {"require-counters", 0, NULL, "exit 77 when a requested quantity cannot be counted"},
    {"suite", 0, "NAME", "all scenarios of a suite, such as arch; their results also in one file"},
    {"filter", 'f', "REGEX", "only cases whose name matches (extended regular expression)"},
    {"shard", 0, "I/N", "only the I-th of N parts; `slabmark merge` joins their results"},
    {"list", 'l', NULL, "print the names of the cases, run nothing"},
    {"dry-run", 'n', NULL, "print the cases with an estimate of time and memory, run nothing"},
    {"save", 0, "LIST", "also write estimates, system (h*), nodes (levels and floors)"},
    {"output", 'o', "DIR", "directory for the results; default: results/NAME-DATE"},
    {"resume", 0, NULL, "continue the run in DIR; finished cases are kept"},
    {"replace", 0, NULL, "replace the results in DIR"},
    {"quiet", 'q', NULL, "no progress, no table"},
    {0},
};

/* Those of the shard, where there is one. */
static int list_cases(const struct scenario *scenario, const char *chosen,
                      const struct run_request *request, struct err *err)
{
    const struct shard *shard = &request->shard;
    struct division division = {0};
    int failed =
        shard->of && division_make(&division, scenario, chosen, request->checked, shard->of, err);
    for (int i = 0; !failed && i < scenario->cases; i++)
        if (chosen[i] && !request->checked[i].lacking &&
            (!shard->of || division_has(&division, shard, i))) {
            screen_text(stdout, 0, scenario->item[i].name);
            putchar('\n');
        }
    division_free(&division);
    return failed ? -1 : 0;
}

/* The file that a word of --save names; 0: none. */
static enum result_file saved_file(const char *word, size_t length)
{
    char name[32];
    for (enum result_file file = RESULT_ESTIMATES; file < RESULT_FILES; file++)
        if (strlen(result_file_word(file, name)) == length && !strncmp(name, word, length))
            return file;
    return 0;
}

/* "estimates,nodes" */
static int parse_saved(const char *list, unsigned *saved, struct err *err)
{
    *saved = 0;
    for (const char *word = list; word; word = *word ? word + 1 : NULL) {
        size_t length = strcspn(word, ",");
        enum result_file file = saved_file(word, length);
        if (!file)
            return err_set(err, ERR_USAGE,
                           "--save %s: a list of estimates, system and nodes is expected", list);
        *saved |= SAVED(file);
        word += length;
    }
    return 0;
}

/* "2/4" */
static int parse_shard(const char *text, struct shard *shard, struct err *err)
{
    int end = 0;
    *shard = (struct shard){0};
    if (!text)
        return 0;
    if (sscanf(text, "%9d/%9d%n", &shard->index, &shard->of, &end) == 2 && !text[end] &&
        shard->of <= MOST_SHARDS && shard->index >= 1 && shard->index <= shard->of)
        return 0;
    return err_set(err, ERR_USAGE,
                   "--shard %s: a number and a count such as 2/4, from 1/1 to %d/%d, is expected",
                   text, MOST_SHARDS, MOST_SHARDS);
}

static int make_request(const struct args *args, struct counting *counting,
                        struct run_request *request, struct err *err)
{
    const char *output = args_value(args, "output");
    int resume = args_value(args, "resume") != NULL, replace = args_value(args, "replace") != NULL;
    if (resume && replace)
        return err_set(err, ERR_USAGE, "--resume and --replace exclude each other");
    if (output && !*output)
        return err_set(err, ERR_USAGE, "--output: an empty name; it needs a directory");
    if (resume && !output)
        return err_set(err, ERR_USAGE, "--resume needs the directory: -o DIR");
    *request = (struct run_request){
        .output = output,
        .several = args->operands > 1,
        .mode = resume    ? RESULTS_RESUME
                : replace ? RESULTS_REPLACE
                          : RESULTS_NEW,
        .counting = counting,
        .quiet = args_value(args, "quiet") != NULL || peers_rank(),
        .filter = args_value(args, "filter"),
        .processes = peers_count(),
    };
    return parse_saved(args_value(args, "save"), &request->saved, err) ||
           parse_shard(args_value(args, "shard"), &request->shard, err);
}

/* A scenario none of whose cases can run here is an error, unless others run. A shard leaves cases
 * out of its share, since the division does not depend on the machine. */
static int leave_out(const struct scenario *scenario, char *chosen, const struct checked *checked,
                     const struct run_request *request, struct err *err)
{
    if (request->shard.of || run_leave_out(scenario, chosen, checked) || request->several)
        return 0;
    return err_set(err, ERR_ABSENT, "%s: no case is left that can run on this machine",
                   scenario->path);
}

/* Of networks that processes share, process 0 checks the cases: it alone draws them. */
static int check_cases(const struct scenario *scenario, char *chosen,
                       const struct run_request *request, struct files *files,
                       struct checked *checked, struct err *err)
{
    if (peers_rank() && spread_wanted(scenario))
        return 0;
    return run_check(scenario, chosen, request, files, checked, err) ||
           leave_out(scenario, chosen, checked, request, err);
}

/* Reads and checks every scenario before anything runs. */
static int read_all(const struct args *args, struct pool *pool, struct scenario *scenarios,
                    char **chosen, struct checked **checked, const struct run_request *request,
                    struct files *files, struct err *err)
{
    struct override *overrides;
    int count = overrides_collect(args, pool, &overrides, err);
    if (count < 0)
        return -1;
    for (int i = 0; i < args->operands; i++)
        if (scenario_read(&scenarios[i], args->operand[i], overrides, count, err) ||
            select_cases(&scenarios[i], args_value(args, "filter"), pool, &chosen[i], err) < 0 ||
            !(checked[i] = pool_zeroed(pool, (size_t)scenarios[i].cases, sizeof **checked, err)) ||
            check_cases(&scenarios[i], chosen[i], request, files, checked[i], err))
            return -1;
    return 0;
}

/* Rejects two scenarios of the same name: the second would replace the first one's directory. */
static int check_names(const struct args *args, const struct scenario *scenarios, struct err *err)
{
    const char *output = args_value(args, "output");
    for (int i = 0; output && i < args->operands; i++)
        for (int j = 0; j < i; j++)
            if (!strcmp(scenarios[i].name, scenarios[j].name))
                return err_set(err, ERR_USAGE, "%s and %s: both are named %s and would write %s/%s",
                               args->operand[j], args->operand[i], scenarios[i].name, output,
                               scenarios[i].name);
    return 0;
}

static int run_here(const struct args *args, const struct scenario *scenario, const char *chosen,
                    const struct run_request *request, struct files *files, struct err *err)
{
    if (args_value(args, "list"))
        return list_cases(scenario, chosen, request, err);
    if (args_value(args, "dry-run"))
        return dry_run(scenario, chosen, request, files, err);
    return run_scenario(scenario, chosen, request, files, err);
}

/* Ends the others' part in a scenario. An error is printed first: where a process died, mpirun soon
 * kills all. Those that do not answer are ended, since the results are on the disk. Returns the
 * exit code. */
static int dismiss_others(int code, const struct err *err)
{
    code = code < 0 ? args_fail(err) : code;
    peers_note("");
    if (!farm_dismiss(code))
        return code;
    fflush(stdout);
    peers_abort(code);
}

static int any_chosen(const struct scenario *scenario, const char *chosen)
{
    return memchr(chosen, 1, (size_t)scenario->cases) != NULL;
}

static int spreads(const struct scenario *scenario)
{
    return peers_count() > 1 && spread_wanted(scenario);
}

static int run_one(const struct args *args, const struct scenario *scenario, const char *chosen,
                   const struct run_request *request, struct files *files, struct err *err)
{
    struct run_request here = *request;
    if (peers_rank())
        return spreads(scenario) ? spread_serve(scenario, files)
                                 : farm_serve(scenario, chosen, request, files);
    if (spreads(scenario)) {
        spread_lead(scenario, files);
        here.processes = 1;
    }
    int code =
        any_chosen(scenario, chosen) ? run_here(args, scenario, chosen, &here, files, err) : 0;
    return peers_count() > 1 ? dismiss_others(code, err) : code;
}

/* Process 0 prints errors for all. */
static int fail_once(const struct err *err)
{
    return peers_rank() ? (int)err->kind : args_fail(err);
}

static int agree(const struct scenario *scenarios, char **chosen, size_t count,
                 const struct run_request *request, int failed, struct err *err)
{
    char digest[SHA256_TEXT] = "";
    if (peers_count() == 1)
        return failed;
    failed =
        failed || farm_digest(scenarios, (const char *const *)chosen, count, request, digest, err);
    return farm_agree(failed, digest, err);
}

/* Runs the scenarios of the operands. */
static int run_scenarios(const struct args *args)
{
    struct err err = {0};
    struct pool pool = {0};
    struct files files = {0};
    struct counting counting = {.require = args_value(args, "require-counters") != NULL};
    struct run_request request;
    size_t count = (size_t)args->operands;
    struct scenario *scenarios = pool_zeroed(&pool, count, sizeof *scenarios, &err);
    char **chosen = pool_zeroed(&pool, count, sizeof *chosen, &err);
    struct checked **checked = pool_zeroed(&pool, count, sizeof *checked, &err);
    char *command = args_text(args, &err);
    int code = -1;
    int failed = !command || !scenarios || !chosen || !checked ||
                 make_request(args, &counting, &request, &err) ||
                 read_all(args, &pool, scenarios, chosen, checked, &request, &files, &err) ||
                 check_names(args, scenarios, &err);
    if (!agree(scenarios, chosen, count, &request, failed, &err)) {
        code = 0;
        request.command = command;
        for (size_t i = 0; i < count && (code == 0 || code == RUN_DIVERGED); i++) {
            if (!any_chosen(&scenarios[i], chosen[i]) && !spreads(&scenarios[i]))
                continue;
            request.checked = checked[i];
            int next = run_one(args, &scenarios[i], chosen[i], &request, &files, &err);
            code = next ? next : code;
        }
    }
    for (size_t i = 0; scenarios && i < count; i++)
        scenario_free(&scenarios[i]);
    files_free(&files);
    counting_free(&counting);
    free(command);
    if (code < 0)
        code = fail_once(&err);
    pool_free(&pool);
    return code;
}

/* Processes with a shard each, as srun may start them, do not work together. */
static int join_others(const struct args *args, struct err *err)
{
    if (args_value(args, "shard"))
        return 0;
    if (peers_join(err))
        return -1;
    return peers_count() > 1 && args_value(args, "suite")
               ? err_set(err, ERR_USAGE, "--suite: not with several processes of mpirun")
               : 0;
}

static int run_command(const struct args *args)
{
    struct err err = {0};
    int code = -1;
    const char *suite = args_value(args, "suite");
    if (suite && args->operands)
        err_set(&err, ERR_USAGE, "--suite and scenarios exclude each other");
    else if (!suite && args->operands < 1)
        err_set(&err, ERR_USAGE, "run needs a scenario, such as scenarios/demo.yaml");
    else if (!join_others(args, &err))
        code = suite ? suite_run(suite, args, run_scenarios) : run_scenarios(args);
    if (code < 0)
        code = fail_once(&err);
    peers_leave();
    return code;
}

const struct command command_run = {
    .name = "run",
    .operands = "SCENARIO...",
    .summary = "run scenarios: learning curves, figures of merit, digests",
    .flags = flags,
    .run = run_command,
};
