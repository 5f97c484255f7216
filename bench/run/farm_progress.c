/* The work of a farm that is left, and its progress. */
#include "bench/run/farm_inside.h"

#include "base/clock.h"
#include "bench/peers/peers.h"
#include "bench/run/farm_letters.h"

static struct block_span span_of(const struct work_block *block, int item)
{
    return (struct block_span){item, block->first_trial, block->trials};
}

static int is_recorded(const struct run *run, int item)
{
    return results_has(&run->results, run->scenario->item[item].name);
}

int farm_lacks(const struct run *run, const struct work_block *block, int item)
{
    return run->division.batch[item] == block->batch && !is_recorded(run, item) &&
           !blocks_have(&run->blocks, span_of(block, item));
}

const struct work_block *farm_block(const struct farm *farm, size_t i)
{
    return &farm->run->division.block[i];
}

void farm_count_work(struct run *run)
{
    for (int i = 0; i < run->scenario->cases; i++)
        if (run->division.batch[i] >= 0 && !is_recorded(run, i)) {
            run->progress.work += run->request->checked[i].work;
            run->progress.whole = ++run->progress.cases;
        }
}

void farm_add_progress(struct farm *farm, size_t i, double share)
{
    const struct work_block *block = farm_block(farm, i);
    for (int item = 0; item < farm->run->scenario->cases; item++) {
        if (!farm_lacks(farm->run, block, item))
            continue;
        const struct checked *checked = &farm->run->request->checked[item];
        double part = share * block->trials / checked->trials;
        progress_add(&farm->run->progress, farm->run->scenario->item[item].name,
                     part * checked->work, part * checked->updates, checked->timing > 0);
    }
}

void farm_show_progress(struct farm *farm)
{
    struct progress *progress = &farm->run->progress;
    if (!progress->live || clock_seconds() - progress->shown < SIGN_SECONDS)
        return;
    progress_begin(progress);
    for (int from = 1; from < peers_count(); from++)
        if (farm->member[from].block >= 0)
            farm_add_progress(farm, (size_t)farm->member[from].block, farm->member[from].share);
    if (progress->batch_cases)
        progress_tick(progress, 1);
}
