#include "bench/run/division.h"

#include "base/mem.h"
#include "bench/run/batch.h"

#include <math.h>
#include <stdlib.h>

const double work_per_second = 4e9;

/* A batch that waits to be dealt out. */
struct pile {
    int batch, trials;
    double work, timing; /* timing: seconds, part of the work */
};

static int add_block(struct division *division, struct work_block block, struct err *err)
{
    if (mem_grow(&division->block, division->blocks, sizeof block, err))
        return -1;
    division->block[division->blocks++] = block;
    division->load[block.shard] += block.work;
    return 0;
}

static int least_loaded(const struct division *division)
{
    int least = 0;
    for (int shard = 1; shard < division->shards; shard++)
        if (division->load[shard] < division->load[least])
            least = shard;
    return least;
}

/* ---- piles that stay whole: the largest first, each to the shard with the least work ---- */

static int compare_piles(const void *a, const void *b)
{
    const struct pile *p = a, *q = b;
    return p->work != q->work ? (p->work < q->work) - (p->work > q->work) : p->batch - q->batch;
}

static int is_large(const struct pile *pile, double share)
{
    return pile->trials > 1 && pile->timing == 0 && pile->work > share;
}

static int deal_whole(struct division *division, const struct pile *pile, double share,
                      struct err *err)
{
    for (int i = 0; i < division->batches; i++) {
        struct work_block block = {.batch = pile[i].batch,
                                   .trials = pile[i].trials,
                                   .is_whole = 1,
                                   .shard = least_loaded(division),
                                   .work = pile[i].work};
        if (!is_large(&pile[i], share) && add_block(division, block, err))
            return -1;
    }
    return 0;
}

/* ---- large piles: trials fill every shard up to one level ---- */

static double room_below(const struct division *division, double level)
{
    double room = 0;
    for (int shard = 0; shard < division->shards; shard++)
        room += fmax(level - division->load[shard], 0);
    return room;
}

/* The level that holds `work` more. */
static double find_level(const struct division *division, double work)
{
    double low = 0, high = work;
    for (int shard = 0; shard < division->shards; shard++)
        high = fmax(high, division->load[shard] + work);
    for (int step = 0; step < 100; step++) {
        double middle = low + (high - low) / 2;
        *(room_below(division, middle) < work ? &low : &high) = middle;
    }
    return high;
}

/* Rounds the trials so far, not each shard's, so that no rounding adds up. */
static int pour_trials(struct division *division, const struct pile *pile, double level,
                       struct err *err)
{
    double poured = 0, one = pile->work / pile->trials;
    int first = 0;
    for (int shard = 0; shard < division->shards && first < pile->trials; shard++) {
        poured += fmax(level - division->load[shard], 0);
        int last = shard == division->shards - 1 || poured >= pile->work;
        int end = last ? pile->trials : (int)lround(poured / one);
        struct work_block block = {.batch = pile->batch,
                                   .first_trial = first,
                                   .trials = end - first,
                                   .is_whole = end - first == pile->trials,
                                   .shard = shard,
                                   .work = (end - first) * one};
        if (end > first && add_block(division, block, err))
            return -1;
        first = end;
    }
    return 0;
}

static int deal_large(struct division *division, const struct pile *pile, double share,
                      struct err *err)
{
    double work = 0;
    for (int i = 0; i < division->batches; i++)
        work += is_large(&pile[i], share) ? pile[i].work : 0;
    double level = find_level(division, work);
    for (int i = 0; i < division->batches; i++)
        if (is_large(&pile[i], share) && pour_trials(division, &pile[i], level, err))
            return -1;
    return 0;
}

/* ---- the division ---- */

static struct pile *make_piles(const struct division *division, const struct scenario *scenario,
                               const struct checked *checked, double *total, struct err *err)
{
    struct pile *pile = mem_zeroed((size_t)division->batches, sizeof *pile, err);
    *total = 0;
    for (int i = 0; pile && i < scenario->cases; i++) {
        if (division->batch[i] < 0)
            continue;
        struct pile *own = &pile[division->batch[i]];
        own->batch = division->batch[i];
        own->trials = checked[i].trials;
        own->timing += checked[i].timing;
        own->work += checked[i].work + work_per_second * checked[i].timing;
        *total += checked[i].work + work_per_second * checked[i].timing;
    }
    return pile;
}

static int compare_blocks(const void *a, const void *b)
{
    const struct work_block *p = a, *q = b;
    return p->batch != q->batch ? p->batch - q->batch : p->first_trial - q->first_trial;
}

int division_make(struct division *division, const struct scenario *scenario, const char *chosen,
                  const struct checked *checked, int shards, struct err *err)
{
    double total;
    *division = (struct division){.shards = shards};
    division->batch = batch_share_out(scenario, chosen, checked, &division->batches, err);
    division->load = mem_zeroed((size_t)shards, sizeof *division->load, err);
    struct pile *pile =
        division->batch ? make_piles(division, scenario, checked, &total, err) : NULL;
    int failed = !division->load || !pile;
    if (!failed) {
        qsort(pile, (size_t)division->batches, sizeof *pile, compare_piles);
        failed = deal_whole(division, pile, total / shards, err) ||
                 deal_large(division, pile, total / shards, err);
    }
    if (!failed)
        qsort(division->block, division->blocks, sizeof *division->block, compare_blocks);
    free(pile);
    return failed ? -1 : 0;
}

int division_has(const struct division *division, const struct shard *shard, int item)
{
    for (size_t b = 0; b < division->blocks; b++)
        if (division->block[b].batch == division->batch[item] &&
            division->block[b].shard == shard->index - 1)
            return 1;
    return 0;
}

void division_free(struct division *division)
{
    free(division->batch);
    free(division->block);
    free(division->load);
    *division = (struct division){0};
}
