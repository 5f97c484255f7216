#include "engine/outcome.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

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
    outcome->support = mem_zeroed(trials, sizeof *outcome->support, err);
    outcome->thread = mem_zeroed((size_t)plan->threads, sizeof *outcome->thread, err);
    if (plan->save_estimates)
        outcome->estimates = mem_zeroed(trials * (size_t)plan->source->nodes,
                                        (size_t)plan->source->taps * sizeof(double), err);
    if (plan->steady_from)
        outcome->node =
            mem_zeroed(trials * (size_t)plan->source->nodes, sizeof *outcome->node, err);
    if (plan_counts_messages(plan))
        outcome->sent = mem_zeroed((size_t)plan->source->nodes, sizeof *outcome->sent, err);
    if (!outcome->instant || !outcome->sample || !outcome->support || !outcome->thread ||
        (plan->save_estimates && !outcome->estimates) || (plan->steady_from && !outcome->node) ||
        (plan_counts_messages(plan) && !outcome->sent)) {
        outcome_free(outcome);
        return -1;
    }
    for (int i = 0; i < points; i++)
        outcome->instant[i] = i < points - 1 ? i * plan->observe_every : plan->source->iterations;
    for (int i = 0; i < points; i++)
        outcome->steady_points += outcome_is_steady(outcome, plan, i);
    for (size_t i = 0; i < trials * (size_t)points; i++)
        outcome->sample[i] = (struct sample){NAN, NAN, NAN, NAN};
    for (size_t i = 0; i < trials; i++)
        outcome->support[i] = (struct support){NAN, NAN};
    return 0;
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->instant);
    free(outcome->sample);
    free(outcome->support);
    free(outcome->thread);
    free(outcome->estimates);
    free(outcome->node);
    free(outcome->sent);
    *outcome = (struct outcome){0};
}
