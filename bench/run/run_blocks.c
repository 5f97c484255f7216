#include "bench/run/run_blocks.h"

#include "base/clock.h"
#include "bench/peers/peers.h"
#include "bench/run/stop.h"

#include <stdio.h>

int run_wants(const struct run *run, const struct work_block *block, int i)
{
    struct block_span span = {i, block->first_trial, block->trials};
    return run->division.batch[i] == block->batch && !run->request->checked[i].lacking &&
           !(block->is_whole ? results_has(&run->results, run->scenario->item[i].name)
                             : blocks_have(&run->blocks, span));
}

/* While a case is timed the line of progress stays unchanged: drawing would disturb the timing. */
static int stop_wanted(void *arg, double done)
{
    (void)arg, (void)done;
    return stop_requested;
}

static int choose_threads(struct setup *setup, const struct outcome *curves, struct tried *tried,
                          struct err *err)
{
    if (!setup->tries_threads || !timing_is_wanted(&setup->timing) || curves->diverged.trial >= 0)
        return 0;
    if (try_threads(&setup->plan, curves, tried, err))
        return -1;
    setup->threads_by = tried->count ? "trying" : setup->threads_by;
    return 0;
}

static int take_times(struct run *run, const struct scenario_case *item, struct setup *setup,
                      const struct outcome *outcome, struct measured *measured, struct err *err)
{
    struct counting *counting = run->request->counting;
    struct counters *counters = NULL;
    int counts = !setup->plan.ranks; /* a counter sees one process */
    struct tried tried = {0};
    setup->plan.tick = stop_wanted;
    if (choose_threads(setup, outcome, &tried, err) ||
        (counts &&
         counting_open(counting, setup->timing.counters, setup->plan.threads, &counters, err)) ||
        measure_case(&setup->plan, &setup->timing, counters, outcome, measured, err) ||
        (counts && !stop_requested &&
         counting_replay(counting, item, run->files, &measured->counts, err) && !stop_requested))
        return err_prefix(err, "case %s: ", item->name);
    measured->tried = tried;
    return 0;
}

/* Times and records a case whose curves are made. */
static int finish_case(struct run *run, struct batch *batch, int i, struct err *err)
{
    struct measured measured = {0};
    double begin = clock_seconds(), share = batch->seconds;
    progress_timing(&run->progress, batch->item[i]->name);
    int failed =
        take_times(run, batch->item[i], &batch->setup[i], &batch->outcome[i], &measured, err) ||
        setup_regain_graph(&batch->setup[i], err);
    if (!failed && !stop_requested)
        return recorder_add(&run->recorder, batch, i, &measured, share + clock_seconds() - begin,
                            err);
    measured_free(&measured);
    return failed;
}

/* Keeps the trials of a case, of which other shards run the others. */
static int keep_trials(struct run *run, const struct work_block *block, struct batch *batch, int i,
                       struct err *err)
{
    struct block_span span = {(int)(batch->item[i] - run->scenario->item), block->first_trial,
                              block->trials};
    struct plan plan = batch_plan(batch, i);
    struct block_origin origin = {.threads = batch->setup[i].plan.threads};
    snprintf(origin.threads_by, sizeof origin.threads_by, "%s", batch->setup[i].threads_by);
    snprintf(origin.kernels, sizeof origin.kernels, "%s", plan.kernels->name);
    snprintf(origin.machine, sizeof origin.machine, "%s", results_machine(&run->results));
    if (stop_requested)
        return 0;
    run->recorder.diverged |= batch->outcome[i].diverged.trial >= 0;
    return blocks_add(&run->blocks, run->scenario, span, &plan, &batch->outcome[i], &origin, err);
}

/* Shows the blocks that are on the disk. */
static void show_trials(struct run *run, const struct work_block *block, const struct batch *batch)
{
    for (int i = 0; i < batch->count && !run->request->quiet; i++)
        progress_trials(&run->progress, batch->item[i]->name, block->first_trial, block->trials,
                        batch->seconds);
}

static int add_case(struct run *run, const struct work_block *block, int i, struct batch *batch,
                    struct err *err)
{
    const struct scenario_case *item = &run->scenario->item[i];
    double share = (double)block->trials / run->request->checked[i].trials;
    if (batch_add(batch, item, &run->request->checked[i], run->files, err))
        return -1;
    struct setup *setup = &batch->setup[batch->count - 1];
    struct plan *plan = &setup->plan;
    run_save(plan, run->request->saved);
    plan->tick = progress_tick;
    plan->tick_arg = &run->progress;
    progress_add(&run->progress, item->name, share * run->request->checked[i].work,
                 share * run->request->checked[i].updates, timing_is_wanted(&setup->timing));
    return 0;
}

/* Builds the wanted cases of a block, from *next on, until the batch is full. */
static int build_batch(struct run *run, const struct work_block *block, int *next,
                       struct batch *batch, struct err *err)
{
    progress_begin(&run->progress);
    for (; *next < run->scenario->cases; (*next)++) {
        if (!run_wants(run, block, *next))
            continue;
        if (batch_is_full(batch, &run->request->checked[*next]))
            break;
        if (add_case(run, block, *next, batch, err))
            return -1;
    }
    return 0;
}

/* Times and records the cases of a batch whose curves are made. */
static int finish_cases(struct run *run, struct batch *batch, int failed, struct err *err)
{
    for (int i = 0; !failed && !stop_requested && i < batch->count; i++)
        failed = finish_case(run, batch, i, err);
    /* those before a failed one are whole */
    return failed | recorder_finish(&run->recorder, failed ? NULL : err);
}

static int finish_trials(struct run *run, const struct work_block *block, struct batch *batch,
                         struct err *err)
{
    for (int i = 0; !stop_requested && i < batch->count; i++)
        if (keep_trials(run, block, batch, i, err))
            return -1;
    if (stop_requested)
        return 0;
    if (blocks_sync(&run->blocks, err))
        return -1;
    if (run->request->shard.of)
        show_trials(run, block, batch);
    return 0;
}

/* For processes that share a network; those that share the blocks note these (farm.c). */
static void note_cases(const struct run *run)
{
    char text[NOTE_TEXT];
    int missing = run->progress.cases - run->recorder.recorded;
    snprintf(text, sizeof text, "%d of %d cases %s missing; continue with --resume -o %.200s",
             missing, run->progress.cases, missing == 1 ? "is" : "are", run->results.directory);
    peers_note(text);
}

int run_block(struct run *run, const struct work_block *block, run_curves_fn *curves,
              struct err *err)
{
    int failed = 0;
    for (int next = 0; !failed && !stop_requested && next < run->scenario->cases;) {
        struct batch batch = {.first_trial = block->first_trial,
                              .trials = block->is_whole ? 0 : block->trials};
        if (block->is_whole && !run->joins)
            note_cases(run);
        failed = build_batch(run, block, &next, &batch, err);
        failed = failed || (batch.count && curves(run, &batch, err));
        if (block->is_whole)
            failed = finish_cases(run, &batch, failed, err);
        else
            failed = failed || finish_trials(run, block, &batch, err);
        batch_free(&batch);
    }
    return failed ? -1 : 0;
}

int run_own_curves(struct run *run, struct batch *batch, struct err *err)
{
    if (batch_curves(batch, run->files, err))
        return -1;
    progress_end(&run->progress);
    return 0;
}
