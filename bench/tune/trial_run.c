#include "bench/tune/trial_run.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/measure/measure.h"
#include "bench/run/batch.h"
#include "bench/run/stop.h"

#include <stdlib.h>
#include <string.h>

/* ---- the scenario of a stage ---- */

static int put_text(struct tree *map, const char *key, const char *text, struct pool *pool,
                    struct err *err)
{
    struct tree *value = text ? tree_scalar(text, map->mark, pool, err) : NULL;
    return value && !tree_put(map, key, value, pool, err) ? 0 : -1;
}

static int put_number(struct tree *map, const char *key, int number, struct pool *pool,
                      struct err *err)
{
    return put_text(map, key, pool_format(pool, err, "%d", number), pool, err);
}

static int coarsen(struct tree *tree, struct pool *pool, struct err *err)
{
    struct tree *run = tree_get(tree, "run");
    if (!run && (!(run = tree_map(tree->mark, pool, err)) || tree_put(tree, "run", run, pool, err)))
        return -1;
    return put_text(run, "observe_every", "auto", pool, err);
}

/* The scenario with a candidate's setting and the trials of the stage. */
static struct tree *candidate_tree(const struct contest *contest, const struct stage *stage,
                                   const struct entry *entry, struct pool *pool, struct err *err)
{
    struct tree *tree = tree_copy(contest->scenario->base, pool, err);
    const struct space *space = &contest->contestant[entry->algorithm].space;
    if (!tree)
        return NULL;
    struct tree *algorithm = tree_get(tree, "algorithms")->item[entry->algorithm];
    if (put_number(tree, "trials", stage->trials, pool, err) ||
        (contest->redraws && put_number(tree, "seed", stage->seed, pool, err)) ||
        (stage->coarse && coarsen(tree, pool, err)) ||
        setting_put(space, &entry->candidate->setting, algorithm, pool, err))
        return NULL;
    return tree;
}

/* ---- one batch ---- */

struct round {
    struct batch batch;
    struct scenario_case item[BATCH_CASES];
    const struct entry *entry[BATCH_CASES];
    struct pool pool;
};

static struct checked size_of(const struct contest *contest, const struct stage *stage,
                              const struct entry *entry)
{
    const struct contestant *contestant = &contest->contestant[entry->algorithm];
    return (struct checked){.work = contestant->work * stage->trials, .bytes = contestant->bytes};
}

static int add_entry(struct runner *runner, const struct stage *stage, struct round *round,
                     const struct entry *entry, struct err *err)
{
    int i = round->batch.count;
    const struct contest *contest = runner->contest;
    struct checked size = size_of(contest, stage, entry);
    round->entry[i] = entry;
    round->item[i] = (struct scenario_case){
        .name = contest->contestant[entry->algorithm].label,
        .algorithm = entry->algorithm,
        .tree = candidate_tree(contest, stage, entry, &round->pool, err),
    };
    if (!round->item[i].tree ||
        batch_add(&round->batch, &round->item[i], &size, runner->files, err))
        return -1;
    struct setup *setup = &round->batch.setup[i];
    if (!contest->redraws)
        setup->source.seed = (uint64_t)stage->seed;
    setup->plan.tick = tune_progress_tick;
    setup->plan.tick_arg = &runner->progress;
    return 0;
}

static char *key_of(const struct runner *runner, const struct stage *stage,
                    const struct entry *entry, struct err *err)
{
    char text[256];
    const struct contestant *contestant = &runner->contest->contestant[entry->algorithm];
    setting_text(&contestant->space, &entry->candidate->setting, text, sizeof text);
    return mem_format(err, "%s seed=%d trials=%d points=%s resamples=%d %s", contestant->label,
                      stage->seed, stage->trials, stage->coarse ? "auto" : "own", stage->resamples,
                      text);
}

static int stop_wanted(void *arg, double done)
{
    (void)arg, (void)done;
    return stop_requested;
}

/* The median of repetitions, as slabmark run takes it. */
static int time_candidate(struct setup *setup, const struct outcome *outcome, struct score *score,
                          struct err *err)
{
    static const struct timing_settings timing = {.repetitions = {0, 0},
                                                  .warmup = 1,
                                                  .min_time = 0.01,
                                                  .budget = 0.3,
                                                  .max_noise = 0.02,
                                                  .counters = "none"};
    struct measured measured = {0};
    setup->plan.tick = stop_wanted;
    int failed = measure_case(&setup->plan, &timing, NULL, outcome, &measured, err);
    if (!failed && measured.ns.count)
        score->seconds = score_iteration_seconds(&setup->plan, measured.ns.median);
    measured_free(&measured);
    return failed ? -1 : 0;
}

static int keep_score(struct runner *runner, const struct stage *stage, struct round *round, int i,
                      struct err *err)
{
    struct candidate *candidate = round->entry[i]->candidate;
    char *key = key_of(runner, stage, round->entry[i], err);
    int failed = !key ||
                 score_make(&candidate->score, &round->batch.setup[i].plan,
                            &round->batch.outcome[i], runner->target, stage->resamples, err) ||
                 (stage->timed && !candidate->score.diverged &&
                  time_candidate(&round->batch.setup[i], &round->batch.outcome[i],
                                 &candidate->score, err)) ||
                 (!stop_requested && memory_add(&runner->memory, key, &candidate->score, err));
    free(key);
    candidate->scored = !failed;
    return failed ? -1 : 0;
}

static int run_round(struct runner *runner, const struct stage *stage, struct round *round,
                     struct err *err)
{
    if (batch_curves(&round->batch, runner->files, err))
        return -1;
    if (stop_requested)
        return 1;
    runner->seconds += round->batch.seconds * round->batch.count;
    runner->work += round->batch.sum.work;
    for (int i = 0; i < round->batch.count && !stop_requested; i++)
        if (keep_score(runner, stage, round, i, err))
            return -1;
    return memory_sync(&runner->memory, err) ? -1 : stop_requested ? 1 : 0;
}

static void free_round(struct round *round)
{
    batch_free(&round->batch);
    pool_free(&round->pool);
    memset(round, 0, sizeof *round);
}

/* ---- all entries ---- */

/* 1 when the entry was scored from memory; -1 and err. */
static int recall(const struct runner *runner, const struct stage *stage, const struct entry *entry,
                  struct err *err)
{
    char *key = key_of(runner, stage, entry, err);
    const struct score *score = key ? memory_find(&runner->memory, key) : NULL;
    if (score) {
        entry->candidate->score = *score;
        entry->candidate->scored = 1;
    }
    int known = !key ? -1 : score != NULL;
    free(key);
    return known;
}

/* Keeps the entries that memory does not know. Returns their number, or -1 and err. */
static long filter_known(const struct runner *runner, const struct stage *stage,
                         const struct entry *entry, size_t count, struct entry *missing,
                         struct err *err)
{
    long left = 0;
    for (size_t i = 0; i < count; i++) {
        int known = entry[i].candidate->scored ? 1 : recall(runner, stage, &entry[i], err);
        if (known < 0)
            return -1;
        if (!known)
            missing[left++] = entry[i];
    }
    return left;
}

/* Runs the next batch of the missing entries from *next on. */
static int run_next(struct runner *runner, const struct stage *stage, const struct entry *missing,
                    size_t count, size_t *next, struct round *round, struct err *err)
{
    for (; *next < count; (*next)++) {
        struct checked size = size_of(runner->contest, stage, &missing[*next]);
        if (batch_is_full(&round->batch, &size))
            break;
        if (add_entry(runner, stage, round, &missing[*next], err))
            return -1;
    }
    runner->progress.batch = (size_t)round->batch.count;
    int code = run_round(runner, stage, round, err);
    runner->progress.done += (size_t)round->batch.count;
    return code;
}

double runner_seconds(const struct runner *runner, double work)
{
    return runner->work > 0 ? work * runner->seconds / runner->work : 0;
}

/* The first batch always runs, since it shows how long work takes. */
static int is_late(const struct runner *runner, const struct stage *stage)
{
    return runner->work > 0 && clock_seconds() + runner_seconds(runner, stage->rest) > stage->end;
}

int runner_run(struct runner *runner, const struct stage *stage, const struct entry *entry,
               size_t count, struct err *err)
{
    struct round *round = mem_zeroed(1, sizeof *round, err);
    struct entry *missing = mem_zeroed(count, sizeof *missing, err);
    long left = round && missing ? filter_known(runner, stage, entry, count, missing, err) : -1;
    int code = left < 0 ? -1 : 0;
    runner->late = 0;
    tune_progress_begin(&runner->progress, stage->name, left > 0 ? (size_t)left : 0, stage->trials);
    for (size_t next = 0; code == 0 && next < (size_t)left;) {
        if (is_late(runner, stage)) {
            runner->late = 1;
            break;
        }
        code = run_next(runner, stage, missing, (size_t)left, &next, round, err);
        free_round(round);
    }
    tune_progress_end(&runner->progress);
    free(missing);
    free(round);
    return code;
}
