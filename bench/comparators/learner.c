#include "bench/comparators/learner.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the task: parameters by their names in a scenario ---- */

static const void *find_parameter(const struct plan *plan, const char *name)
{
    const struct option *row = option_find(&plan->algorithm->variant.options, name);
    return row ? (const char *)plan->params + row->offset : NULL;
}

static double real_parameter(const struct plan *plan, const char *name)
{
    const double *value = find_parameter(plan, name);
    return value ? *value : 0;
}

static int whole_parameter(const struct plan *plan, const char *name)
{
    const int *value = find_parameter(plan, name);
    return value ? *value : 0;
}

/* The word given for a parameter; "" for a number. */
static const char *word_parameter(const struct plan *plan, const char *name)
{
    const struct option *row = option_find(&plan->algorithm->variant.options, name);
    const struct real_or_word *value = find_parameter(plan, name);
    return value && value->word >= 0 ? row->words[value->word] : "";
}

/* Reads a parameter with one number for all nodes. */
static double same_for_all(const struct plan *plan, const char *name)
{
    const struct per_node *value = find_parameter(plan, name);
    return value->low;
}

static int refuse_unknown(const struct plan *plan, struct err *err)
{
    const struct schedule *alpha = find_parameter(plan, "alpha");
    const struct system *system = plan->source->system;
    const struct per_node *step = find_parameter(plan, "step");
    const char *what =
        plan->mode == MODE_NONE                                     ? "mode: none"
        : plan->mode == MODE_CENTRALISED                            ? "mode: centralised"
        : system && (system->changes.count || system_moves(system)) ? "changes of the system"
        : whole_parameter(plan, "metric")                           ? "metric: leader"
        : real_parameter(plan, "regularization") > 0                ? "a regularization"
        : step->list                                                ? "a step for each node"
        : alpha && alpha->count > 1                                 ? "a schedule of alpha"
        : input_delay_line(plan->source->input, plan->source->input_params) ? "delay lines"
                                                                            : NULL;
    return what ? err_set(err, ERR_USAGE, "comparators do not support %s", what) : 0;
}

static double radius_of(const struct plan *plan, const struct feed *feed, double epsilon)
{
    const struct real_or_word *value = find_parameter(plan, "radius");
    const char *chosen = word_parameter(plan, "radius");
    if (!strcmp(chosen, "oracle"))
        return truth_sparsity(feed_truth(feed, 0), epsilon);
    return !value || !strcmp(chosen, "none") ? INFINITY : value->value;
}

static double slab_of(const struct plan *plan, const struct feed *feed, int node)
{
    const struct per_node *given = find_parameter(plan, "slab");
    return given && given->set ? per_node_at(given, node)
                               : real_parameter(plan, "slab_sigmas") * feed->noise_std[node];
}

int learner_task_init(struct learner_task *task, const struct plan *plan, const struct feed *feed,
                      struct err *err)
{
    *task = (struct learner_task){.network = plan->network};
    if (refuse_unknown(plan, err))
        return -1;
    const struct schedule *alpha = find_parameter(plan, "alpha");
    task->nodes = (size_t)plan->source->nodes;
    task->taps = (size_t)plan->source->taps;
    task->window = feed->window;
    task->step = same_for_all(plan, "step");
    task->alpha = alpha ? schedule_at(alpha, 0) : 0;
    task->weight_epsilon = real_parameter(plan, "weight_epsilon");
    task->radius = radius_of(plan, feed, task->weight_epsilon);
    task->has_ball = isfinite(task->radius);
    task->slab = mem_zeroed(task->nodes, sizeof *task->slab, err);
    if (!task->slab)
        return -1;
    for (int k = 0; k < plan->source->nodes; k++)
        task->slab[k] = slab_of(plan, feed, k);
    return 0;
}

/* ---- workspace ---- */

static double *take_array(double **next, size_t count)
{
    double *array = *next;
    *next += padded(count);
    return array;
}

static void fill_dense(double *dense, const struct network *network)
{
    size_t nodes = (size_t)network->nodes;
    for (size_t k = 0; k < nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            dense[k * nodes + (size_t)network->column[j]] = network->weight[j];
}

int workspace_init(struct workspace *space, const struct learner_task *task, struct err *err)
{
    size_t taps = task->taps, nodes = task->nodes, window = (size_t)task->window;
    size_t points = sizeof *space->point / sizeof(double) * taps;
    size_t doubles = 3 * padded(nodes * taps) + padded(nodes * nodes) + 2 * padded(window) +
                     4 * padded(taps) + padded(points);
    *space = (struct workspace){.memory = mem_untouched(doubles, sizeof(double), err)};
    if (!space->memory)
        return -1;
    memset(space->memory, 0, doubles * sizeof(double));
    double *next = space->memory;
    space->h = take_array(&next, nodes * taps);
    space->next = take_array(&next, nodes * taps);
    space->phi = take_array(&next, nodes * taps);
    space->dense = take_array(&next, nodes * nodes);
    space->e = take_array(&next, window);
    space->beta = take_array(&next, window);
    space->ginv = take_array(&next, taps);
    space->t = take_array(&next, taps);
    space->w = take_array(&next, taps);
    space->scaled = take_array(&next, taps);
    space->point = (struct breakpoint *)(void *)take_array(&next, points);
    fill_dense(space->dense, task->network);
    return 0;
}

void learner_free(struct learner_task *task, struct workspace *space)
{
    free(task->slab);
    free(space->memory);
    *task = (struct learner_task){0};
    *space = (struct workspace){0};
}
