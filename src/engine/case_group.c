/* One trial: data in blocks, iterations in stretches, observations in between. */
#include "engine/case_group.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int case_group_init(struct case_group *group, int cases, const struct plan *const *plan,
                    const struct network *const *network, const struct part *part,
                    const struct layout *layout, int threads, struct err *err)
{
    int window = 1, block = FEED_BLOCK;
    assert(cases >= 1);
    *group = (struct case_group){.cases = cases};
    for (int i = 0; i < cases; i++) {
        window = simulation_window(plan[i]) > window ? simulation_window(plan[i]) : window;
        block = simulation_block(plan[i]) < block ? simulation_block(plan[i]) : block;
    }
    group->simulation = mem_untouched((size_t)cases, sizeof *group->simulation, err);
    if (!group->simulation)
        return -1;
    memset(group->simulation, 0, (size_t)cases * sizeof *group->simulation);
    if (feed_init(&group->feed, plan[0]->source, plan[0]->kernels, layout, plan_nodes(plan[0]),
                  window, block, threads, err))
        return -1;
    for (int i = 0; i < cases; i++)
        if (simulation_init(&group->simulation[i], plan[i], network[i], part, &group->feed, threads,
                            err))
            return -1;
    return 0;
}

void case_group_free(struct case_group *group)
{
    for (int i = 0; group->simulation && i < group->cases; i++)
        simulation_free(&group->simulation[i]);
    free(group->simulation);
    feed_free(&group->feed);
}

int case_group_stopped(const struct case_group *group)
{
    for (int i = 0; i < group->cases; i++)
        if (group->simulation[i].verdict == END_RUN)
            return 1;
    return 0;
}

/* All cases have the same threads and nodes, so the first one's barrier serves all. */
static void meet_all(struct case_group *group)
{
    simulation_meet(&group->simulation[0]);
}

static void at_own_places(struct case_group *group, int thread,
                          void (*act)(struct feed *, int place))
{
    const struct simulation *simulation = &group->simulation[0];
    for (int place = simulation_first(simulation, thread);
         place < simulation_first(simulation, thread + 1); place++)
        act(&group->feed, place);
}

/* The time of work done once for all cases is divided equally among them. */
static void share_draw(struct case_group *group, int thread, double seconds)
{
    for (int i = 0; i < group->cases; i++)
        group->simulation[i].worker[thread].time.draw += seconds / group->cases;
}

static void share_data(struct case_group *group, int thread, double seconds)
{
    for (int i = 0; i < group->cases; i++)
        group->simulation[i].worker[thread].time.data += seconds / group->cases;
}

static void begin_trial(struct case_group *group, int thread, int trial)
{
    meet_all(group); /* all threads have left the previous trial */
    for (int i = 0; i < group->cases; i++)
        simulation_clear(&group->simulation[i], thread);
    at_own_places(group, thread, feed_clear);
    if (thread == 0) {
        double start = clock_seconds();
        for (int i = 0; i < group->cases; i++)
            group->simulation[i].verdict = GO_ON;
        feed_start(&group->feed, trial);
        share_draw(group, thread, clock_seconds() - start);
    }
    meet_all(group);
    double start = clock_seconds();
    at_own_places(group, thread, feed_level);
    share_draw(group, thread, clock_seconds() - start);
}

static void make_data(struct case_group *group, int thread)
{
    double start = clock_seconds();
    if (feed_moves(&group->feed)) {
        if (thread == 0)
            feed_move(&group->feed);
        meet_all(group);
    }
    at_own_places(group, thread, feed_fill);
    meet_all(group);
    if (thread == 0)
        feed_advance(&group->feed);
    meet_all(group);
    share_data(group, thread, clock_seconds() - start);
}

/* The next instant where the iterations pause: a point of the curve, the end of a block, or a
 * change of the system. */
static int pause_after(const struct case_group *group, int n)
{
    const struct plan *plan = group->simulation[0].plan;
    int iterations = plan->source->iterations, every = plan->observe_every;
    int next = (n / every + 1) * every;
    if (next > group->feed.last + 1)
        next = group->feed.last + 1;
    int change = plan->source->system ? system_next_change(plan->source->system, n) : next;
    if (change < next)
        next = change;
    assert(next > n && n <= group->feed.last); /* the stretch is not empty, and its data exist */
    return next < iterations ? next : iterations;
}

static int has_diverged(const struct simulation *simulation)
{
    for (int t = 0; t < simulation->threads; t++)
        if (simulation->worker[t].diverged.trial >= 0)
            return 1;
    return 0;
}

/* What a rank knows after a stretch. */
struct report {
    int stopped, diverged;
    double seconds;
};

static void add_report(struct report *all, const struct report *rank)
{
    all->stopped |= rank->stopped;
    all->diverged |= rank->diverged;
    all->seconds = rank->seconds > all->seconds ? rank->seconds : all->seconds;
}

/* All ranks come to the same report, in which the slowest one's time counts. */
static struct report report_of_all(struct simulation *simulation, struct report own)
{
    struct report all = own;
    if (!simulation->halo)
        return all;
    own.seconds = simulation->halo->seconds;
    struct report *report = gather_reports(simulation->halo->part->gather, &own, sizeof own);
    for (int r = 0; r < simulation->plan->ranks->count; r++)
        add_report(&all, &report[r]);
    simulation->worker[0].time.iterate += all.seconds - own.seconds;
    simulation->worker[0].time.meet += all.seconds - own.seconds;
    return all;
}

/* Thread 0 decides for all whether a case goes on. */
static void decide_for_all(struct simulation *simulation, int thread, int stopped)
{
    if (thread == 0) {
        struct report all =
            report_of_all(simulation, (struct report){stopped, has_diverged(simulation), 0});
        simulation->verdict = all.stopped ? END_RUN : all.diverged ? END_TRIAL : GO_ON;
    }
    simulation_meet(simulation);
}

static int any_goes_on(const struct case_group *group)
{
    for (int i = 0; i < group->cases; i++)
        if (group->simulation[i].verdict == GO_ON)
            return 1;
    return 0;
}

static int is_point(const struct plan *plan, int n)
{
    return n % plan->observe_every == 0 || n == plan->source->iterations;
}

void case_group_run(struct case_group *group, int thread, int trial, struct outcome *outcome,
                    int (*stop)(void *arg, int which, long updates), void *arg)
{
    const struct plan *plan = group->simulation[0].plan;
    int iterations = plan->source->iterations, point = 0, first = 0;

    assert(trial >= plan->first_trial && trial < plan->first_trial + plan->trials);
    begin_trial(group, thread, trial);
    for (int n = 0; any_goes_on(group);) {
        for (int i = 0; is_point(plan, n) && i < group->cases; i++)
            if (group->simulation[i].verdict == GO_ON)
                simulation_observe(&group->simulation[i], thread, n, point, &outcome[i]);
        point += is_point(plan, n);
        if (n == iterations)
            break;
        assert(n <= group->feed.last + 1);
        if (n == group->feed.last + 1)
            make_data(group, thread);
        int next = pause_after(group, n);
        for (int turn = 0; turn < group->cases; turn++) {
            int i = (first + turn) % group->cases;
            struct simulation *simulation = &group->simulation[i];
            if (simulation->verdict != GO_ON)
                continue;
            simulation_tune(simulation, thread, n);
            simulation_stretch(simulation, thread, n, next);
            int stopped = thread == 0 && stop(arg, i, (long)(next - n) * plan->source->nodes);
            decide_for_all(simulation, thread, stopped);
        }
        first = (first + 1) %
                group->cases; /* the first case to read data brings them into the cache for all */
        n = next;
    }
}
