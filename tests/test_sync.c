/* What threads wait for: the threads that a leader makes near, and the last thread at the end of a
 * stretch, before anything is decided. The test brings its own policies: one records, one is late.
 */
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <time.h>

/* ---- a leader is near to every thread ---- */

enum { THREADS = 4 };
static unsigned char near_seen[THREADS][THREADS]; /* a thread writes its own row */

static void note_near(struct sync_state *state, int thread, int n)
{
    for (int i = state->near_first[thread]; i < state->near_first[thread + 1]; i++)
        near_seen[thread][state->near[i]] = 1;
    sync_barrier.wait(state, thread, n);
}

static void note_arrival(struct sync_state *state, int thread, int n)
{
    sync_barrier.publish(state, thread, n);
}

static const struct sync sync_noting = {.name = "noting",
                                        .summary = "a barrier that notes who is near",
                                        .exact = 1,
                                        .publish = note_arrival,
                                        .wait = note_near};

/* Twelve nodes on a ring, three to a thread: without a leader the threads are a ring as well. */
static void note_ring(const char *leader)
{
    struct fixture fixture;
    memset(near_seen, 0, sizeof near_seen);
    fixture_begin(&fixture, 12, 8, 3);
    fixture_topology(&fixture, "ring", "metropolis");
    if (leader)
        fixture_algorithm(&fixture, "sapsm", MODE_CTA, "metric", "leader", "leader", leader, NULL);
    fixture.plan.threads = THREADS;
    fixture.plan.sync = &sync_noting;
    fixture_digest(&fixture);
    fixture_end(&fixture);
}

Test(sync, threads_of_a_ring_are_near_their_neighbours)
{
    note_ring(NULL);
    for (int t = 0; t < THREADS; t++)
        for (int other = 0; other < THREADS; other++)
            cr_assert_eq(near_seen[t][other], abs(t - other) % 2, "%d and %d", t, other);
}

/* All threads combine what the leader hears: its own thread's rows, and both neighbours'. */
static void expect_leader_near(const char *leader, int own)
{
    note_ring(leader);
    for (int t = 0; t < THREADS; t++)
        if (t != own) {
            cr_assert(near_seen[t][own], "leader %s: thread %d does not wait for it", leader, t);
            cr_assert(near_seen[own][t], "leader %s: it does not wait for thread %d", leader, t);
        }
}

Test(sync, all_threads_wait_for_the_leader)
{
    expect_leader_near("0", 0);
    expect_leader_near("1", 0);
    expect_leader_near("10", 3);
}

/* ---- no decision before the last thread has finished its stretch ---- */

enum { LATE = 9, DIVERGES = 10, STRETCH = 4 };

/* Threads do not wait for each other; thread 1 is late for the iteration in which its node
 * diverges. */
static void come_late(struct sync_state *state, int thread, int n)
{
    (void)state;
    if (thread == 1 && n == LATE)
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
}

static void tell_nobody(struct sync_state *state, int thread, int n)
{
    (void)state, (void)thread, (void)n;
}

static const struct sync sync_late = {.name = "late",
                                      .summary = "waits for nobody; thread 1 comes late",
                                      .exact = 1,
                                      .publish = tell_nobody,
                                      .wait = come_late};

/* u = 1 and mu = 3 at nodes that hear nobody: the error of node 1, where d = 1, is (-2)^n. */
Test(sync, the_last_thread_of_a_stretch_is_waited_for)
{
    enum { NODES = 2, LENGTH = 24 };
    double regressors[LENGTH * NODES], desired[LENGTH * NODES];
    for (int i = 0; i < LENGTH * NODES; i++) {
        regressors[i] = 1;
        desired[i] = i % NODES;
    }
    struct fixture fixture;
    struct outcome outcome;
    fixture_begin(&fixture, NODES, 1, LENGTH);
    fixture_recording(&fixture, regressors, NULL, desired);
    fixture_algorithm(&fixture, "lms", MODE_NONE, "step", "3", NULL);
    fixture.plan.diverged_above = 1000;
    fixture.plan.observe_every = STRETCH;
    fixture.plan.threads = NODES;
    fixture.plan.sync = &sync_late;
    fixture_run(&fixture, &outcome);
    cr_assert_eq(outcome.diverged.node, 1);
    cr_assert_eq(outcome.diverged.iteration, DIVERGES);
    for (int i = 0; i < outcome.points; i++)
        cr_assert_eq(!isnan(outcome.sample[i].msd), outcome.instant[i] < DIVERGES, "after %d",
                     outcome.instant[i]);
    outcome_free(&outcome);
    fixture_end(&fixture);
}
