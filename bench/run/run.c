#include "bench/run/batch.h"
#include "bench/run/stop.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/screen.h"
#include "bench/machine/ceilings_table.h"
#include "bench/run/case_table.h"
#include "bench/run/recorder.h"
#include "bench/run/run_notes.h"

#include <stdlib.h>
#include <string.h>

struct run {
    const struct scenario *scenario;
    const char *chosen;
    int *batch, batches; /* (cases,) the batch of each case; the number of batches */
    const struct run_request *request;
    struct files *files;
    struct results results;
    struct progress progress;
    struct recorder recorder;
};

static int is_wanted(const struct run *run, int i)
{
    return run->chosen[i] && !results_has(&run->results, run->scenario->item[i].name);
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
    const struct real_or_word *repetitions = &setup->timing.repetitions;
    int timed = repetitions->word >= 0 || repetitions->value > 0;
    if (!setup->tries_threads || !timed || curves->diverged.trial >= 0)
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
    struct counters *counters;
    struct tried tried = {0};
    setup->plan.tick = stop_wanted;
    if (choose_threads(setup, outcome, &tried, err) ||
        counting_open(counting, setup->timing.counters, setup->plan.threads, &counters, err) ||
        measure_case(&setup->plan, &setup->timing, counters, outcome, measured, err) ||
        (!stop_requested && counting_replay(counting, item, run->files, &measured->counts, err) &&
         !stop_requested))
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
        take_times(run, batch->item[i], &batch->setup[i], &batch->outcome[i], &measured, err);
    if (!failed && !stop_requested)
        return recorder_add(&run->recorder, batch, i, &measured, share + clock_seconds() - begin,
                            err);
    measured_free(&measured);
    return failed;
}

static int add_case(struct run *run, int i, struct batch *batch, struct err *err)
{
    const struct scenario_case *item = &run->scenario->item[i];
    if (batch_add(batch, item, &run->request->checked[i], run->files, err))
        return -1;
    struct setup *setup = &batch->setup[batch->count - 1];
    const struct timing_settings *timing = &setup->timing;
    struct plan *plan = &setup->plan;
    run_save(plan, run->request->saved);
    plan->tick = progress_tick;
    plan->tick_arg = &run->progress;
    progress_add(&run->progress, item->name, run->request->checked[i].work,
                 (double)plan->trials * plan->source->iterations * plan->source->nodes,
                 timing->repetitions.word >= 0 || timing->repetitions.value > 0);
    return 0;
}

/* Builds the wanted cases of a batch, from *next on, until the batch is full. */
static int build_batch(struct run *run, int which, int *next, struct batch *batch, struct err *err)
{
    progress_begin(&run->progress);
    for (; *next < run->scenario->cases; (*next)++) {
        if (run->batch[*next] != which || !is_wanted(run, *next))
            continue;
        if (batch_is_full(batch, &run->request->checked[*next]))
            break;
        if (add_case(run, *next, batch, err))
            return -1;
    }
    return 0;
}

static int run_batch(struct run *run, int which, struct err *err)
{
    int failed = 0;
    for (int next = 0; !failed && !stop_requested && next < run->scenario->cases;) {
        struct batch batch = {0};
        failed = build_batch(run, which, &next, &batch, err);
        if (!failed && batch.count && !(failed = batch_curves(&batch, run->files, err)))
            progress_end(&run->progress);
        for (int i = 0; !failed && !stop_requested && i < batch.count; i++)
            failed = finish_case(run, &batch, i, err);
        failed |=
            recorder_finish(&run->recorder, failed ? NULL : err); /* those before it are whole */
        batch_free(&batch);
    }
    return failed ? -1 : 0;
}

static void count_work(struct run *run)
{
    for (int i = 0; i < run->scenario->cases; i++) {
        if (!is_wanted(run, i))
            continue;
        run->progress.work += run->request->checked[i].work;
        run->progress.cases++;
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
    for (int b = 0; b < run->batches && !stop_requested; b++)
        if (run_batch(run, b, err))
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
    case_table_head(stdout);
    fflush(stdout);
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
    run.batch = batch_share_out(scenario, chosen, request->checked, &run.batches, err);
    int failed = !directory || !run.batch ||
                 results_open(&run.results, directory, request->mode, scenario, request->command,
                              request->saved, err);
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
    free(directory);
    free(run.batch);
    if (failed)
        return -1;
    return stop_requested ? RUN_STOPPED : diverged ? RUN_DIVERGED : 0;
}
