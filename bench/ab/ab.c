#include "bench/ab/ab.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/ab/ab_progress.h"
#include "bench/ab/ab_store.h"
#include "bench/ab/processors.h"
#include "bench/callgrind/replay.h"
#include "bench/scenario/setup.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- one pair ---- */

static struct pair_setting setting_of(struct ab *ab, const struct ab_case *item, int laps)
{
    const struct ab_options *options = ab->options;
    return (struct pair_setting){.folder = item->folder.path,
                                 .scenario = REPLAY_SCENARIO,
                                 .limits = {options->patience, options->stop},
                                 .draw = &ab->draw,
                                 .threads = item->threads,
                                 .laps = laps && item->threads == 1};
}

static int digests_differ(const uint64_t digest[2])
{
    return digest[0] != digest[1];
}

/* Pairs that confirm a change also time the phases, to locate the change. */
static int measure_pair(struct ab *ab, struct ab_case *item, enum record_kind kind, struct err *err)
{
    struct pair pair;
    struct pair_setting setting = setting_of(ab, item, kind == RECORD_FRESH);
    const struct program *const program[2] = {&ab->program[0],
                                              &ab->program[kind == RECORD_GUARD ? 0 : 1]};
    if ((!item->size.iterations && pair_size_choose(&item->size, program[0], &setting, err)) ||
        pair_run(&pair, program, &item->size, &setting, err))
        return err_prefix(err, "case %s: ", item->item->name);
    struct record record = record_of(&pair, &item->size, kind);
    int failed = ab_store_pair(ab, item, &record, &pair, err);
    if (!failed && kind == RECORD_GUARD && record.exact && digests_differ(record.digest))
        failed =
            err_set(err, ERR_ACCURACY,
                    "case %s: OLD gives a different result in every run: a fault of the machine "
                    "or of the program",
                    item->item->name);
    if (!failed)
        ab_take(ab, item, &record);
    pair_free(&pair);
    return failed;
}

/* ---- results of a pair other than its times ---- */

/* Sets item->ended if the results rule out a verdict on time. */
static int check_results(struct ab_case *item, struct err *err)
{
    const struct record *record = &item->latest;
    int compared = record->exact && (item->stage[0].count || item->stage[1].count);
    if (compared && digests_differ(record->digest) && digests_differ(record->scenario))
        return err_set(err, ERR_INCOMPARABLE,
                       "case %s: OLD and NEW give different results and have different defaults "
                       "for parameters that the scenario leaves out",
                       item->item->name);
    if (compared && digests_differ(record->digest))
        item->ended = VERDICT_CHANGED;
    else if (record->diverged[0] >= 0 && compared)
        item->ended = VERDICT_DIVERGED;
    return 0;
}

static struct verdict judge_case(const struct ab *ab, const struct ab_case *item)
{
    double margin = ab->options->margin;
    return item->threads > 1 ? verdict_of_threads(item->stage, margin)
                             : verdict_of(item->stage, margin);
}

/* Busy cores end a case at the first look. */
static int settle_case(struct ab *ab, struct ab_case *item, struct err *err)
{
    if (check_results(item, err))
        return -1;
    if (item->ended != VERDICTS)
        return 0;
    struct verdict verdict = judge_case(ab, item);
    int busy = verdict.kind == VERDICT_BUSY && verdict.pairs >= (size_t)looks[0].values;
    if (busy || verdict_next(item->stage, ab->options->margin) == STAGES)
        item->ended = verdict.kind;
    return 0;
}

/* ---- all pairs ---- */

static int is_over(const struct ab *ab)
{
    return *ab->options->stop || clock_seconds() - ab->begin > ab->options->budget;
}

static int measure_case(struct ab *ab, struct ab_case *item, struct err *err)
{
    int stage = verdict_next(item->stage, ab->options->margin);
    if (measure_pair(ab, item, (enum record_kind)stage, err) || settle_case(ab, item, err))
        return -1;
    ab_progress_pair(ab, item);
    return 0;
}

/* Compares OLD with itself, on each case of one thread in turn; the pairs are spread over the run.
 */
static int measure_guard(struct ab *ab, int round, struct err *err)
{
    if (round % 2 || ab->guard.count >= GUARDS || is_over(ab))
        return 0;
    for (int i = 0; i < ab->cases; i++) {
        struct ab_case *item = &ab->item[((int)ab->guard.count + i) % ab->cases];
        if (item->threads == 1)
            return measure_pair(ab, item, RECORD_GUARD, err);
    }
    return 0;
}

static int measure_all(struct ab *ab, struct err *err)
{
    for (int round = 0, open = 1; open && !is_over(ab); round++) {
        open = 0;
        for (int i = 0; i < ab->cases && !is_over(ab); i++) {
            if (ab->item[i].ended != VERDICTS)
                continue;
            open = 1;
            if (measure_case(ab, &ab->item[i], err))
                return -1;
        }
        if (open && measure_guard(ab, round, err))
            return -1;
    }
    return 0;
}

/* ---- instructions ---- */

static int count_instructions(struct ab *ab, struct err *err)
{
    struct files files = {0};
    int failed = 0;
    for (int i = 0; !failed && i < ab->cases && !*ab->options->stop; i++) {
        struct ab_case *item = &ab->item[i];
        if (item->ended != VERDICT_CHANGED && item->ended != VERDICT_DIVERGED)
            failed = instructions_count(&item->instructions, item->item, &files, ab->program, err);
    }
    files_free(&files);
    return failed;
}

/* ---- the beginning and the end ---- */

/* Reports errors in the scenario before anything runs. */
static int check_case(struct ab_case *item, struct files *files, struct err *err)
{
    struct setup setup;
    if (setup_build(&setup, item->item->tree, item->item->algorithm, files, err))
        return -1;
    item->threads = setup.plan.threads;
    setup_free(&setup);
    int processors = processors_allowed();
    return item->threads <= processors
               ? 0
               : err_set(err, ERR_USAGE,
                         "case %s: run.threads is %d, but %d processor%s allowed here: ab gives "
                         "each thread one",
                         item->item->name, item->threads, processors,
                         processors == 1 ? " is" : "s are");
}

static int prepare_case(struct ab_case *item, const struct scenario_case *of, struct files *files,
                        struct err *err)
{
    item->item = of;
    item->ended = VERDICTS;
    return check_case(item, files, err) || folder_make(&item->folder, "/tmp", err) ||
                   replay_write(of, &item->folder, err)
               ? -1
               : 0;
}

static int prepare_cases(struct ab *ab, const char *chosen, struct err *err)
{
    struct files files = {0};
    int failed = 0;
    ab->item = mem_zeroed((size_t)ab->scenario->cases, sizeof *ab->item, err);
    ab->order = mem_zeroed((size_t)ab->scenario->cases, sizeof *ab->order, err);
    for (int i = 0; ab->item && ab->order && !failed && i < ab->scenario->cases; i++)
        if (chosen[i])
            failed = prepare_case(&ab->item[ab->cases++], &ab->scenario->item[i], &files, err);
    files_free(&files);
    return ab->item && ab->order && !failed ? 0 : -1;
}

static int find_programs(struct ab *ab, struct err *err)
{
    return program_find(&ab->program[0], "OLD", ab->options->old, err) ||
           program_find(&ab->program[1], "NEW", ab->options->new, err);
}

static int settle_all(struct ab *ab, struct err *err)
{
    for (int i = 0; i < ab->cases; i++)
        if (settle_case(ab, &ab->item[i], err))
            return -1;
    return 0;
}

static void judge_all(struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++) {
        struct ab_case *item = &ab->item[i];
        item->verdict = judge_case(ab, item);
        if (item->ended == VERDICT_CHANGED || item->ended == VERDICT_DIVERGED)
            item->verdict.kind = item->ended;
    }
    ab_order(ab);
    ab_throttle_end(&ab->throttle);
    ab->seconds = clock_seconds() - ab->begin;
}

int ab_run(struct ab *ab, const struct scenario *scenario, const char *chosen,
           const struct ab_options *options, struct err *err)
{
    *ab = (struct ab){.scenario = scenario, .options = options};
    ab->begin = clock_seconds();
    ab_throttle_begin(&ab->throttle);
    if (getentropy(&ab->draw, sizeof ab->draw))
        ab->draw = clock_ticks();
    int failed = find_programs(ab, err) || prepare_cases(ab, chosen, err) ||
                 ab_store_open(ab, err) || settle_all(ab, err) || measure_all(ab, err) ||
                 (!isnan(options->instructions) && count_instructions(ab, err));
    ab_progress_clear(ab);
    if (failed)
        return -1;
    judge_all(ab);
    return 0;
}

void ab_free(struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++)
        folder_remove(&ab->item[i].folder);
    for (int i = 0; i < 2; i++)
        free(ab->program[i].file);
    if (ab->journal)
        fclose(ab->journal);
    free(ab->item);
    free(ab->order);
    *ab = (struct ab){0};
}
