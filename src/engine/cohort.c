/* One trial: data in blocks, iterations in stretches, observations in between. */
#include "engine/cohort.h"

#include "base/clock.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int cohort_init(struct cohort *cohort, int cases, const struct plan *const *plan,
                const struct network *const *network, const struct layout *layout, int threads,
                struct err *err)
{
    int window = 1, block = FEED_BLOCK;
    assert(cases >= 1);
    *cohort = (struct cohort){.cases = cases};
    for (int i = 0; i < cases; i++) {
        window = arena_window(plan[i]) > window ? arena_window(plan[i]) : window;
        block = arena_block(plan[i]) < block ? arena_block(plan[i]) : block;
    }
    cohort->arena = mem_untouched((size_t)cases, sizeof *cohort->arena, err);
    if (!cohort->arena)
        return -1;
    memset(cohort->arena, 0, (size_t)cases * sizeof *cohort->arena);
    if (feed_init(&cohort->feed, plan[0]->source, plan[0]->kernels, layout, window, block, threads,
                  err))
        return -1;
    for (int i = 0; i < cases; i++)
        if (arena_init(&cohort->arena[i], plan[i], network[i], &cohort->feed, threads, err))
            return -1;
    return 0;
}

void cohort_free(struct cohort *cohort)
{
    for (int i = 0; cohort->arena && i < cohort->cases; i++)
        arena_free(&cohort->arena[i]);
    free(cohort->arena);
    feed_free(&cohort->feed);
}

int cohort_stopped(const struct cohort *cohort)
{
    for (int i = 0; i < cohort->cases; i++)
        if (cohort->arena[i].verdict == END_RUN)
            return 1;
    return 0;
}

/* All cases have the same threads and nodes, so the first one's barrier serves all. */
static void meet_all(struct cohort *cohort)
{
    arena_meet(&cohort->arena[0]);
}

static void at_own_places(struct cohort *cohort, int thread, void (*act)(struct feed *, int place))
{
    const struct arena *arena = &cohort->arena[0];
    for (int place = arena_first(arena, thread); place < arena_first(arena, thread + 1); place++)
        act(&cohort->feed, place);
}

/* The time of work done once for all cases is divided equally among them. */
static void share_draw(struct cohort *cohort, int thread, double seconds)
{
    for (int i = 0; i < cohort->cases; i++)
        cohort->arena[i].worker[thread].time.draw += seconds / cohort->cases;
}

static void share_data(struct cohort *cohort, int thread, double seconds)
{
    for (int i = 0; i < cohort->cases; i++)
        cohort->arena[i].worker[thread].time.data += seconds / cohort->cases;
}

static void begin_trial(struct cohort *cohort, int thread, int trial)
{
    meet_all(cohort); /* all threads have left the previous trial */
    for (int i = 0; i < cohort->cases; i++)
        arena_clear(&cohort->arena[i], thread);
    at_own_places(cohort, thread, feed_clear);
    if (thread == 0) {
        double start = clock_seconds();
        for (int i = 0; i < cohort->cases; i++)
            cohort->arena[i].verdict = GO_ON;
        feed_start(&cohort->feed, trial);
        share_draw(cohort, thread, clock_seconds() - start);
    }
    meet_all(cohort);
    double start = clock_seconds();
    at_own_places(cohort, thread, feed_level);
    share_draw(cohort, thread, clock_seconds() - start);
}

static void make_data(struct cohort *cohort, int thread)
{
    double start = clock_seconds();
    at_own_places(cohort, thread, feed_fill);
    meet_all(cohort);
    if (thread == 0)
        feed_advance(&cohort->feed);
    meet_all(cohort);
    share_data(cohort, thread, clock_seconds() - start);
}

/* The next instant where the iterations pause: a point of the curve, the end of a block, or a
 * change of the system. */
static int pause_after(const struct cohort *cohort, int n)
{
    const struct plan *plan = cohort->arena[0].plan;
    int iterations = plan->source->iterations, every = plan->observe_every;
    int next = (n / every + 1) * every;
    if (next > cohort->feed.last + 1)
        next = cohort->feed.last + 1;
    const struct system *system = plan->source->system;
    for (int i = 0; system && i < system->changes.count; i++)
        if (system->changes.change[i].at > n && system->changes.change[i].at < next)
            next = system->changes.change[i].at;
    assert(next > n && n <= cohort->feed.last); /* it advances, and there are data */
    return next < iterations ? next : iterations;
}

static int has_diverged(const struct arena *arena)
{
    for (int t = 0; t < arena->threads; t++)
        if (arena->worker[t].diverged.trial >= 0)
            return 1;
    return 0;
}

/* Thread 0 decides for all whether a case goes on. */
static void decide_for_all(struct arena *arena, int thread, int stopped)
{
    if (thread == 0)
        arena->verdict = stopped ? END_RUN : has_diverged(arena) ? END_TRIAL : GO_ON;
    arena_meet(arena);
}

static int any_goes_on(const struct cohort *cohort)
{
    for (int i = 0; i < cohort->cases; i++)
        if (cohort->arena[i].verdict == GO_ON)
            return 1;
    return 0;
}

static int is_point(const struct plan *plan, int n)
{
    return n % plan->observe_every == 0 || n == plan->source->iterations;
}

void cohort_run(struct cohort *cohort, int thread, int trial, struct outcome *outcome,
                int (*stop)(void *arg, int which, long updates), void *arg)
{
    const struct plan *plan = cohort->arena[0].plan;
    int iterations = plan->source->iterations, point = 0, first = 0;

    assert(trial >= plan->first_trial && trial - plan->first_trial < plan->trials);
    begin_trial(cohort, thread, trial);
    for (int n = 0; any_goes_on(cohort);) {
        for (int i = 0; is_point(plan, n) && i < cohort->cases; i++)
            if (cohort->arena[i].verdict == GO_ON)
                arena_observe(&cohort->arena[i], thread, n, point, &outcome[i]);
        point += is_point(plan, n);
        if (n == iterations)
            break;
        assert(n <= cohort->feed.last + 1);
        if (n == cohort->feed.last + 1)
            make_data(cohort, thread);
        int next = pause_after(cohort, n);
        for (int turn = 0; turn < cohort->cases; turn++) {
            int i = (first + turn) % cohort->cases;
            struct arena *arena = &cohort->arena[i];
            if (arena->verdict != GO_ON)
                continue;
            arena_tune(arena, thread, n);
            arena_stretch(arena, thread, n, next);
            int stopped = thread == 0 && stop(arg, i, (long)(next - n) * arena->network->nodes);
            decide_for_all(arena, thread, stopped);
        }
        first = (first + 1) %
                cohort->cases; /* the first case to read data brings them into the cache for all */
        n = next;
    }
}
