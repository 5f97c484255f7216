#include "bench/run/batch.h"
#include "bench/run/redrawn.h"
#include "bench/run/spread.h"

#include "base/clock.h"
#include "base/mem.h"

#include <stdlib.h>

/* ---- the cases of a batch ---- */

static const double most_work = 1e12; /* the most work of a batch: about four minutes of one core */

/* Cases share data when these sections are equal. Their networks may differ but must have the same
 * number of nodes, unless the noise depends on the network. */
static int share_data(const struct scenario_case *a, const struct scenario_case *b,
                      int follows_links)
{
    static const char *const decisive[] = {"seed",  "trials", "iterations", "system", "input",
                                           "noise", "redraw", "run",        "network"};
    size_t count = sizeof decisive / sizeof *decisive - !follows_links;
    for (size_t i = 0; i < count; i++)
        if (!tree_same(tree_get(a->tree, decisive[i]), tree_get(b->tree, decisive[i])))
            return 0;
    return 1;
}

static void gather_batch(const struct scenario *scenario, const char *chosen,
                         const struct checked *checked, int leader, int *batch)
{
    int count = 1;
    for (int i = leader + 1; i < scenario->cases && count < BATCH_CASES; i++) {
        if (!chosen[i] || batch[i] >= 0 || checked[i].nodes != checked[leader].nodes ||
            !share_data(&scenario->item[leader], &scenario->item[i], checked[leader].follows_links))
            continue;
        batch[i] = batch[leader];
        count++;
    }
}

int *batch_share_out(const struct scenario *scenario, const char *chosen,
                     const struct checked *checked, int *batches, struct err *err)
{
    int *batch = mem_untouched((size_t)scenario->cases, sizeof *batch, err);
    *batches = 0;
    for (int i = 0; batch && i < scenario->cases; i++)
        batch[i] = -1;
    for (int i = 0; batch && i < scenario->cases; i++)
        if (chosen[i] && batch[i] < 0) {
            batch[i] = (*batches)++;
            gather_batch(scenario, chosen, checked, i, batch);
        }
    return batch;
}

/* ---- one batch ---- */

int batch_is_full(const struct batch *batch, const struct checked *next)
{
    return batch->count == BATCH_CASES || (batch->count && next->shared) ||
           (batch->count && (batch->sum.bytes + next->bytes > BATCH_BYTES ||
                             batch->sum.work + next->work > most_work));
}

int batch_add(struct batch *batch, const struct scenario_case *item, const struct checked *checked,
              struct files *files, struct err *err)
{
    batch->sum.bytes += checked->bytes;
    batch->sum.work += checked->work;
    if (setup_build(&batch->setup[batch->count], item->tree, item->algorithm, files, err))
        return -1;
    batch->item[batch->count++] = item;
    return 0;
}

/* A single trial can be divided only by nodes. */
struct plan batch_plan(const struct batch *batch, int i)
{
    struct plan plan = batch->setup[i].plan;
    if (!batch->trials)
        return plan;
    plan.first_trial = batch->first_trial;
    plan.trials = batch->trials;
    if (plan.parallel == PARALLEL_TRIALS && plan.threads > plan.trials) {
        int one = plan.trials == 1, nodes = plan.source->nodes;
        plan.parallel = one ? PARALLEL_NODES : PARALLEL_TRIALS;
        plan.threads = !one ? plan.trials : plan.threads < nodes ? plan.threads : nodes;
    }
    return plan;
}

/* The others get their shares, and the graph is freed. */
static int share_networks(struct batch *batch, struct err *err)
{
    for (int i = 0; i < batch->count; i++) {
        if (spread_hand_out(&batch->setup[i], err))
            return -1;
        setup_drop_graph(&batch->setup[i]);
    }
    return 0;
}

/* Each trial has networks of its own; those of the batch are then timed. */
static int run_redrawn(struct batch *batch, struct files *files, struct err *err)
{
    for (int i = 0; i < batch->count; i++)
        setup_drop_graph(&batch->setup[i]);
    if (redrawn_curves(batch, files, err))
        return -1;
    for (int i = 0; i < batch->count; i++)
        if (timing_is_wanted(&batch->setup[i].timing) && setup_regain_graph(&batch->setup[i], err))
            return -1;
    return timing_is_wanted(&batch->setup[0].timing) ? share_networks(batch, err) : 0;
}

static int run_together(struct batch *batch, struct err *err)
{
    struct plan part[BATCH_CASES];
    const struct plan *plan[BATCH_CASES];
    for (int i = 0; i < batch->count; i++) {
        part[i] = batch_plan(batch, i);
        plan[i] = &part[i];
    }
    return share_networks(batch, err) ||
           engine_run_together(batch->count, plan, batch->outcome, err);
}

int batch_curves(struct batch *batch, struct files *files, struct err *err)
{
    double begin = clock_seconds();
    if (batch->setup[0].redraws ? run_redrawn(batch, files, err) : run_together(batch, err))
        return batch->count == 1 ? err_prefix(err, "case %s: ", batch->item[0]->name)
                                 : err_prefix(err, "case %s and %d others: ", batch->item[0]->name,
                                              batch->count - 1);
    batch->seconds = (clock_seconds() - begin) / batch->count;
    return 0;
}

void batch_free(struct batch *batch)
{
    for (int i = 0; i < batch->count; i++) {
        outcome_free(&batch->outcome[i]);
        spread_take_back(&batch->setup[i]);
        setup_free(&batch->setup[i]);
    }
}
