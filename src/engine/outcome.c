#include "engine/outcome.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int outcome_points(const struct plan *plan)
{
    int iterations = plan->source->iterations, every = plan->observe_every;
    assert(iterations >= 1 && every >= 1);
    return iterations / every + 1 + (iterations % every != 0);
}

int outcome_is_steady(const struct outcome *outcome, const struct plan *plan, int point)
{
    return outcome->instant[point] >= plan->steady_from || point == outcome->points - 1;
}

int outcome_init(struct outcome *outcome, const struct plan *plan, struct err *err)
{
    size_t trials = (size_t)plan->trials;
    int points = outcome_points(plan);
    *outcome = (struct outcome){.points = points, .diverged.trial = -1, .threads = plan->threads};
    outcome->instant = mem_zeroed((size_t)points, sizeof *outcome->instant, err);
    outcome->sample = mem_zeroed(trials * (size_t)points, sizeof *outcome->sample, err);
    outcome->thread = mem_zeroed((size_t)plan->threads, sizeof *outcome->thread, err);
    int estimates = plan->save_estimates && plan_leads(plan);
    int means = plan->steady_from && plan_leads(plan);
    if (estimates)
        outcome->estimates = mem_zeroed(trials * (size_t)plan->source->nodes,
                                        (size_t)plan->source->taps * sizeof(double), err);
    if (means)
        outcome->node =
            mem_zeroed(trials * (size_t)plan->source->nodes, sizeof *outcome->node, err);
    if (plan_counts_messages(plan))
        outcome->sent = mem_zeroed((size_t)plan->source->nodes, sizeof *outcome->sent, err);
    if (!outcome->instant || !outcome->sample || !outcome->thread ||
        (estimates && !outcome->estimates) || (means && !outcome->node) ||
        (plan_counts_messages(plan) && !outcome->sent)) {
        outcome_free(outcome);
        return -1;
    }
    for (int i = 0; i < points; i++)
        outcome->instant[i] = i < points - 1 ? i * plan->observe_every : plan->source->iterations;
    for (int i = 0; i < points; i++)
        outcome->steady_points += outcome_is_steady(outcome, plan, i);
    for (size_t i = 0; i < trials * (size_t)points; i++)
        outcome->sample[i] = (struct sample){NAN, NAN, NAN, NAN, {NAN, NAN}};
    return 0;
}

/* ---- blocks of trials ---- */

int divergence_is_earlier(const struct divergence *a, const struct divergence *b)
{
    if (a->trial < 0 || b->trial < 0)
        return a->trial >= 0;
    if (a->trial != b->trial)
        return a->trial < b->trial;
    if (a->iteration != b->iteration)
        return a->iteration < b->iteration;
    return a->node < b->node;
}

/* Copies `trials` rows of `size` bytes to row `first`; nothing is kept where either is NULL. */
static void copy_trials(void *all, const void *block, int first, int trials, size_t size)
{
    if (all && block)
        memcpy((char *)all + (size_t)first * size, block, (size_t)trials * size);
}

static void add_sent(struct sent *all, const struct sent *block, int nodes)
{
    for (int k = 0; all && block && k < nodes; k++) {
        all[k].messages += block[k].messages;
        all[k].entries += block[k].entries;
    }
}

static void add_times(struct thread_time *all, const struct thread_time *block)
{
    all->draw += block->draw;
    all->data += block->data;
    all->iterate += block->iterate;
    all->observe += block->observe;
}

void outcome_add(struct outcome *all, const struct plan *plan, const struct outcome *block,
                 int first, int trials)
{
    size_t points = (size_t)all->points, nodes = (size_t)plan->source->nodes;
    assert(all->points == block->points);
    assert(first >= 0 && trials >= 1 && first + trials <= plan->trials);
    copy_trials(all->sample, block->sample, first, trials, points * sizeof *all->sample);
    copy_trials(all->estimates, block->estimates, first, trials,
                nodes * (size_t)plan->source->taps * sizeof *all->estimates);
    copy_trials(all->node, block->node, first, trials, nodes * sizeof *all->node);
    add_sent(all->sent, block->sent, plan->source->nodes);
    if (divergence_is_earlier(&block->diverged, &all->diverged))
        all->diverged = block->diverged;
    all->updates += block->updates;
    all->trials_done += block->trials_done;
    all->stopped |= block->stopped;
    all->layout = block->layout;
    all->digest += block->digest;
    all->exchanged.bytes += block->exchanged.bytes;
    all->exchanged.hidden += block->exchanged.hidden;
    all->exchanged.waited += block->exchanged.waited;
    add_times(&all->time, &block->time);
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->instant);
    free(outcome->sample);
    free(outcome->thread);
    free(outcome->estimates);
    free(outcome->node);
    free(outcome->sent);
    *outcome = (struct outcome){0};
}
