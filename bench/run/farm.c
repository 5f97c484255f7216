#include "bench/run/farm_inside.h"

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

/* Enough blocks for balance among many processes, few enough that each is worth its setup. */
enum { PIECES = 256 };

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

/* A case of the block that is not computed yet; -1: none. */
static int first_lacking(const struct run *run, const struct work_block *block)
{
    for (int i = 0; i < run->scenario->cases; i++)
        if (farm_lacks(run, block, i))
            return i;
    return -1;
}

static int batch_is_complete(const struct farm *farm, int batch)
{
    for (size_t i = 0; i < farm->run->division.blocks; i++)
        if (farm_block(farm, i)->batch == batch && farm->state[i] != BLOCK_IS_DONE)
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

/* "case A, trials 4 to 7": the first case of the block that is missing. */
static void describe_block(const struct farm *farm, size_t i, char *text, size_t size)
{
    const struct work_block *block = farm_block(farm, i);
    int item = first_lacking(farm->run, block), last = block->first_trial + block->trials - 1;
    const char *name = item < 0 ? "?" : farm->run->scenario->item[item].name;
    if (block->trials == 1)
        snprintf(text, size, "case %s, trial %d", name, last);
    else
        snprintf(text, size, "case %s, trials %d to %d", name, block->first_trial, last);
}

/* "46 of 50 blocks are missing, ..." */
static void describe_missing(const struct farm *farm, char *text, size_t size)
{
    size_t missing = count_missing(farm), i = 0;
    char first[200] = "";
    while (missing && farm->state[i] == BLOCK_IS_DONE)
        i++;
    if (missing)
        describe_block(farm, i, first, sizeof first);
    snprintf(text, size, "%zu of %zu blocks %s missing%s%s; continue with --resume -o %.200s",
             missing, farm->run->division.blocks, missing == 1 ? "is" : "are",
             missing ? ", the first is " : "", first, farm->run->results.directory);
}

static void note_missing(const struct farm *farm)
{
    char text[NOTE_TEXT];
    describe_missing(farm, text, sizeof text);
    peers_note(text);
}

static int hand_out(struct farm *farm, int to, struct err *err)
{
    size_t blocks = farm->run->division.blocks;
    while (farm->next < blocks && farm->state[farm->next] != BLOCK_WAITS)
        farm->next++;
    if (farm->next == blocks)
        return 0;
    char text[24 + NOTE_TEXT];
    size_t i = farm->next;
    snprintf(text, sizeof text, "%zu %s", i, peers_noted());
    farm->state[i] = BLOCK_IS_OUT;
    farm->member[to] = (struct member){.block = (long)i};
    return peers_send(to, LETTER_BLOCK, text, err);
}

static int hand_out_all(struct farm *farm, struct err *err)
{
    for (int to = 1; to < peers_count(); to++)
        if (farm->member[to].block < 0 && hand_out(farm, to, err))
            return -1;
    return 0;
}

static int find_hanging(const struct farm *farm, struct err *err)
{
    char what[200];
    for (int from = 1; from < peers_count(); from++) {
        struct member *member = &farm->member[from];
        if (member->block < 0 || patience_look(&member->patience) < HANGS_SECONDS)
            continue;
        describe_block(farm, (size_t)member->block, what, sizeof what);
        return err_set(err, ERR_INTERNAL,
                       "process %d has not responded for %.0f s (%s); continue with --resume -o "
                       "%.200s",
                       from, HANGS_SECONDS, what, farm->run->results.directory);
    }
    return 0;
}

/* ---- letters ---- */

static int take_block(struct farm *farm, const struct letter *letter, struct err *err)
{
    struct member *member = &farm->member[letter->from];
    size_t i = (size_t)member->block;
    progress_begin(&farm->run->progress);
    farm_add_progress(farm, i, 1);
    progress_end(&farm->run->progress);
    member->block = -1;
    if (blocks_add_text(&farm->run->blocks, farm->run->scenario, letter->text, err) ||
        blocks_sync(&farm->run->blocks, err))
        return -1;
    if (first_lacking(farm->run, farm_block(farm, i)) >= 0)
        return err_set(err, ERR_INTERNAL, "process %d: its block lacks a case", letter->from);
    farm->state[i] = BLOCK_IS_DONE;
    note_missing(farm);
    return 0;
}

static int take_letter(struct farm *farm, const struct letter *letter, struct err *err)
{
    farm->member[letter->from].patience = (struct patience){0};
    switch (letter->subject) {
    case LETTER_DONE:
        return take_block(farm, letter, err);
    case LETTER_SIGN:
        farm->member[letter->from].share = atof(letter->text);
        return 0;
    case LETTER_TROUBLE: /* a signal stops all */
        return stop_requested ? 0 : letter_trouble(letter, err);
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

/* ---- alone: a run that continues one of several processes ---- */

static int compute_here(struct farm *farm, struct err *err)
{
    for (size_t i = 0; i < farm->run->division.blocks && !stop_requested; i++) {
        struct work_block block = *farm_block(farm, i);
        block.is_whole = 0; /* its trials go to blocks.jsonl */
        if (farm->state[i] == BLOCK_IS_DONE)
            continue;
        if (run_block(farm->run, &block, run_own_curves, err))
            return -1;
        if (first_lacking(farm->run, &block) < 0)
            farm->state[i] = BLOCK_IS_DONE;
        if (record_complete(farm, err))
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
    farm_show_progress(farm);
    if (!taken)
        peers_rest();
    return 0;
}

static int lead(struct farm *farm, struct err *err)
{
    struct run *run = farm->run;
    for (int i = 0; i < peers_count(); i++)
        farm->member[i].block = -1;
    for (size_t i = 0; i < run->division.blocks; i++)
        if (first_lacking(run, farm_block(farm, i)) < 0)
            farm->state[i] = BLOCK_IS_DONE;
    if (record_complete(farm, err))
        return -1;
    if (peers_count() == 1)
        return compute_here(farm, err);
    note_missing(farm);
    while (farm->next_batch < run->division.batches && !stop_requested)
        if (go_round(farm, err))
            return -1;
    return 0;
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
