#include "bench/run/dry_run.h"

#include "base/mem.h"
#include "bench/run/batch.h"
#include "bench/run/crossing.h"
#include "bench/run/division.h"
#include "bench/run/left_out.h"
#include "bench/run/spread.h"
#include "bench/common/screen.h"
#include "bench/measure/measured.h"
#include "bench/measure/shorter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A probe makes this many node updates, in a few milliseconds, and enough iterations to fill a
 * window unless it is LONG. */
enum { PROBE_UPDATES = 2000, LONG = 20 };
enum { NAME = 48 }; /* columns */

static int probe_iterations(const struct plan *plan)
{
    int rows = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    int probe = PROBE_UPDATES / plan->source->nodes + (rows < LONG / 2 ? 2 * rows : LONG);
    return probe < plan->source->iterations ? probe : plan->source->iterations;
}

/* One round of trials, one per team: total seconds, and seconds of the iterations. */
struct round {
    double all, iterate;
};

/* Seconds for timing a case: calibration, work model and warm-up, then repetitions, of which the
 * first have a profiled twin, until there are enough or the budget is spent. */
static double timing_seconds(const struct timing_settings *timing, const struct round *round)
{
    int automatic = timing->repetitions.word >= 0;
    double rounds = fmax(ceil(timing->min_time / round->iterate), 1), each = rounds * round->all;
    double twins = timing->profile ? fmin(timing->repetitions.value, MEASURE_ENOUGH) : 0;
    double wanted = automatic ? INFINITY : timing->warmup + timing->repetitions.value + twins;
    if (!automatic && timing->repetitions.value == 0)
        return 0;
    return round->all + 2 * each + fmin(timing->budget + each, wanted * each);
}

/* Seconds for the whole case, scaled up from one short round. The cases of a batch share the time
 * of making data. */
static int estimate_seconds(const struct setup *setup, int sharers, double *seconds,
                            struct err *err)
{
    struct shorter shorter;
    struct outcome outcome;
    shorter_make(&shorter, &setup->plan, probe_iterations(&setup->plan));
    struct plan *plan = &shorter.plan;
    plan->trials = plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
    if (engine_run(plan, &outcome, err))
        return -1;
    double longer = (double)setup->source.iterations / plan->source->iterations;
    double points = (double)outcome_points(&setup->plan) / outcome.points;
    double data = outcome.time.draw + outcome.time.data * longer;
    struct round round = {.iterate = outcome.time.iterate * longer};
    round.all = data + round.iterate + outcome.time.observe * points;
    double curve = data / sharers + round.all - data;
    *seconds = curve * setup->plan.trials / plan->trials + timing_seconds(&setup->timing, &round);
    outcome_free(&outcome);
    return 0;
}

/* What the lines of all cases add up to. */
struct totals {
    double seconds;
    int cuts; /* cases whose network is divided into parts */
};

/* Where each thread or process has a part of the network: the parts; else 0. */
static int count_parts(const struct plan *plan)
{
    if (plan->ranks)
        return plan->ranks->count;
    int is_cut =
        plan->layout == LAYOUT_CUT && plan_has_links(plan) && plan->parallel == PARALLEL_NODES;
    return is_cut ? plan->threads : 0;
}

/* The most that process 0 holds: while the case runs or, before, while the network is drawn and
 * divided. */
static size_t most_bytes(const struct setup *setup, const struct files *files)
{
    size_t running = setup_running_bytes(setup), dividing = setup_dividing_bytes(setup);
    size_t before = dividing > setup->drawing ? dividing : setup->drawing;
    return (running > before ? running : before) + setup->pool.bytes + files_bytes(files);
}

/* Process 0 stands for all, whose parts are alike. */
static void print_process(const struct setup *setup)
{
    const struct plan *plan = &setup->plan;
    char part[16], whole[16], text[400];
    if (!plan->ranks)
        return;
    screen_count((double)setup_dividing_bytes(setup), whole, sizeof whole);
    screen_count((double)setup_running_bytes(setup), part, sizeof part);
    snprintf(text, sizeof text,
             "process 0: about %sB while it draws and divides the whole network; a "
             "process: %sB for its %d nodes, their rows of the graph and %d rows of the halo%s; it "
             "sends %d rows of %zu bytes in an iteration",
             whole, part, plan->ranks->own, plan->ranks->halo,
             setup_keeps_graph(setup) ? ", and the whole graph, which the noise follows" : "",
             plan->ranks->sent, plan_row_bytes(plan));
    screen_paragraph(stdout, 2, text);
}

/* The name and, where other shards have trials of the case too, those of this one. */
static int print_name(const struct scenario_case *item, const struct work_block *block,
                      struct err *err)
{
    char *text = block->is_whole
                     ? mem_text(item->name, err)
                     : mem_format(err, "%s, trials %d to %d", item->name, block->first_trial,
                                  block->first_trial + block->trials - 1);
    if (!text)
        return -1;
    screen_column(stdout, NAME, text);
    free(text);
    return 0;
}

static int print_case(const struct scenario_case *item, const struct work_block *block, int sharers,
                      unsigned saved, struct files *files, struct totals *totals, struct err *err)
{
    struct setup setup;
    double seconds;
    char time[16], memory[16], threads[16];
    if (setup_build(&setup, item->tree, item->algorithm, files, err))
        return -1;
    int failed = spread_hand_out(&setup, err) || estimate_seconds(&setup, sharers, &seconds, err) ||
                 print_name(item, block, err);
    if (!failed) {
        seconds *= (double)block->trials / setup.plan.trials;
        run_save(&setup.plan, saved);
        screen_duration(seconds, time, sizeof time);
        screen_count((double)most_bytes(&setup, files), memory, sizeof memory);
        snprintf(threads, sizeof threads, "%s%d", setup.tries_threads ? "<=" : "",
                 setup.plan.threads);
        printf(" %7s %9s %8sB\n", threads, time, memory);
        totals->seconds += seconds;
        int parts = count_parts(&setup.plan);
        totals->cuts += parts > 0;
        if (parts)
            failed = crossing_print(setup.plan.network, parts, err);
        print_process(&setup);
    }
    spread_take_back(&setup);
    setup_free(&setup);
    return failed;
}

static int count_members(const struct scenario *scenario, const int *batch, int which)
{
    int count = 0;
    for (int i = 0; i < scenario->cases; i++)
        count += batch[i] == which;
    return count;
}

static void print_total(double seconds, int together, int tries)
{
    char time[16];
    screen_duration(seconds, time, sizeof time);
    printf("%-*s %7s %9s\n", NAME, "all", "", time);
    puts("Times are estimated from a few iterations of each case.");
    if (together > 1)
        printf("Curves of up to %d cases with the same data are made together, within %d MB.\n",
               together, BATCH_BYTES / 1000000);
    if (tries)
        puts("<= threads: auto: before it is timed a case tries several numbers, and takes the "
             "fastest.");
}

static void print_head(const char *name)
{
    fputs(screen_bold(stdout), stdout);
    screen_text(stdout, NAME, name);
    printf(" %7s %9s %9s%s\n", "threads", "time", "memory", screen_plain(stdout));
}

/* ---- shards ---- */

/* Schedulers are slow to start a task, and often limit their number. */
static const double least_seconds = 300;

static void print_advice(const struct shard *shard, double seconds)
{
    char text[200];
    int fewer = (int)(shard->of * seconds / least_seconds);
    if (seconds >= least_seconds || shard->of == 1)
        return;
    snprintf(text, sizeof text,
             "A scheduler's task should take five minutes at least: %d shard%s would.",
             fewer > 1 ? fewer : 1, fewer > 1 ? "s" : "");
    screen_paragraph(stdout, 0, text);
}

/* Work as shares of the whole: it does not depend on the machine. */
static void print_shards(const struct division *division, const struct shard *shard)
{
    double total = 0, least = INFINITY, most = 0;
    for (int i = 0; i < division->shards; i++) {
        total += division->load[i];
        least = fmin(least, division->load[i]);
        most = fmax(most, division->load[i]);
    }
    printf("Shard %d/%d has %.1f %% of the work; the shards have %.1f to %.1f %%.\n", shard->index,
           shard->of, 100 * division->load[shard->index - 1] / total, 100 * least / total,
           100 * most / total);
}

/* A timed case stays whole, however many shards there are. */
static void print_undivided(const struct scenario *scenario, const struct division *division,
                            const struct checked *checked)
{
    double total = 0;
    const struct work_block *largest = &division->block[0];
    int item = 0;
    for (size_t b = 0; b < division->blocks; b++) {
        total += division->block[b].work;
        largest = division->block[b].work > largest->work ? &division->block[b] : largest;
    }
    while (item < scenario->cases && division->batch[item] != largest->batch)
        item++;
    if (item == scenario->cases || checked[item].timing == 0 || checked[item].trials == 1 ||
        largest->work <= total / division->shards)
        return;
    char text[400];
    snprintf(text, sizeof text,
             "Case %.200s and those with the same data have %.1f %% of the work and are not "
             "divided, because they are timed; run.repetitions: 0 divides them.",
             scenario->item[item].name, 100 * largest->work / total);
    screen_paragraph(stdout, 0, text);
}

/* ---- the table ---- */

static int print_block(const struct scenario *scenario, const struct division *division,
                       const struct work_block *block, const struct run_request *request,
                       struct files *files, struct totals *totals, struct err *err)
{
    int sharers = count_members(scenario, division->batch, block->batch);
    for (int i = 0; i < scenario->cases; i++)
        if (division->batch[i] == block->batch && !request->checked[i].lacking &&
            print_case(&scenario->item[i], block, sharers, request->saved, files, totals, err))
            return -1;
    return 0;
}

/* The most cases of this run that make their curves together. */
static int count_together(const struct scenario *scenario, const struct division *division)
{
    int together = 0;
    for (size_t b = 0; b < division->blocks; b++) {
        int members = count_members(scenario, division->batch, division->block[b].batch);
        together = members > together ? members : together;
    }
    return together;
}

static int any_tries(const struct scenario *scenario, const char *chosen,
                     const struct checked *checked)
{
    for (int i = 0; i < scenario->cases; i++)
        if (chosen[i] && checked[i].tries_threads)
            return 1;
    return 0;
}

int dry_run(const struct scenario *scenario, const char *chosen, const struct run_request *request,
            struct files *files, struct err *err)
{
    struct division division;
    const struct shard *shard = &request->shard;
    struct totals totals = {0};
    int failed = division_make(&division, scenario, chosen, request->checked,
                               shard->of ? shard->of : 1, err) ||
                 left_out_print(scenario, &division, request, err);
    if (!failed)
        print_head(scenario->name);
    for (size_t b = 0; !failed && b < division.blocks; b++)
        if (!shard->of || division.block[b].shard == shard->index - 1)
            failed =
                print_block(scenario, &division, &division.block[b], request, files, &totals, err);
    if (!failed)
        print_total(totals.seconds, count_together(scenario, &division),
                    any_tries(scenario, chosen, request->checked));
    if (!failed && totals.cuts > 0)
        crossing_explain();
    if (!failed && shard->of) {
        print_shards(&division, shard);
        print_undivided(scenario, &division, request->checked);
        print_advice(shard, totals.seconds);
    }
    division_free(&division);
    return failed ? -1 : 0;
}
