#include "bench/ab/turns.h"

#include "base/mem.h"
#include "bench/ab/turns_line.h"
#include "bench/ab/turns_run.h"
#include "bench/common/version.h"
#include "bench/scenario/setup.h"
#include "engine/digest.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int print_reply(int out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static int print_reply(int out, const char *format, ...)
{
    char line[TURNS_LINE];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (length < 0 || (size_t)length >= sizeof line)
        return -1;
    return line_write(out, line, (size_t)length);
}

static int fail_unread(struct err *err)
{
    return err_set(err, ERR_INTERNAL, "turns: the parent has closed the pipe");
}

/* The digest of the scenario's text with all its defaults. */
static uint64_t scenario_digest(const struct setup *setup, struct pool *pool, struct err *err)
{
    const char *text = tree_text(setup->tree, pool, err);
    uint64_t digest = 0;
    for (const char *c = text; c && *c; c++)
        digest = digest_mix(digest ^ (unsigned char)*c);
    return digest;
}

static int introduce_program(int out, struct err *err)
{
    return print_reply(out, TURNS_MAGIC " %d %s %s\n", TURNS_PROTOCOL, SLABMARK_VERSION,
                       SLABMARK_COMMIT)
               ? fail_unread(err)
               : 0;
}

static int introduce_case(struct turns *turns, const struct setup *setup, struct err *err)
{
    struct pool pool = {0};
    const struct plan *plan = &setup->plan;
    uint64_t digest = scenario_digest(setup, &pool, err);
    pool_free(&pool);
    if (print_reply(turns->out, "case %s %016" PRIx64 " %d %d %d\n", plan->kernels->name, digest,
                    plan->sync->exact, plan->source->iterations, plan->source->nodes))
        return fail_unread(err);
    return 0;
}

/* ---- requests ---- */

static int refuse_request(const char *line, struct err *err)
{
    return err_set(err, ERR_USAGE, "turns: '%.60s' is not a request of protocol %d", line,
                   TURNS_PROTOCOL);
}

static int answer_probe(struct turns *turns, const struct plan *plan, const char *line,
                        struct err *err)
{
    struct turns_request request = {.trials = 1, .passes = 1, .units = 0};
    double cpu = 0;
    if (sscanf(line, "probe %d", &request.iterations) != 1 || request.iterations < 1 ||
        request.iterations > plan->source->iterations)
        return refuse_request(line, err);
    if (turns_run(turns, plan, &request, err))
        return -1;
    for (size_t i = 0; i < turns->count; i++)
        cpu += turns->unit[i].cpu;
    if (print_reply(turns->out, "probed %.9g %zu\n", cpu, turns->count))
        return fail_unread(err);
    return 0;
}

static int report_run(struct turns *turns, const struct turns_request *request, struct err *err)
{
    int lost = 0;
    for (size_t i = 0; !lost && i < turns->count; i++)
        if (turns_counts(turns, i))
            lost = print_reply(turns->out, "unit %zu %.9g %.9g\n", i / (size_t)turns->cases,
                               turns->unit[i].cpu, turns->unit[i].wall);
    if (!lost && request->laps)
        lost = print_reply(
            turns->out, "phases combine=%.6g adapt=%.6g project=%.6g publish=%.6g data=%.6g\n",
            turns->phase[PHASE_COMBINE], turns->phase[PHASE_ADAPT], turns->phase[PHASE_PROJECT],
            turns->phase[PHASE_PUBLISH], turns->phase[PHASE_DATA]);
    if (lost || print_reply(turns->out, "end %016" PRIx64 " %ld %d\n", turns->digest,
                            turns->updates, turns->diverged))
        return fail_unread(err);
    return 0;
}

static int answer_run(struct turns *turns, const struct plan *plan, const char *line,
                      struct err *err)
{
    struct turns_request request;
    if (sscanf(line, "run %d %d %d %d %d", &request.iterations, &request.trials, &request.passes,
               &request.units, &request.laps) != 5 ||
        request.iterations < 1 || request.iterations > plan->source->iterations ||
        request.trials < 1 || request.passes < 1 || request.units < 1)
        return refuse_request(line, err);
    request.laps = request.laps && turns->threads == 1;
    return turns_run(turns, plan, &request, err) || report_run(turns, &request, err) ? -1 : 0;
}

static int answer_all(struct turns *turns, struct setup *setup, struct err *err)
{
    char line[TURNS_LINE];
    for (;;) {
        int code = line_read(&turns->in, line, sizeof line, -1, NULL);
        if (code == LINE_ENDED)
            return 0;
        if (code != 1)
            return err_set(err, ERR_INTERNAL, "turns: a request cannot be read");
        int failed = !strncmp(line, "probe ", 6) ? answer_probe(turns, &setup->plan, line, err)
                     : !strncmp(line, "run ", 4) ? answer_run(turns, &setup->plan, line, err)
                                                 : refuse_request(line, err);
        if (failed)
            return -1;
    }
}

int turns_serve(const struct scenario_case *item, struct files *files, int in, int out,
                struct err *err)
{
    struct turns turns;
    struct setup setup;
    if (introduce_program(out, err) || setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = turns_init(&turns, setup.plan.threads, in, out, err);
    if (!failed) {
        failed = introduce_case(&turns, &setup, err) || answer_all(&turns, &setup, err);
        turns_free(&turns);
    }
    setup_free(&setup);
    return failed ? -1 : 0;
}
