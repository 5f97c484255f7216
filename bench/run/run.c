#include "bench/run/batch.h"
#include "bench/run/division.h"
#include "bench/run/stop.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/screen.h"
#include "bench/machine/ceilings_table.h"
#include "bench/results/blocks.h"
#include "bench/results/shard_json.h"
#include "bench/run/case_table.h"
#include "bench/run/recorder.h"
#include "bench/run/run_notes.h"

#include <stdlib.h>
#include <string.h>

struct run {
    const struct scenario *scenario;
    const char *chosen;
    struct division division;
    struct blocks blocks; /* of this shard; file NULL: it has none */
    const struct run_request *request;
    struct files *files;
    struct results results;
    struct progress progress;
    struct recorder recorder;
};

/* 1 when a case belongs to the block and is not finished there. */
static int is_wanted(const struct run *run, const struct work_block *block, int i)
{
    struct block_span span = {i, block->first_trial, block->trials};
    return run->division.batch[i] == block->batch &&
           !(block->is_whole ? results_has(&run->results, run->scenario->item[i].name)
                             : blocks_have(&run->blocks, span));
}

/* While a case is timed the line of progress stays unchanged: drawing would disturb the timing. */
static int stop_wanted(void *arg, double done)
{
    (void)arg, (void)done;
    return stop_requested;
}

static int take_times(struct run *run, const struct scenario_case *item, struct setup *setup,
                      const struct outcome *outcome, struct measured *measured, struct err *err)
{
    struct counting *counting = run->request->counting;
    struct counters *counters;
    setup->plan.tick = stop_wanted;
    if (counting_open(counting, setup->timing.counters, setup->plan.threads, &counters, err) ||
        measure_case(&setup->plan, &setup->timing, counters, outcome, measured, err) ||
        (!stop_requested && counting_replay(counting, item, run->files, &measured->counts, err) &&
         !stop_requested))
        return err_prefix(err, "case %s: ", item->name);
    return 0;
}

/* Times and records a case whose curves are made. */
static int finish_case(struct run *run, struct batch *batch, int i, struct err *err)
{
    struct measured measured = {0};
    double begin = clock_seconds(), share = batch->seconds;
    progress_timing(&run->progress, batch->item[i]->name);
    int failed =
        take_times(run, batch->item[i], &batch->setup[i], &batch->outcome[i], &measured, err);
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
    const struct timing_settings *timing = &setup->timing;
    struct plan *plan = &setup->plan;
    run_save(plan, run->request->saved);
    plan->tick = progress_tick;
    plan->tick_arg = &run->progress;
    progress_add(&run->progress, item->name, share * run->request->checked[i].work,
                 (double)block->trials * plan->source->iterations * plan->source->nodes,
                 timing->repetitions.word >= 0 || timing->repetitions.value > 0);
    return 0;
}

/* Builds the wanted cases of a block, from *next on, until the batch is full. */
static int build_batch(struct run *run, const struct work_block *block, int *next,
                       struct batch *batch, struct err *err)
{
    progress_begin(&run->progress);
    for (; *next < run->scenario->cases; (*next)++) {
        if (!is_wanted(run, block, *next))
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
    show_trials(run, block, batch);
    return 0;
}

static int run_block(struct run *run, const struct work_block *block, struct err *err)
{
    int failed = 0;
    for (int next = 0; !failed && !stop_requested && next < run->scenario->cases;) {
        struct batch batch = {.first_trial = block->first_trial,
                              .trials = block->is_whole ? 0 : block->trials};
        failed = build_batch(run, block, &next, &batch, err);
        if (!failed && batch.count && !(failed = batch_curves(&batch, run->files, err)))
            progress_end(&run->progress);
        if (block->is_whole)
            failed = finish_cases(run, &batch, failed, err);
        else
            failed = failed || finish_trials(run, block, &batch, err);
        batch_free(&batch);
    }
    return failed ? -1 : 0;
}

/* 1 when this run has a block; a run that is not divided has all. */
static int is_mine(const struct run *run, const struct work_block *block)
{
    return !run->request->shard.of || block->shard == run->request->shard.index - 1;
}

static void count_work(struct run *run)
{
    for (size_t b = 0; b < run->division.blocks; b++) {
        const struct work_block *block = &run->division.block[b];
        for (int i = 0; is_mine(run, block) && i < run->scenario->cases; i++) {
            const struct checked *checked = &run->request->checked[i];
            if (!is_wanted(run, block, i))
                continue;
            run->progress.work += checked->work * block->trials / checked->trials;
            run->progress.cases++;
            run->progress.whole += block->is_whole;
        }
    }
}

static char *choose_directory(const struct run *run, struct err *err)
{
    const char *name = run->scenario->name, *output = run->request->output;
    return !output                 ? results_make_directory(name, err)
           : run->request->several ? mem_format(err, "%s/%s", output, name)
                                   : mem_text(output, err);
}

static int run_cases(struct run *run, struct err *err)
{
    run->progress.begin = run->recorder.since = clock_seconds();
    for (size_t b = 0; b < run->division.blocks && !stop_requested; b++)
        if (is_mine(run, &run->division.block[b]) && run_block(run, &run->division.block[b], err))
            return -1;
    return 0;
}

static void print_end(const struct run *run)
{
    if (run->request->quiet)
        return;
    progress_clear(&run->progress);
    remarks_print(stdout, &run->recorder.remarks);
    report_print(stdout, &run->recorder.report, run->results.no_ceilings.text);
    if (run->results.ceilings && run->recorder.report.rows)
        ceilings_print_worth(stdout, run->results.ceilings);
    fflush(stdout); /* the rest goes to stderr */
    char duration[16];
    screen_duration(clock_seconds() - run->progress.begin, duration, sizeof duration);
    fprintf(stderr, "%d case%s in %s; results in ", run->progress.done,
            run->progress.done == 1 ? "" : "s", duration);
    screen_text(stderr, 0, run->results.directory);
    putc('\n', stderr);
    if (!stop_requested)
        return;
    fputs("stopped by a signal; finished cases are kept; continue with --resume -o ", stderr);
    screen_text(stderr, 0, run->results.directory);
    putc('\n', stderr);
}

static void print_begin(struct run *run)
{
    const struct tree *question = tree_get(run->scenario->base, "question");
    if (run->request->quiet)
        return;
    fputs(screen_bold(stdout), stdout);
    screen_text(stdout, 0, run->scenario->name);
    printf("%s\n", screen_plain(stdout));
    if (question && question->kind == TREE_SCALAR)
        screen_paragraph(stdout, 0, question->text);
    if (run->progress.whole)
        case_table_head(stdout);
    fflush(stdout);
}

static int open_results(struct run *run, const char *directory, struct err *err)
{
    const struct run_request *request = run->request;
    const struct shard *shard = &request->shard;
    json_t *more = NULL;
    if (shard->of &&
        !(more = shard_json(run->scenario, shard->index, shard->of, request->filter, err)))
        return -1;
    return results_open(&run->results, directory, request->mode, run->scenario, request->command,
                        request->saved, more, err);
}

/* Only a shard that shares a case with others has a file of blocks. */
static int open_blocks(struct run *run, struct err *err)
{
    for (size_t b = 0; b < run->division.blocks; b++)
        if (is_mine(run, &run->division.block[b]) && !run->division.block[b].is_whole)
            return blocks_open(&run->blocks, run->results.directory,
                               run->request->mode == RESULTS_RESUME, run->scenario,
                               run->results.notes, err);
    return 0;
}

int run_scenario(const struct scenario *scenario, const char *chosen,
                 const struct run_request *request, struct files *files, struct err *err)
{
    struct run run = {.scenario = scenario, .chosen = chosen, .request = request, .files = files};
    run.recorder = (struct recorder){.scenario = scenario,
                                     .results = &run.results,
                                     .progress = &run.progress,
                                     .quiet = request->quiet};
    run.results.lock = -1;
    run.progress.stop = &stop_requested;
    run.progress.live = screen_live(stderr) && !request->quiet;
    stop_on_signals();
    char *directory = choose_directory(&run, err);
    int failed = !directory ||
                 division_make(&run.division, scenario, chosen, request->checked,
                               request->shard.of ? request->shard.of : 1, err) ||
                 open_results(&run, directory, err) || open_blocks(&run, err);
    if (!failed) {
        run_notes_print(scenario, chosen, request, &run.results);
        count_work(&run);
        print_begin(&run);
        failed =
            run_cases(&run, err) || results_close(&run.results, scenario, request->command,
                                                  stop_requested ? "stopped" : "complete", err);
    }
    if (!failed)
        print_end(&run);
    else if (run.results.journal) /* keeps the first error */
        results_close(&run.results, scenario, request->command, "failed", NULL);
    progress_clear(&run.progress);
    int diverged = run.recorder.diverged || run.results.had_diverged;
    results_free(&run.results);
    recorder_free(&run.recorder);
    blocks_close(&run.blocks);
    division_free(&run.division);
    free(directory);
    if (failed)
        return -1;
    return stop_requested ? RUN_STOPPED : diverged ? RUN_DIVERGED : 0;
}
