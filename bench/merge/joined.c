#include "bench/merge/joined.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/results/blocks.h"
#include "engine/outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the blocks of a case ---- */

static int compare_blocks(const void *a, const void *b)
{
    const struct joined_block *p = a, *q = b;
    return p->block.span.first_trial - q->block.span.first_trial;
}

static int collect_blocks(struct joined *joined, const struct part *part, int item, struct err *err)
{
    for (size_t i = 0; i < part->blocks; i++) {
        if (part->block[i].span.item != item)
            continue;
        if (mem_grow(&joined->block, joined->blocks, sizeof *joined->block, err))
            return -1;
        joined->block[joined->blocks++] = (struct joined_block){part, part->block[i]};
    }
    return 0;
}

/* Where a trial is missing or there twice; "": nowhere. */
static void find_gap(const struct joined *joined, int trials, char gap[80])
{
    int next = 0;
    gap[0] = '\0';
    for (size_t i = 0; !gap[0] && i < joined->blocks; i++) {
        const struct block_span *span = &joined->block[i].block.span;
        if (span->first_trial > next)
            snprintf(gap, 80, "trials %d to %d are missing", next, span->first_trial - 1);
        else if (span->first_trial < next)
            snprintf(gap, 80, "trial %d is there twice", span->first_trial);
        next = span->first_trial + span->trials;
    }
    if (!gap[0] && !joined->blocks)
        snprintf(gap, 80, "no shard has finished it");
    else if (!gap[0] && next < trials)
        snprintf(gap, 80, "trials %d to %d are missing", next, trials - 1);
    else if (!gap[0] && next > trials)
        snprintf(gap, 80, "it has %d trials, and a shard has more", trials);
}

int joined_find(struct joined *joined, const struct parts *parts, int item, int trials,
                char gap[80], struct err *err)
{
    int failed = 0;
    *joined = (struct joined){0};
    gap[0] = '\0';
    for (int i = 0; !failed && i < parts->count; i++)
        failed = collect_blocks(joined, &parts->part[i], item, err);
    if (!failed) {
        if (joined->blocks)
            qsort(joined->block, joined->blocks, sizeof *joined->block, compare_blocks);
        find_gap(joined, trials, gap);
    }
    if (!failed && !gap[0])
        return 0;
    joined_free(joined);
    return -1;
}

/* ---- its outcome ---- */

static int add_block(struct joined *joined, size_t i, struct batch *batch,
                     struct block_origin *origin, struct err *err)
{
    const struct joined_block *one = &joined->block[i];
    struct block_origin own;
    json_t *line = blocks_line(one->part->directory, one->block.at, err);
    if (!line)
        return -1;
    int failed =
        block_add(&batch->outcome[0], &batch->setup[0].plan, one->block.span, line, &own, err);
    json_decref(line);
    if (failed)
        return err_prefix(err, "%s/%s: ", one->part->directory, result_file_name(RESULT_BLOCKS));
    if (!strstr(joined->machine, own.machine))
        join(joined->machine, sizeof joined->machine, "+", own.machine);
    if (!i)
        *origin = own;
    return 0;
}

/* The row names the threads and kernels that ran the first trials, not those of this machine. */
static int name_origin(struct joined *joined, struct setup *setup,
                       const struct block_origin *origin, struct err *err)
{
    setup->plan.threads = origin->threads;
    setup->threads_by =
        pool_text(&setup->pool, origin->threads_by, strlen(origin->threads_by), err);
    joined->kernels = *setup->plan.kernels;
    joined->kernels.name = pool_text(&setup->pool, origin->kernels, strlen(origin->kernels), err);
    setup->plan.kernels = &joined->kernels;
    return setup->threads_by && joined->kernels.name ? 0 : -1;
}

int joined_add(struct joined *joined, struct batch *batch, struct measured *measured,
               struct err *err)
{
    struct setup *setup = &batch->setup[0];
    struct block_origin origin;
    if (outcome_init(&batch->outcome[0], &setup->plan, err))
        return -1;
    for (size_t i = 0; i < joined->blocks; i++)
        if (add_block(joined, i, batch, &origin, err))
            return -1;
    batch->machine[0] = joined->machine;
    if (name_origin(joined, setup, &origin, err))
        return -1;
    /* a divided case has no repetitions, so this takes no time */
    return measure_case(&setup->plan, &setup->timing, NULL, &batch->outcome[0], measured, err);
}

void joined_free(struct joined *joined)
{
    free(joined->block);
    *joined = (struct joined){0};
}
