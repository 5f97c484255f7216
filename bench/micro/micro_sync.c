/* The cost of synchronisation: iterations of an algorithm that does almost nothing, on a ring. */
#include "bench/micro/micro.h"
#include "bench/micro/steady.h"
#include "bench/scenario/setup.h"

#include "engine/team.h"

#include <math.h>

enum { SKIP = 256, ITERATIONS = 4096, STALENESS = 1 };

static const char scenario[] =
    "{seed: 1, trials: 1, iterations: %d, network: {nodes: %d, topology: {kind: ring}},"
    " system: {taps: 1, nonzeros: 1}, noise: {variance: 0.01}, algorithms: [{name: lms}],"
    " run: {threads: %d, parallel: nodes}}";

struct meeting {
    struct plan plan;
    struct algorithm nothing;
};

static double adapt_nothing(const struct node_view *view, const reals *phi, reals *next)
{
    enum precision precision = view->kernels->precision;
    row_set(next, precision, 0, row_get(phi, precision, 0));
    return 0;
}

static struct spent sample_policy(void *arg, int column, struct err *err)
{
    struct meeting *meeting = arg;
    struct outcome outcome;
    meeting->plan.sync = syncs[column];
    meeting->plan.staleness = syncs[column]->newest ? STALENESS : 0;
    struct spent spent = steady_time(&meeting->plan, SKIP, &outcome, err);
    if (!isnan(spent.wall))
        outcome_free(&outcome);
    return spent;
}

static int name_columns(struct micro_row *row, struct pool *pool, struct err *err)
{
    for (int i = 0; syncs[i] && i < MICRO_COLUMNS; i++) {
        const char *name = syncs[i]->newest
                               ? pool_format(pool, err, "%s:%d", syncs[i]->name, STALENESS)
                               : syncs[i]->name;
        if (!name)
            return -1;
        row->cell[row->columns++].column = name;
    }
    return 0;
}

static int time_policies(struct micro *micro, struct micro_row *row, const char *text,
                         struct pool *pool, struct err *err)
{
    struct setup setup;
    struct files files = {0};
    const struct tree *tree = tree_parse(text, "bench", pool, err);
    if (!tree || setup_build(&setup, tree, 0, &files, err)) {
        files_free(&files);
        return -1;
    }
    struct meeting meeting = {.plan = setup.plan, .nothing = *setup.plan.algorithm};
    meeting.nothing.adapt = adapt_nothing;
    meeting.plan.algorithm = &meeting.nothing;
    row->unit = "iteration";
    int failed =
        name_columns(row, pool, err) || micro_sample(micro, row, sample_policy, &meeting, err);
    if (!failed)
        micro_end(micro, row);
    setup_free(&setup);
    files_free(&files);
    return failed;
}

static int run_policy(struct micro *micro, int threads, int nodes, struct err *err)
{
    struct pool pool = {0};
    struct micro_row *row;
    int wanted = micro_begin(micro, &row, err, "sync/threads=%d/nodes=%d", threads, nodes);
    if (wanted < 1)
        return wanted;
    const char *text = pool_format(&pool, err, scenario, ITERATIONS, nodes, threads);
    int failed = text ? time_policies(micro, row, text, &pool, err) : -1;
    pool_free(&pool);
    return failed;
}

/* One thread shows the time of the nodes alone; more threads than cores show that a waiting thread
 * yields. */
static int run_sync(struct micro *micro, struct err *err)
{
    int cores = team_cores();
    for (int threads = 1; threads <= 2 * cores; threads *= 2)
        for (int nodes = threads < 2 ? 2 : threads; nodes <= 64 * threads; nodes *= 8)
            if (run_policy(micro, threads, nodes, err))
                return -1;
    return 0;
}

const struct micro_family micro_sync = {
    .name = "sync",
    .summary = "an iteration that only synchronises: each policy, by threads and nodes",
    .run = run_sync,
};
