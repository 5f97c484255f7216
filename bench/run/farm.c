#include "bench/run/farm.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/store.h"
#include "bench/peers/peers.h"
#include "bench/run/farm_letters.h"
#include "bench/run/stop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Enough for balance among many processes, few enough that each is worth its setup. */
enum { PIECES = 256 };

struct member {
    long block; /* that it computes; -1: none */
    double heard, share;
};

enum block_state { BLOCK_WAITS, BLOCK_IS_OUT, BLOCK_IS_DONE };

struct farm {
    struct run *run;
    struct member *member;   /* (peers_count(),) */
    enum block_state *state; /* (blocks,) */
    size_t next;             /* no block before it waits */
    int next_batch;          /* the first that is not recorded */
};

int farm_divide(struct division *division, const struct scenario *scenario, const char *chosen,
                const struct checked *checked, struct err *err)
{
    *division = (struct division){0};
    struct checked *untimed = mem_zeroed((size_t)scenario->cases, sizeof *untimed, err);
    for (int i = 0; untimed && i < scenario->cases; i++) {
        untimed[i] = checked[i];
        untimed[i].timing = 0; /* process 0 times */
    }
    int failed = !untimed || division_make(division, scenario, chosen, untimed, PIECES, err);
    free(untimed);
    return failed ? -1 : 0;
}

/* ---- what is done ---- */

static const struct work_block *block_at(const struct farm *farm, size_t i)
{
    return &farm->run->division.block[i];
}

static struct block_span span_of(const struct work_block *block, int item)
{
    return (struct block_span){item, block->first_trial, block->trials};
}

static int is_recorded(const struct run *run, int item)
{
    return results_has(&run->results, run->scenario->item[item].name);
}

/* 1 when a process still has to compute the case. */
static int is_lacking(const struct run *run, const struct work_block *block, int item)
{
    return run->division.batch[item] == block->batch && !is_recorded(run, item) &&
           !blocks_have(&run->blocks, span_of(block, item));
}

/* A case that the block's process would compute; -1: it is done. */
static int first_lacking(const struct run *run, const struct work_block *block)
{
    for (int i = 0; i < run->scenario->cases; i++)
        if (is_lacking(run, block, i))
            return i;
    return -1;
}

static int batch_is_complete(const struct farm *farm, int batch)
{
    for (size_t i = 0; i < farm->run->division.blocks; i++)
        if (block_at(farm, i)->batch == batch && farm->state[i] != BLOCK_IS_DONE)
            return 0;
    return 1;
}

static size_t count_missing(const struct farm *farm)
{
    size_t missing = 0;
    for (size_t i = 0; i < farm->run->division.blocks; i++)
        missing += farm->state[i] != BLOCK_IS_DONE;
    return missing;
}

static int batch_is_timed(const struct run *run, int batch)
{
    for (int i = 0; i < run->scenario->cases; i++)
        if (run->division.batch[i] == batch && run->request->checked[i].timing > 0)
            return 1;
    return 0;
}

/* ---- handing out ---- */

static int hand_out(struct farm *farm, int to, struct err *err)
{
    size_t blocks = farm->run->division.blocks;
    while (farm->next < blocks && farm->state[farm->next] != BLOCK_WAITS)
        farm->next++;
    if (farm->next == blocks)
        return 0;
    char text[24];
    size_t i = farm->next;
    snprintf(text, sizeof text, "%zu", i);
    farm->state[i] = BLOCK_IS_OUT;
    farm->member[to] = (struct member){(long)i, clock_seconds(), 0};
    return peers_send(to, LETTER_BLOCK, text, err);
}

static int hand_out_all(struct farm *farm, struct err *err)
{
    for (int to = 1; to < peers_count(); to++)
        if (farm->member[to].block < 0 && hand_out(farm, to, err))
            return -1;
    return 0;
}

/* "case A, trials 4 to 7": the first case of the block that is missing. */
static void describe_block(const struct farm *farm, size_t i, char *text, size_t size)
{
    const struct work_block *block = block_at(farm, i);
    int item = first_lacking(farm->run, block), last = block->first_trial + block->trials - 1;
    const char *name = item < 0 ? "?" : farm->run->scenario->item[item].name;
    if (block->trials == 1)
        snprintf(text, size, "case %s, trial %d", name, last);
    else
        snprintf(text, size, "case %s, trials %d to %d", name, block->first_trial, last);
}

static int find_hanging(const struct farm *farm, struct err *err)
{
    char what[200];
    for (int from = 1; from < peers_count(); from++) {
        const struct member *member = &farm->member[from];
        if (member->block < 0 || clock_seconds() - member->heard < HANGS_SECONDS)
            continue;
        describe_block(farm, (size_t)member->block, what, sizeof what);
        return err_set(err, ERR_INTERNAL,
                       "process %d has given no sign for %.0f s (%s); continue with --resume -o "
                       "%.200s",
                       from, HANGS_SECONDS, what, farm->run->results.directory);
    }
    return 0;
}

/* ---- progress ---- */

void farm_count_work(struct run *run)
{
    for (int i = 0; i < run->scenario->cases; i++)
        if (run->division.batch[i] >= 0 && !is_recorded(run, i)) {
            run->progress.work += run->request->checked[i].work;
            run->progress.whole = ++run->progress.cases;
        }
}

static void add_progress(struct farm *farm, size_t i, double share)
{
    const struct work_block *block = block_at(farm, i);
    for (int item = 0; item < farm->run->scenario->cases; item++) {
        if (!is_lacking(farm->run, block, item))
            continue;
        const struct checked *checked = &farm->run->request->checked[item];
        double part = share * block->trials / checked->trials;
        progress_add(&farm->run->progress, farm->run->scenario->item[item].name,
                     part * checked->work, part * checked->updates, checked->timing > 0);
    }
}

static void show_progress(struct farm *farm)
{
    struct progress *progress = &farm->run->progress;
    if (!progress->live || clock_seconds() - progress->shown < SIGN_SECONDS)
        return;
    progress_begin(progress);
    for (int from = 1; from < peers_count(); from++)
        if (farm->member[from].block >= 0)
            add_progress(farm, (size_t)farm->member[from].block, farm->member[from].share);
    if (progress->batch_cases)
        progress_tick(progress, 1);
}

/* ---- letters ---- */

static int take_block(struct farm *farm, const struct letter *letter, struct err *err)
{
    struct member *member = &farm->member[letter->from];
    size_t i = (size_t)member->block;
    progress_begin(&farm->run->progress);
    add_progress(farm, i, 1);
    progress_end(&farm->run->progress);
    member->block = -1;
    if (blocks_add_text(&farm->run->blocks, farm->run->scenario, letter->text, err) ||
        blocks_sync(&farm->run->blocks, err))
        return -1;
    if (first_lacking(farm->run, block_at(farm, i)) >= 0)
        return err_set(err, ERR_INTERNAL, "process %d: its block lacks a case", letter->from);
    farm->state[i] = BLOCK_IS_DONE;
    return 0;
}

static int take_letter(struct farm *farm, const struct letter *letter, struct err *err)
{
    farm->member[letter->from].heard = clock_seconds();
    switch (letter->subject) {
    case LETTER_DONE:
        return take_block(farm, letter, err);
    case LETTER_SIGN:
        farm->member[letter->from].share = atof(letter->text);
        return 0;
    case LETTER_TROUBLE:
        return letter_trouble(letter, err);
    default:
        return 0;
    }
}

/* Takes all letters. Returns their number, or -1 and err. */
static int take_letters(struct farm *farm, struct err *err)
{
    struct letter letter;
    int taken = 0, code;
    while ((code = peers_take(&letter, err)) > 0) {
        int failed = take_letter(farm, &letter, err);
        free(letter.text);
        taken++;
        if (failed)
            return -1;
    }
    return code < 0 ? -1 : taken;
}

/* ---- recording ---- */

static int join_curves(struct run *run, struct batch *batch, struct err *err)
{
    for (int i = 0; i < batch->count; i++)
        if (blocks_join(&run->blocks, (int)(batch->item[i] - run->scenario->item),
                        &batch->setup[i].plan, &batch->outcome[i], err))
            return -1;
    return 0;
}

/* Records batches in their order, as one process does. Timing waits until the others have nothing
 * to do. */
static int record_complete(struct farm *farm, struct err *err)
{
    struct run *run = farm->run;
    for (; farm->next_batch < run->division.batches && !stop_requested; farm->next_batch++) {
        struct work_block all = {.batch = farm->next_batch, .trials = 1, .is_whole = 1};
        if (!batch_is_complete(farm, farm->next_batch) ||
            (batch_is_timed(run, farm->next_batch) && count_missing(farm)))
            return 0;
        for (int i = 0; i < run->scenario->cases; i++)
            if (run->division.batch[i] == farm->next_batch)
                all.trials = run->request->checked[i].trials;
        if (run_block(run, &all, join_curves, err))
            return -1;
    }
    return 0;
}

/* ---- leading ---- */

static int go_round(struct farm *farm, struct err *err)
{
    if (hand_out_all(farm, err))
        return -1;
    int taken = take_letters(farm, err);
    if (taken < 0 || find_hanging(farm, err) || (taken && record_complete(farm, err)))
        return -1;
    show_progress(farm);
    if (!taken)
        peers_rest();
    return 0;
}

static int refuse_incomplete(const struct farm *farm, struct err *err)
{
    size_t missing = count_missing(farm), i = 0;
    char what[200];
    if (!missing)
        return 0;
    while (farm->state[i] == BLOCK_IS_DONE)
        i++;
    describe_block(farm, i, what, sizeof what);
    return err_set(err, ERR_INTERNAL,
                   "a signal came, or a process died: %zu of %zu blocks are missing, the first is "
                   "%s; continue with --resume -o %.200s",
                   missing, farm->run->division.blocks, what, farm->run->results.directory);
}

static int lead(struct farm *farm, struct err *err)
{
    struct run *run = farm->run;
    for (int i = 0; i < peers_count(); i++)
        farm->member[i].block = -1;
    for (size_t i = 0; i < run->division.blocks; i++)
        if (first_lacking(run, block_at(farm, i)) < 0)
            farm->state[i] = BLOCK_IS_DONE;
    if (record_complete(farm, err))
        return -1;
    while (farm->next_batch < run->division.batches && !stop_requested)
        if (go_round(farm, err))
            return -1;
    return refuse_incomplete(farm, err);
}

int farm_lead(struct run *run, struct err *err)
{
    struct farm farm = {
        .run = run,
        .member = mem_zeroed((size_t)peers_count(), sizeof *farm.member, err),
        .state = mem_zeroed(run->division.blocks, sizeof *farm.state, err),
    };
    int failed = !farm.member || !farm.state || lead(&farm, err);
    free(farm.member);
    free(farm.state);
    return failed ? -1 : 0;
}
