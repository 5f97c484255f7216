/* Timing a case: the number of repetitions, how long they are, and their contents. */
#include "bench/measure/calibrate.h"
#include "bench/measure/measure.h"

#include "tests/support/fake_counters.h"
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { NODES = 6, TAPS = 24, ITERATIONS = 300 };

static struct fixture fixture;
static struct outcome curves;
static struct measured measured;
static struct err err;
static struct timing_settings timing = {{3, -1}, 1, 1e-4, 10, 0.02, "none", 1, {0}};

static void begin(void)
{
    fixture_begin(&fixture, NODES, TAPS, ITERATIONS);
    fixture_topology(&fixture, "ring", "metropolis");
    fixture_algorithm(&fixture, "sapsm", MODE_CTA, "window", "5", NULL);
}

static void end(void)
{
    measured_free(&measured);
    outcome_free(&curves);
    fixture_end(&fixture);
}

TestSuite(measure, .init = begin, .fini = end);

static int take(void)
{
    fixture_run(&fixture, &curves);
    return measure_case(&fixture.plan, &timing, NULL, &curves, &measured, &err);
}

Test(measure, as_many_as_asked_for)
{
    timing.warmup = 2;
    cr_assert_eq(take(), 0, "%s", err.text);
    cr_assert_eq(measured.count, 5);
    cr_assert_eq(measured.warmups, 2);
    cr_assert_eq(measured.ns.count, 3);
    cr_assert_eq(measured.end, END_COUNT);
    cr_assert_eq(measured.profile.pairs, 3);
    for (size_t i = 0; i < 5; i++) {
        const struct repetition *repetition = &measured.repetition[i];
        cr_assert_eq(repetition->warmup, i < 2);
        cr_assert_eq(repetition->digest, measured.repetition[0].digest);
        cr_assert_eq(repetition->updates, (long)measured.trials * ITERATIONS * NODES);
        cr_assert_gt(repetition->seconds, 0);
        cr_assert_gt(repetition->data_seconds, 0);
        cr_assert_geq(repetition->thread[0].cpus, 1);
    }
}

/* The interval of the median is narrow enough at once, and the number stands all the same. */
Test(measure, a_number_of_repetitions_is_not_ended_by_a_known_median)
{
    timing = (struct timing_settings){{9, -1}, 0, 1e-6, 1000, 1, "none", 0, {0}};
    cr_assert_eq(take(), 0, "%s", err.text);
    cr_assert_eq(measured.asked, 9);
    cr_assert_eq(measured.ns.count, 9);
    cr_assert_eq(measured.end, END_COUNT);
    cr_assert(!measured_fell_short(&measured));
}

Test(measure, a_spent_budget_is_why_there_are_fewer)
{
    timing = (struct timing_settings){{9, -1}, 0, 1e-6, 1e-6, 1, "none", 0, {0}};
    cr_assert_eq(take(), 0, "%s", err.text);
    cr_assert_eq(measured.ns.count, 1);
    cr_assert_eq(measured.end, END_BUDGET);
    cr_assert(measured_fell_short(&measured));
}

/* Two events at a time: the groups would take more repetitions than are asked for. */
Test(measure, groups_of_events_make_no_further_repetition)
{
    fake_open("cycles,instructions,loads,heat,fake:own");
    fixture.plan.threads = FAKE_THREADS;
    timing = (struct timing_settings){{1, -1}, 0, 1e-6, 1000, 1, "fake", 0, {0}};
    cr_assert_gt(counters_passes(fake_counters), 1);
    fixture_run(&fixture, &curves);
    cr_assert_eq(measure_case(&fixture.plan, &timing, fake_counters, &curves, &measured, &err), 0);
    cr_assert_eq(measured.ns.count, 1);
    cr_assert_eq(measured.end, END_COUNT);
    int without_turn = 0;
    for (int i = 0; i < measured.counts.count; i++) {
        const struct count *count = &measured.counts.item[i];
        cr_assert(count->status != COUNTER_MEASURED || isfinite(count->per_update), "%s",
                  count->quantity->name);
        without_turn += strstr(count->reason, "had no turn") != NULL;
    }
    cr_assert_gt(without_turn, 0);
    fake_close();
}

/* Of all threads: each repetition's, then their median. */
Test(measure, cpu_time_is_of_all_threads)
{
    fixture.plan.threads = 2;
    cr_assert_eq(take(), 0, "%s", err.text);
    double ns[3], space[3];
    for (size_t i = 0; i < 3; i++) {
        const struct repetition *one = &measured.repetition[measured.warmups + i];
        cr_assert_eq(one->cpu, one->thread[0].ran + one->thread[1].ran);
        cr_assert_gt(one->cpu, 0);
        ns[i] = 1e9 * one->cpu / (double)one->updates;
    }
    cr_assert_eq(measured.cpu_ns, order_of(ns, 3, space).median);
}

Test(measure, none_when_none_are_wanted)
{
    timing.repetitions.value = 0;
    cr_assert_eq(take(), 0);
    cr_assert(measured.count == 0 && measured.ns.count == 0 && isnan(measured.work.flops));
}

/* Longer repetitions hold more trials, and every team gets as many. */
Test(measure, a_repetition_fills_its_time)
{
    timing.min_time = 0.2; /* many trials, on a busy machine and under a sanitizer too */
    cr_assert_eq(take(), 0);
    cr_assert_gt(measured.trials, 1);
    end();
    begin();
    fixture.plan.parallel = PARALLEL_TRIALS;
    fixture.plan.threads = 2;
    fixture.plan.trials = 3;
    cr_assert_eq(take(), 0);
    cr_assert_eq(measured.trials % 2, 0);
}

Test(measure, auto_ends_when_the_median_is_known_or_the_budget_spent)
{
    timing.repetitions = (struct real_or_word){0, 0};
    timing.max_noise = 1; /* known at once, or nearly */
    timing.budget = 60;
    cr_assert_eq(take(), 0);
    cr_assert_geq(measured.ns.count, 6);
    cr_assert_eq(measured.end, END_KNOWN);
    cr_assert_lt(order_noise(&measured.ns), 1);
    end();
    begin();
    timing.max_noise = 1e-9;
    timing.budget = 1e-6;
    cr_assert_eq(take(), 0);
    cr_assert_eq(measured.end, END_BUDGET);
    cr_assert_eq(measured.ns.count, 1);
}

static int stop_at_once(void *arg, double done)
{
    (void)arg, (void)done;
    return 1;
}

Test(measure, a_stopped_repetition_is_not_kept)
{
    fixture_run(&fixture, &curves);
    fixture.plan.tick = stop_at_once;
    cr_assert_eq(measure_case(&fixture.plan, &timing, NULL, &curves, &measured, &err), 0);
    cr_assert_eq(measured.count, 0);
    cr_assert_eq(measured.end, END_STOPPED);
}

/* An algorithm that keeps state between runs, which none may do. */
static atomic_int calls;
static double remember(const struct node_view *view, const reals *phi, reals *next)
{
    view->kernels->add_scaled((size_t)view->taps, 1e-9 * atomic_fetch_add(&calls, 1), view->u, phi,
                              next);
    return 0;
}

Test(measure, other_bits_in_a_repetition_are_an_error)
{
    struct algorithm forgetful = *fixture.plan.algorithm;
    forgetful.adapt = remember;
    fixture.plan.algorithm = &forgetful;
    cr_assert_eq(take(), -1);
    cr_assert_eq(err.kind, ERR_ACCURACY);
    cr_assert(strstr(err.text, "digest"), "%s", err.text);
    measured_free(&measured);
    outcome_free(&curves);
    struct sync loose =
        *fixture.plan.sync; /* a policy that promises nothing is taken at its word */
    loose.exact = 0;
    fixture.plan.sync = &loose;
    cr_assert_eq(take(), 0, "%s", err.text);
}

/* Trials that the curves did not have may diverge: then there is no time, and it says why. */
static double stray(const struct node_view *view, const reals *phi, reals *next)
{
    view->kernels->add_scaled((size_t)view->taps, 0, view->u, phi, next);
    return atomic_fetch_add(&calls, 1) < NODES * ITERATIONS ? 0 : 1e9;
}

Test(measure, a_divergence_in_further_trials_leaves_no_time)
{
    struct algorithm strays = *fixture.plan.algorithm;
    strays.adapt = stray;
    fixture.plan.algorithm = &strays;
    fixture.plan.diverged_above = 1e6;
    cr_assert_eq(take(), 0, "%s", err.text);
    cr_assert_eq(curves.diverged.trial, -1);
    cr_assert_eq(measured.ns.count, 0);
    cr_assert_eq(measured.end, END_DIVERGED);
}

/* As many processors as threads: each thread ran on its own processor, and its affinity is
 * restored.
 */
Test(measure, threads_keep_to_processors_of_their_own)
{
    cpu_set_t before, after;
    cr_assert_eq(sched_getaffinity(0, sizeof before, &before), 0);
    unsetenv("OMP_PROC_BIND");
    fixture.plan.threads = CPU_COUNT(&before) < 2 ? 1 : 2;
    cr_assert_eq(take(), 0, "%s", err.text);
    cr_assert_eq(sched_getaffinity(0, sizeof after, &after), 0);
    cr_assert(CPU_EQUAL(&before, &after));
    if (measured.unpinned)
        cr_skip_test("not pinned here: %s", measured.unpinned);
    for (size_t i = 0; i < measured.count; i++)
        for (int t = 0; t < fixture.plan.threads; t++) {
            const struct disturbance *thread = &measured.repetition[i].thread[t];
            cr_assert(thread->cpus == 1 && thread->moves == 0);
            cr_assert(t == 0 || thread->cpu[0] != measured.repetition[i].thread[0].cpu[0]);
        }
    end();
    begin();
    setenv("OMP_PROC_BIND", "close", 1); /* the user has decided */
    cr_assert_eq(take(), 0);
    cr_assert_str_eq(measured.unpinned, "OMP_PROC_BIND decides");
    unsetenv("OMP_PROC_BIND");
}

/* ---- what others take ---- */

/* An algorithm that sleeps, as if others ran, at the first of its updates or at many. */
static int sleep_from, sleep_to;
static double doze(const struct node_view *view, const reals *phi, reals *next)
{
    int call = atomic_fetch_add(&calls, 1);
    if (call >= sleep_from && call < sleep_to)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    view->kernels->add_scaled((size_t)view->taps, 0, view->u, phi, next);
    return 0;
}

enum { TRIAL_UPDATES = NODES * ITERATIONS, CURVES = TRIAL_UPDATES * 2 }; /* of two trials */

/* Calls of the algorithm: those of the curves, of the work model, of the calibration, then the
 * repetitions'. */
static int take_dozing(int from, int to)
{
    static struct algorithm dozing;
    dozing = *fixture.plan.algorithm;
    dozing.adapt = doze;
    fixture.plan.algorithm = &dozing;
    fixture.plan.trials = 2;
    sleep_from = from;
    sleep_to = to;
    return take();
}

Test(measure, a_repetition_out_of_which_others_take_time_is_flagged)
{
    timing = (struct timing_settings){{1, -1}, 0, 1e-6, 10, 0.02, "none", 1, {0}};
    int first = CURVES + 2 * TRIAL_UPDATES; /* after the work model and the calibration */
    cr_assert_eq(take_dozing(first + 10, first + 210), 0, "%s", err.text);
    const struct repetition *one = &measured.repetition[0];
    cr_assert_eq(measured.trials, 1);
    cr_assert_eq(measured.ns.count, 1);
    cr_assert_geq(one->away, 0.2);
    cr_assert_leq(one->busy, one->seconds - 0.19);
    cr_assert_eq(measured.disturbed, 1);
    cr_assert_eq(measured_away(&measured), one->away);
}

Test(measure, a_pause_of_the_calibration_does_not_shorten_repetitions)
{
    timing = (struct timing_settings){{2, -1}, 1, 0.02, 60, 0.02, "none", 1, {0}};
    int calibration = CURVES + TRIAL_UPDATES;
    cr_assert_eq(take_dozing(calibration, calibration + 100), 0, "%s", err.text);
    cr_assert_eq(measured.ns.count, 2);
    cr_assert_eq(measured.warmups, 1);
    cr_assert_gt(measured.trials, 2);
    for (size_t i = 0; i < measured.count; i++)
        cr_assert_geq(measured.repetition[i].busy, 0.5 * timing.min_time);
}

/* What runs when twice the budget is spent is cut: here the profiled twin of the first repetition.
 */
Test(measure, a_run_that_overruns_the_budget_is_cut)
{
    timing = (struct timing_settings){{6, -1}, 0, 1e-6, 0.02, 0.02, "none", 1, {0}};
    int twin = CURVES + 3 * TRIAL_UPDATES;
    cr_assert_eq(take_dozing(twin, twin + TRIAL_UPDATES), 0, "%s", err.text);
    cr_assert_eq(measured.ns.count, 1);
    cr_assert_eq(measured.profile.pairs, 0);
    cr_assert_eq(measured.end, END_BUDGET);
    cr_assert(measured_overran(&measured));
}

static struct timing_settings wish = {{6, -1}, 1, 0.02, 2, 0.02, "none", 1, {0}};

Test(calibrate, counts_the_time_that_threads_ran)
{
    struct repetition stopped = {.seconds = 3, .busy = 0.01, .away = 2.99},
                      whole = {.seconds = 0.021, .busy = 0.021};
    cr_assert(calibrate_too_short(&stopped, &wish));
    cr_assert(!calibrate_too_short(&whole, &wish));
}

static int lengthened(double seconds, double busy)
{
    struct plan plan = {.trials = 4};
    struct repetition run = {.seconds = seconds, .busy = busy};
    calibrate_lengthen(&plan, &run, &wish);
    return plan.trials;
}

Test(calibrate, lengthens_by_what_is_missing_and_no_further_than_half_the_budget)
{
    cr_assert_eq(lengthened(0.005, 0.005), 4 * 5, "1.1 times 20 ms");
    cr_assert_eq(lengthened(0.02, 0.005), 4 * 5, "others run beside it");
    cr_assert_eq(lengthened(0.5, 0.005), 4 * 2, "1 s is half the budget");
    cr_assert_eq(lengthened(3, 0.01), 4);
}
