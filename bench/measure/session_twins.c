/* Repetitions that are profiled. Each is the twin of a plain one, which it follows at once. */
#include "bench/measure/session.h"

#include <math.h>

/* The share of the time that laps may take. */
static const double profile_cost = 0.01;

/* One iteration in how many has laps, by the time of a plain repetition. */
static int choose_spacing(const struct plan *plan, const struct repetition *plain)
{
    int alone = plan->parallel == PARALLEL_TRIALS, all = plan_nodes(plan);
    int threads = alone ? 1 : plan->threads;
    double iteration = plain->seconds / (double)plain->updates * all;
    if (alone)
        iteration *= plan->threads;
    return profile_spacing(iteration, (all + threads - 1) / threads, profile_cost);
}

int session_time_twin(struct session *session, struct err *err)
{
    struct profile *profile = &session->measured->profile;
    const struct repetition *plain = &session->measured->repetition[session->measured->count - 1];
    const struct watch *pinned[] = {&session->pin.watch, NULL};
    struct repetition repetition;
    struct plan plan = session->plan;
    if (!profile->every)
        profile->every = choose_spacing(&plan, plain);
    plan.profile_every = profile->every;
    if (repetition_run(&plan, pinned, &repetition, session->laps, err))
        return -1;
    int ended = session_ended(session, &repetition);
    if (!ended)
        session->pair[profile->pairs++] = repetition_ns(&repetition) / repetition_ns(plain) - 1;
    repetition_free(&repetition);
    return ended;
}

void session_sum_twins(struct session *session)
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
