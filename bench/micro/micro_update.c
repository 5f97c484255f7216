/* A whole node update of each algorithm, on one thread, in steady state. */
#include "bench/micro/micro_comparators.h"
#include "bench/micro/steady.h"
#include "bench/scenario/setup.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The transient of all algorithms is over by then. */
enum { SKIP = 640, ITERATIONS = SKIP + 384 };

static const char scenario[] = "{seed: 1, trials: 1, iterations: %d,"
                               " network: {nodes: 10, topology: {kind: geometric, mean_degree: 6}},"
                               " system: {taps: %d, nonzeros: %d}, noise: {variance: 0.01},"
                               " algorithms: [{name: sapsm}, {name: lms, step: 0.002},"
                               " {name: nlms, step: 0.2}, {name: za-lms, step: 0.002},"
                               " {name: rza-lms, step: 0.002}],"
                               " run: {threads: 1, sync: neighbour, parallel: nodes,"
                               " precision: %s}}";

struct updating {
    struct plan plan;
    const struct kernels *set[MICRO_COLUMNS];
    int columns;
    const struct learner *learner[MICRO_COMPARATORS];
};

static struct spent sample_way(void *arg, int way, struct err *err)
{
    struct updating *updating = arg;
    struct outcome outcome;
    int nodes = updating->plan.source->nodes;
    if (way >= updating->columns)
        return spent_share(learner_run(&updating->plan, updating->learner[way - updating->columns],
                                       SKIP, NULL, err),
                           nodes);
    updating->plan.kernels = updating->set[way];
    struct spent spent = steady_time(&updating->plan, SKIP, &outcome, err);
    if (!isnan(spent.wall))
        outcome_free(&outcome);
    return spent_share(spent, nodes);
}

/* The digest of every set, and the work of the whole run / its updates. This includes the
 * transient, which needs slightly more projections than the steady state. */
static int check_estimates(struct updating *updating, struct micro_row *row, struct err *err)
{
    uint64_t digest = 0;
    for (int i = 0; i < row->columns; i++) {
        struct outcome outcome;
        updating->plan.kernels = updating->set[i];
        if (engine_run(&updating->plan, &outcome, err))
            return -1;
        digest = i ? digest : outcome.digest;
        row->right &= outcome.digest == digest;
        outcome_free(&outcome);
    }
    return work_per_update(&updating->plan, &row->work, err);
}

/* ---- comparators: their estimates are compared with those of the last column ---- */

static int run_comparator(struct updating *updating, struct micro_row *row, int j,
                          const struct outcome *outcome, double *estimates, struct err *err)
{
    const struct source *source = updating->plan.source;
    struct micro_comparator *entry = &row->comparator[j];
    updating->learner[j] =
        comparator_learner(entry->comparator, updating->plan.algorithm->variant.name);
    if (isnan(learner_run(&updating->plan, updating->learner[j], SKIP, estimates, err).wall))
        return -1;
    entry->difference = learner_difference(estimates, outcome->estimates,
                                           (size_t)source->nodes * (size_t)source->taps);
    entry->tolerance = LEARNER_TOLERANCE;
    return 0;
}

static int add_comparators(struct updating *updating, struct micro_row *row, struct err *err)
{
    const struct source *source = updating->plan.source;
    struct plan plan = updating->plan;
    struct outcome outcome;
    plan.save_estimates = 1;
    if (!row->comparators)
        return 0;
    if (engine_run(&plan, &outcome, err))
        return -1;
    double *estimates =
        mem_untouched((size_t)source->nodes * (size_t)source->taps, sizeof *estimates, err);
    int failed = !estimates;
    for (int j = 0; !failed && j < row->comparators; j++)
        if (!row->comparator[j].absent[0])
            failed = run_comparator(updating, row, j, &outcome, estimates, err);
    free(estimates);
    outcome_free(&outcome);
    return failed;
}

static int time_update(struct micro *micro, struct micro_row *row, const struct setup *setup,
                       struct err *err)
{
    struct updating updating = {.plan = setup->plan};
    row->unit = "update";
    row->right = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++)
        /* the oracle is a hundred times slower: skip it */
        if (kernels_run_here(kernel_sets[i]) && kernel_sets[i] != &kernels_ref) {
            updating.set[row->columns] = kernel_sets[i]->in[setup->plan.kernels->precision];
            row->cell[row->columns++].column = kernel_sets[i]->name;
        }
    updating.columns = row->columns;
    if (check_estimates(&updating, row, err) || add_comparators(&updating, row, err) ||
        micro_sample(micro, row, sample_way, &updating, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int has_learner(const struct comparator *comparator, const char *algorithm)
{
    return comparator_learner(comparator, algorithm) != NULL;
}

static int run_algorithm(struct micro *micro, const struct tree *tree, int algorithm,
                         struct err *err)
{
    struct setup setup;
    struct files files = {0};
    struct micro_row *row = NULL;
    const struct tree *name = tree_get(tree_get(tree, "algorithms")->item[algorithm], "name");
    const char *precision = tree_get(tree_get(tree, "run"), "precision")->text;
    int f64 = !strcmp(precision, "f64");
    int wanted = micro_begin(micro, &row, err, "update/%s/taps=%d%s", name->text, micro->taps,
                             f64 ? "" : "/f32");
    if (f64)
        micro_comparators_add(micro, row, has_learner, name->text);
    if (wanted < 1)
        return wanted;
    if (setup_build(&setup, tree, algorithm, &files, err)) {
        files_free(&files);
        return -1;
    }
    int failed = time_update(micro, row, &setup, err);
    setup_free(&setup);
    files_free(&files);
    return failed;
}

static int run_precision(struct micro *micro, const char *precision, struct err *err)
{
    struct pool pool = {0};
    int nonzeros = micro->taps / 16 > 1 ? micro->taps / 16 : 1, failed = -1;
    const char *text =
        pool_format(&pool, err, scenario, ITERATIONS, micro->taps, nonzeros, precision);
    const struct tree *tree = text ? tree_parse(text, "bench", &pool, err) : NULL;
    if (tree) {
        const struct tree *list = tree_get(tree, "algorithms");
        failed = 0;
        for (int i = 0; !failed && i < list->count; i++)
            failed = run_algorithm(micro, tree, i, err);
    }
    pool_free(&pool);
    return failed;
}

static int run_updates(struct micro *micro, struct err *err)
{
    return run_precision(micro, "f64", err) || run_precision(micro, "f32", err);
}

const struct micro_family micro_update = {
    .name = "update",
    .summary = "a whole node update, one thread, steady state: 10 nodes, mean degree 6, q = 20",
    .run = run_updates,
};
