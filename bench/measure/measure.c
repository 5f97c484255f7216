#include "bench/measure/measure.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/host.h"
#include "bench/measure/calibrate.h"
#include "bench/measure/session.h"

#include <math.h>
#include <stdlib.h>

static int is_enough(struct session *session)
{
    struct measured *measured = session->measured;
    if (measured->asked && session->timed == measured->asked)
        measured->end = END_COUNT;
    else if (!session_has_counted(session))
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
        int warmup =
            measured->warmups < (size_t)timing->warmup && !session_budget_is_spent(session);
        code = session_time(session, warmup && !session->timed, err);
        if (code == 0 && timing->profile && session->timed &&
            measured->profile.pairs < MEASURE_ENOUGH)
            code = session_time_twin(session, err);
    }
    measured->trials = session->plan.trials;
    return code < 0 ? -1 : 0;
}

/* One round of trials is enough: counts have no noise. */
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
        pin_init(&session->pin, session->plan.threads, session->timing->cores, err) ||
        count_work(session, err) || time_repetitions(session, err))
        return -1;
    measured->unpinned = pin_failed(&session->pin);
    measured->shared = session->pin.shared;
    measured_count_disturbed(measured);
    session_sum_twins(session);
    return session->counters && session->timed ? sum_counts(session, err) : 0;
}

/* Without repetitions a replay may still count, and the work model stands beside its counts. */
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
    one.tick = session_tick;
    return one;
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
    struct host host;
    host_here(&host);
    int automatic = timing->repetitions.word >= 0;
    *measured = (struct measured){.trials = session.plan.trials,
                                  .asked = automatic ? 0 : (size_t)timing->repetitions.value,
                                  .budget = timing->budget,
                                  .cpu_ns = NAN,
                                  .work.flops = NAN,
                                  .emulated = host_emulated(&host)};
    int wanted = automatic || measured->asked;
    int failed = 0;
    if (wanted && curves->diverged.trial < 0)
        failed = measure_session(&session, err);
    else if (counters && curves->diverged.trial < 0)
        failed = count_untimed(&session, err);
    measured->seconds = session_seconds(&session);
    pin_free(&session.pin);
    free(session.laps);
    free(session.ns);
    free(session.cpu);
    free(session.space);
    return failed;
}
