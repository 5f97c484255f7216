#include "bench/run/farm.h"
#include "bench/run/stop.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/screen.h"
#include "bench/machine/ceilings_table.h"
#include "bench/peers/peers.h"
#include "bench/results/shard_json.h"
#include "bench/run/case_table.h"
#include "bench/run/left_out.h"
#include "bench/run/run_notes.h"

#include <stdlib.h>
#include <string.h>

/* 1 when this run has a block; a run that is not divided has all. */
static int is_mine(const struct run *run, const struct work_block *block)
{
    return !run->request->shard.of || block->shard == run->request->shard.index - 1;
}

static void count_work(struct run *run)
{
    if (run->joins) {
        farm_count_work(run);
        return;
    }
    for (size_t b = 0; b < run->division.blocks; b++) {
        const struct work_block *block = &run->division.block[b];
        for (int i = 0; is_mine(run, block) && i < run->scenario->cases; i++) {
            const struct checked *checked = &run->request->checked[i];
            if (!run_wants(run, block, i))
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
    if (run->joins)
        return farm_lead(run, err);
    for (size_t b = 0; b < run->division.blocks && !stop_requested; b++)
        if (is_mine(run, &run->division.block[b]) &&
            run_block(run, &run->division.block[b], run_own_curves, err))
            return -1;
    return 0;
}

static void print_kept(const struct run *run, const char *why)
{
    fprintf(stderr, "%s; finished cases are kept; continue with --resume -o ", why);
    screen_text(stderr, 0, run->results.directory);
    putc('\n', stderr);
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
    if (stop_requested)
        print_kept(run, "stopped by a signal");
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
    if (left_out_add(run->scenario, &run->division, request, &more, err)) {
        json_decref(more);
        return -1;
    }
    return results_open(&run->results, directory, request->mode, run->scenario, request->command,
                        request->saved, more, err);
}

/* Several processes join their blocks; so does a run that continues theirs alone. */
static int joins_blocks(const struct run_request *request, const char *directory)
{
    return request->processes > 1 ||
           (request->mode == RESULTS_RESUME && !request->shard.of && blocks_are_in(directory));
}

static int divide_cases(struct run *run, struct err *err)
{
    const struct run_request *request = run->request;
    int shards = request->shard.of ? request->shard.of : 1;
    return run->joins
               ? farm_divide(&run->division, run->scenario, run->chosen, request->checked, err)
               : division_make(&run->division, run->scenario, run->chosen, request->checked, shards,
                               err);
}

/* Shards that share a case, and several processes, have a file of blocks. */
static int open_blocks(struct run *run, struct err *err)
{
    for (size_t b = 0; b < run->division.blocks; b++)
        if (run->joins ||
            (is_mine(run, &run->division.block[b]) && !run->division.block[b].is_whole))
            return blocks_open(&run->blocks, run->results.directory,
                               run->request->mode == RESULTS_RESUME, run->scenario,
                               run->results.notes, err);
    return 0;
}

/* A complete run needs its blocks no more, unless it is a shard. */
static int close_results(struct run *run, struct err *err)
{
    if (results_close(&run->results, run->scenario, run->request->command,
                      stop_requested ? "stopped" : "complete", err))
        return -1;
    return stop_requested || run->request->shard.of ? 0 : blocks_drop(run->results.directory, err);
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
    run.joins = directory && joins_blocks(request, directory);
    int failed = !directory || divide_cases(&run, err) ||
                 left_out_print(scenario, &run.division, request, err) ||
                 open_results(&run, directory, err) || open_blocks(&run, err);
    if (!failed) {
        run_notes_print(scenario, chosen, request, &run.results);
        count_work(&run);
        print_begin(&run);
        failed = run_cases(&run, err) || close_results(&run, err);
    }
    if (!failed)
        print_end(&run);
    else if (run.results.journal) /* keeps the first error */
        results_close(&run.results, scenario, request->command,
                      stop_requested ? "stopped" : "failed", NULL);
    progress_clear(&run.progress);
    if (failed && run.progress.done && !request->quiet && request->processes == 1)
        print_kept(&run, "failed");
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
