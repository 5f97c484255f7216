/* Small runs for ThreadSanitizer: a plain program, as Criterion's own threads and forks would be in
 * the way. Build with mode=tsan, where the team is made of POSIX threads that the sanitizer knows.
 *
 *     race_engine           every policy with 1 to 4 threads, and ranks; 1 when digests differ
 *     race_engine broken    a policy that does not wait: ThreadSanitizer must report (exit code 66)
 *     race_engine stale     staleness beyond what the buffers hold: likewise
 */
#include "engine/sync_near.h"
#include "tests/support/crew.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { NODES = 6, TAPS = 10, ITERATIONS = 140 }; /* more than one block of data */

static void go_on(struct sync_state *state, int thread, int n)
{
    (void)state, (void)thread, (void)n;
}

static const struct sync sync_broken = {
    .name = "broken", .summary = "waits for nobody", .exact = 0, .publish = go_on, .wait = go_on};

/* Node k hears itself and the node before it, so its listener is not among the nodes that it hears.
 */
static void make_directed(double *weights)
{
    memset(weights, 0, NODES * NODES * sizeof *weights);
    for (int k = 0; k < NODES; k++) {
        weights[k * NODES + k] = 0.5;
        weights[k * NODES + (k + NODES - 1) % NODES] = 0.5;
    }
}

enum { LMS_ON_A_RING, SAPSM_ON_A_STAR, LEADER_ON_A_CIRCLE, CENTRE, PLANS };

static void begin(struct fixture *fixture, int plan)
{
    double weights[NODES * NODES];
    make_directed(weights);
    fixture_begin(fixture, NODES, TAPS, ITERATIONS);
    fixture->plan.trials = 4;
    fixture->plan.observe_every = 30;
    switch (plan) {
    case LMS_ON_A_RING:
        fixture_topology(fixture, "ring", "metropolis");
        break;
    case SAPSM_ON_A_STAR:
        fixture_topology(fixture, "star", "uniform");
        fixture_input(fixture, "ar1", NULL);
        fixture_algorithm(fixture, "sapsm", MODE_CTA, "window", "5", NULL);
        break;
    case LEADER_ON_A_CIRCLE:
        fixture_matrix(fixture, weights);
        fixture->system.changes = (struct change_list){
            1, {{.at = 70, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW}}};
        fixture_algorithm(fixture, "sapsm", MODE_ATC, "metric", "leader", "leader", "4",
                          "metric_period", "3", NULL);
        break;
    case CENTRE:
        fixture_algorithm(fixture, "rza-nlms", MODE_CENTRALISED, NULL);
        break;
    }
}

/* The kernels must be `ref`, the first set: ThreadSanitizer does not see wide vector loads. */
enum { WAYS_OF_REF = 16 };

/* 1 when a way of running gives another digest than one thread. */
static int run_every_way(int plan)
{
    static const int threads[] = {1, 2, 3, 4, 0};
    uint64_t wanted = 0;
    int differ = 0;
    struct fixture fixture;
    begin(&fixture, plan);
    for (int way = 0; way < WAYS_OF_REF && fixture_way(&fixture, way, threads); way++) {
        char text[96];
        uint64_t digest = fixture_digest(&fixture);
        printf("%016" PRIx64 "  plan %d, %s\n", digest, plan, fixture_way_text(&fixture, text));
        if (way == 0)
            wanted = digest;
        differ |= digest != wanted;
    }
    fixture_end(&fixture);
    return differ;
}

/* 1 when a plan comes out otherwise in the company of the others than alone. */
static int run_together(int threads, enum parallel parallel)
{
    struct fixture fixture[PLANS];
    const struct plan *plan[PLANS];
    struct outcome outcome[PLANS];
    struct err err;
    int differ = 0;
    for (int i = 0; i < PLANS; i++) {
        begin(&fixture[i], i == LEADER_ON_A_CIRCLE ? i : LMS_ON_A_RING);
        fixture[i].system.changes = (struct change_list){0};
        fixture[i].plan.kernels = &kernels_ref;
        fixture[i].plan.threads = threads;
        fixture[i].plan.parallel = parallel;
        plan[i] = &fixture[i].plan;
    }
    if (engine_run_together(PLANS, plan, outcome, &err))
        fail_with("%s", err.text);
    for (int i = 0; i < PLANS; i++) {
        printf("%016" PRIx64 "  plan %d of %d together, %d threads\n", outcome[i].digest, i, PLANS,
               threads);
        differ |= outcome[i].digest != fixture_digest(&fixture[i]);
        outcome_free(&outcome[i]);
        fixture_end(&fixture[i]);
    }
    return differ;
}

/* 1 when ranks that share the network give another digest than one process. */
static int run_ranks(int plan, int ranks, int threads)
{
    struct fixture fixture;
    struct outcome outcome;
    struct err err;
    begin(&fixture, plan);
    fixture.plan.kernels = &kernels_ref;
    uint64_t wanted = fixture_digest(&fixture);
    fixture.plan.threads = threads;
    if (crew_run(&fixture.plan, ranks, BY_TURNS, &outcome, &err))
        fail_with("%s", err.text);
    printf("%016" PRIx64 "  plan %d, %d ranks of %d threads\n", outcome.digest, plan, ranks,
           threads);
    int differs = outcome.digest != wanted;
    outcome_free(&outcome);
    fixture_end(&fixture);
    return differs;
}

/* Every second iteration of a thread takes longer, at random, so that others run ahead. */
static void run_uneven(const struct sync *sync, int staleness, int threads)
{
    struct fixture fixture;
    begin(&fixture, LMS_ON_A_RING);
    fixture.plan.kernels = &kernels_ref;
    fixture.plan.sync = sync;
    fixture.plan.staleness = staleness;
    fixture.plan.slow = (struct slow){.thread = -1, .by = 4, .share = 0.5};
    fixture.plan.threads = threads;
    printf("%016" PRIx64 "  %s, S = %d, %d threads\n", fixture_digest(&fixture), sync->name,
           staleness, threads);
    fixture_end(&fixture);
}

static void run_stale(void)
{
    for (int staleness = 0; staleness <= 3; staleness++)
        for (int threads = 1; threads <= 4; threads++)
            run_uneven(&sync_stale, staleness, threads);
}

/* Near threads may be one iteration later than the buffers allow. */
static void wait_less(struct sync_state *state, int thread, int n)
{
    near_wait(state, thread, n, state->staleness + 1);
}

static int read_newest(const struct sync_state *state, int near, int n)
{
    int finished = atomic_load_explicit(&state->count[near].finished, memory_order_acquire);
    return finished < n ? finished : n;
}

static void run_too_stale(void)
{
    struct sync too_stale = sync_stale;
    too_stale.name = "too stale";
    too_stale.wait = wait_less;
    too_stale.newest = read_newest; /* sync_stale's asserts that threads wait */
    for (int i = 0; i < 10; i++)    /* one run in five has no race */
        run_uneven(&too_stale, 1, 4);
}

int main(int count, char **argument)
{
    int differ = 0;
    if (count > 1 && !strcmp(argument[1], "broken")) {
        run_uneven(&sync_broken, 0, 4);
        return 0;
    }
    if (count > 1 && !strcmp(argument[1], "stale")) {
        run_too_stale();
        return 0;
    }
    for (int plan = 0; plan < PLANS; plan++)
        differ |= run_every_way(plan);
    for (int plan = 0; plan < CENTRE; plan++)
        differ |= run_ranks(plan, 2, 2) | run_ranks(plan, 3, 1);
    for (int threads = 1; threads <= 4; threads++)
        differ |= run_together(threads, PARALLEL_NODES) | run_together(threads, PARALLEL_TRIALS);
    run_stale();
    return differ;
}
