#include "bench/measure/measure.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/host.h"
#include "bench/measure/calibrate.h"
#include "bench/measure/session.h"

#include <math.h>
#include <stdlib.h>

/* The share of the time that laps may take. */
static const double profile_cost = 0.01;

struct session {
    struct plan plan; /* of one repetition */
    const struct timing_settings *timing;
    struct counters *counters; /* NULL: none */
    struct pin pin;
    struct measured *measured;
    struct thread_time *laps; /* (threads,) sums over the profiled repetitions */
    double *ns, *cpu, *space; /* (timed,) of the repetitions that count         */
    size_t timed;
    double pair[MEASURE_ENOUGH];
    double begin;
    int lengthened;           /* times that repetitions turned out too short */
    const struct plan *asked; /* for its tick */
};

static double seconds_so_far(const struct session *session)
{
    return clock_seconds() - session->begin;
}

static int budget_is_spent(const struct session *session)
{
    return seconds_so_far(session) > session->timing->budget;
}

static size_t passes_of(const struct session *session)
{
    return session->counters ? (size_t)counters_passes(session->counters) : 0;
}

/* Every group of events has its turn, where as many repetitions are asked for. */
static int turns_are_over(const struct session *session)
{
    size_t passes = passes_of(session), asked = session->measured->asked;
    return session->timed >= (asked && asked < passes ? asked : passes);
}

/* The caller's tick, or the end of what has run for twice the budget once every group of events has
 * had its turn. */
static int stop_wanted(void *arg, double done)
{
    const struct session *session = arg;
    const struct plan *asked = session->asked;
    if (asked->tick && asked->tick(asked->tick_arg, done))
        return 1;
    return session->timed > 0 && turns_are_over(session) &&
           seconds_so_far(session) > 2 * session->timing->budget;
}

/* Whether the tick of the caller, not the budget, ended a run. */
static int stopped_by_caller(const struct session *session)
{
    const struct plan *asked = session->asked;
    return asked->tick && asked->tick(asked->tick_arg, 1);
}

/* ---- how long a repetition is ---- */

/* A run that did not go to its end has no time; why it ended is kept. */
static int ended_early(struct session *session, const struct repetition *repetition)
{
    if (repetition->stopped)
        session->measured->end = stopped_by_caller(session) ? END_STOPPED : END_BUDGET;
    else if (repetition->diverged) /* in a trial that the curves did not have */
        session->measured->end = END_DIVERGED;
    return repetition->stopped || repetition->diverged;
}

/* The run of the curves stopped at every point, which takes time of its own. Adds trials until a
 * run of them fills min_time. Returns 1 when a run ended early. */
static int calibrate_session(struct session *session, struct err *err)
{
    struct plan *plan = &session->plan;
    const struct watch *pinned[] = {&session->pin.watch, NULL};
    for (int attempt = 0; attempt < 4; attempt++) {
        struct repetition trial;
        if (repetition_run(plan, pinned, &trial, NULL, err))
            return -1;
        int ended = ended_early(session, &trial);
        int too_short = calibrate_too_short(&trial, session->timing);
        if (!ended && too_short && !budget_is_spent(session))
            calibrate_lengthen(plan, &trial, session->timing);
        repetition_free(&trial);
        if (ended || !too_short || budget_is_spent(session))
            return ended;
    }
    return 0;
}

/* One point of the curve at each end: between them threads meet for data only. */
static struct plan plan_of_repetition(const struct plan *plan, const struct timing_settings *timing,
                                      const struct outcome *curves)
{
    struct plan one = *plan;
    one.trials = calibrate_guess(plan, timing, curves);
    one.observe_every = plan->source->iterations;
    one.save_estimates = 0;
    one.steady_from = 0;
    one.equal_shares = 1;
    one.tick = stop_wanted;
    return one;
}

/* ---- repetitions ---- */

static int check_digest(const struct session *session, const struct repetition *repetition,
                        struct err *err)
{
    const struct repetition *first = session->measured->repetition;
    if (!session->plan.sync->exact || repetition->digest == first->digest)
        return 0;
    return err_set(err, ERR_ACCURACY,
                   "repetition %zu gave digest %016" PRIx64 ", the first one %016" PRIx64
                   ": same seed, other bits; a fault of the machine or of the program",
                   session->measured->count, repetition->digest, first->digest);
}

/* What the counts must be consistent with. */
static struct expectation expectation_of(const struct session *session,
                                         const struct repetition *repetition)
{
    const struct work *work = &session->measured->work;
    double updates = (double)repetition->updates;
    return (struct expectation){.updates = updates,
                                .tap_updates = updates * session->plan.source->taps,
                                .flops = updates * work->flops,
                                .bytes = updates * work->bytes,
                                .seconds = repetition->seconds};
}

static int keep_counts(struct session *session, struct repetition *repetition, struct err *err)
{
    struct expectation expectation = expectation_of(session, repetition);
    counters_check(session->counters, &expectation);
    return counts_keep(session->counters, repetition->pass, repetition, err) ||
           counts_note(&session->measured->counts, session->counters, err);
}

/* Groups of events alternate from repetition to repetition. */
static int next_pass(const struct session *session)
{
    size_t passes = passes_of(session);
    return passes ? (int)(session->measured->count % passes) : -1;
}

static void drop_repetitions(struct session *session)
{
    struct measured *measured = session->measured;
    for (size_t i = 0; i < measured->count; i++)
        repetition_free(&measured->repetition[i]);
    measured->count = measured->warmups = session->timed = 0;
    measured->ns = (struct order){0};
}

/* The calibration may have been slower than what follows: the first repetitions show it, and those
 * that were made are dropped, since their trials are fewer. */
static int begin_again(struct session *session, const struct repetition *repetition)
{
    enum { ATTEMPTS = 3 };
    if (session->timed || !calibrate_too_short(repetition, session->timing) ||
        budget_is_spent(session) || session->lengthened == ATTEMPTS)
        return 0;
    session->lengthened++;
    calibrate_lengthen(&session->plan, repetition, session->timing);
    drop_repetitions(session);
    return 1;
}

static void take_times(struct session *session, const struct repetition *repetition)
{
    struct measured *measured = session->measured;
    session->ns[session->timed] = repetition_ns(repetition);
    session->cpu[session->timed++] = repetition_cpu_ns(repetition);
    measured->ns = order_of(session->ns, session->timed, session->space);
    measured->cpu_ns = order_of(session->cpu, session->timed, session->space).median;
}

/* Returns 1 when it ended early. */
static int time_repetition(struct session *session, int warmup, struct err *err)
{
    struct measured *measured = session->measured;
    struct repetition repetition;
    int pass = next_pass(session);
    const struct watch *watches[] = {
        &session->pin.watch, pass < 0 ? NULL : counters_watch(session->counters, pass), NULL};
    if (mem_grow(&measured->repetition, measured->count, sizeof repetition, err) ||
        mem_grow(&session->ns, session->timed, sizeof *session->ns, err) ||
        mem_grow(&session->cpu, session->timed, sizeof *session->cpu, err) ||
        mem_grow(&session->space, session->timed, sizeof *session->space, err) ||
        repetition_run(&session->plan, watches, &repetition, NULL, err))
        return -1;
    if (ended_early(session, &repetition)) {
        repetition_free(&repetition);
        return 1;
    }
    if (begin_again(session, &repetition)) {
        repetition_free(&repetition);
        return 0;
    }
    repetition.warmup = warmup;
    repetition.pass = pass;
    measured->repetition[measured->count++] = repetition;
    measured->warmups += (size_t)warmup;
    if (check_digest(session, &repetition, err) ||
        (session->counters &&
         keep_counts(session, &measured->repetition[measured->count - 1], err)))
        return -1;
    if (!warmup)
        take_times(session, &repetition);
    return 0;
}

/* The same repetition with laps, right after the plain one: their ratio is the cost of profiling.
 */
static int time_profiled_twin(struct session *session, struct err *err)
{
    struct profile *profile = &session->measured->profile;
    const struct repetition *plain = &session->measured->repetition[session->measured->count - 1];
    struct repetition repetition;
    struct plan plan = session->plan;
    int threads = plan.parallel == PARALLEL_TRIALS ? 1 : plan.threads;
    int nodes = (plan.source->nodes + threads - 1) / threads;
    double iteration = plain->seconds / (double)plain->updates * plan.source->nodes;
    if (plan.parallel == PARALLEL_TRIALS)
        iteration *= plan.threads;
    if (!profile->every)
        profile->every = profile_spacing(iteration, nodes, profile_cost);
    plan.profile_every = profile->every;
    const struct watch *pinned[] = {&session->pin.watch, NULL};
    if (repetition_run(&plan, pinned, &repetition, session->laps, err))
        return -1;
    int ended = ended_early(session, &repetition);
    if (!ended)
        session->pair[profile->pairs++] = repetition_ns(&repetition) / repetition_ns(plain) - 1;
    repetition_free(&repetition);
    return ended;
}

/* ---- when to stop ---- */

static int is_enough(struct session *session)
{
    struct measured *measured = session->measured;
    if (measured->asked && session->timed == measured->asked)
        measured->end = END_COUNT;
    else if (!turns_are_over(session))
        return 0;
    else if (!measured->asked && session->timed >= MEASURE_ENOUGH &&
             order_noise(&measured->ns) < session->timing->max_noise)
        measured->end = END_KNOWN;
    else if (session->timed > 0 && session_budget_is_spent(session))
        measured->end = END_BUDGET;
    else
        return 0;
    return 1;
}

static int time_repetitions(struct session *session, struct err *err)
{
    const struct timing_settings *timing = session->timing;
    struct measured *measured = session->measured;
    int code = session_calibrate(session, err);
    while (code == 0 && !is_enough(session)) {
        int warmup = measured->warmups < (size_t)timing->warmup && !budget_is_spent(session);
        code = time_repetition(session, warmup && !session->timed, err);
        if (code == 0 && timing->profile && session->timed &&
            measured->profile.pairs < MEASURE_ENOUGH)
            code = time_profiled_twin(session, err);
    }
    measured->trials = session->plan.trials;
    return code < 0 ? -1 : 0;
}

/* ---- results ---- */

static void judge_profile(struct session *session)
{
    struct profile *profile = &session->measured->profile;
    double space[MEASURE_ENOUGH];
    if (!profile->pairs) {
        profile->why =
            session->timing->profile ? "the budget was spent first" : "run.profile is no";
        return;
    }
    profile_shares(profile, session->laps, session->plan.threads);
    struct order order = order_of(session->pair, (size_t)profile->pairs, space);
    profile->overhead = order.median;
    profile->overhead_low = profile->overhead_high = session->pair[0];
    for (int i = 1; i < profile->pairs; i++) {
        profile->overhead_low = fmin(profile->overhead_low, session->pair[i]);
        profile->overhead_high = fmax(profile->overhead_high, session->pair[i]);
    }
    if (profile->iterations == 0)
        profile->why = "repetitions are too short to be sampled";
}

/* One round of trials: the model needs no long run. */
static int count_work(struct session *session, struct err *err)
{
    struct plan plan = session->plan;
    plan.trials = plan.parallel == PARALLEL_TRIALS ? plan.threads : 1;
    return work_per_update(&plan, &session->measured->work, err);
}

static int sum_counts(struct session *session, struct err *err)
{
    struct measured *measured = session->measured;
    const struct plan *plan = &session->plan;
    struct counts *counts = &measured->counts;
    counts->updates = (double)measured->repetition[0].updates;
    counts->taps = plan->source->taps;
    counts->threads = plan->threads;
    counts->seconds = 1e-9 * measured->ns.median * counts->updates;
    counts->flops = measured->work.flops * counts->updates;
    counts->bytes = measured->work.bytes * counts->updates;
    return counts_sum(counts, measured->repetition, measured->count, err);
}

static int measure_session(struct session *session, struct err *err)
{
    struct measured *measured = session->measured;
    size_t threads = (size_t)session->plan.threads;
    session->laps = mem_zeroed(threads, sizeof *session->laps, err);
    measured->profile.thread = mem_zeroed(threads, sizeof *measured->profile.thread, err);
    if (!session->laps || !measured->profile.thread ||
        pin_init(&session->pin, session->plan.threads, err) || count_work(session, err) ||
        time_repetitions(session, err))
        return -1;
    measured->unpinned = pin_failed(&session->pin);
    measured->shared = session->pin.shared;
    measured_count_disturbed(measured);
    judge_profile(session);
    return session->counters && session->timed ? sum_counts(session, err) : 0;
}

/* Without repetitions there is what a replay can count, and the work model beside it. */
static int count_untimed(struct session *session, struct err *err)
{
    struct measured *measured = session->measured;
    if (counts_untimed(&measured->counts, session->counters, &session->plan, err))
        return -1;
    if (!measured->counts.count)
        return 0;
    if (count_work(session, err))
        return -1;
    measured->counts.flops = measured->work.flops;
    measured->counts.bytes = measured->work.bytes;
    return 0;
}

int measure_case(const struct plan *plan, const struct timing_settings *timing,
                 struct counters *counters, const struct outcome *curves, struct measured *measured,
                 struct err *err)
{
    struct session session = {.plan = plan_of_repetition(plan, timing, curves),
                              .timing = timing,
                              .counters = counters,
                              .measured = measured,
                              .asked = plan,
                              .begin = clock_seconds()};
    session.plan.tick_arg = &session;
    int automatic = timing->repetitions.word >= 0;
    *measured = (struct measured){.trials = session.plan.trials,
                                  .asked = automatic ? 0 : (size_t)timing->repetitions.value,
                                  .budget = timing->budget,
                                  .cpu_ns = NAN,
                                  .work.flops = NAN};
    int wanted = automatic || measured->asked;
    int failed = 0;
    if (wanted && curves->diverged.trial < 0)
        failed = measure_session(&session, err);
    else if (counters && curves->diverged.trial < 0)
        failed = count_untimed(&session, err);
    measured->seconds = seconds_so_far(&session);
    pin_free(&session.pin);
    free(session.laps);
    free(session.ns);
    free(session.cpu);
    free(session.space);
    return failed;
}
