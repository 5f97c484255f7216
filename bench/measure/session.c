#include "bench/measure/session.h"

#include "base/clock.h"

double session_seconds(const struct session *session)
{
    return clock_seconds() - session->begin;
}

int session_budget_is_spent(const struct session *session)
{
    return session_seconds(session) > session->timing->budget;
}

size_t session_passes(const struct session *session)
{
    return session->counters ? (size_t)counters_passes(session->counters) : 0;
}

int session_has_counted(const struct session *session)
{
    size_t passes = session_passes(session), asked = session->measured->asked;
    return session->timed >= (asked && asked < passes ? asked : passes);
}

/* Whether the tick of the caller, not the budget, ended a run. */
static int stopped_by_caller(const struct session *session)
{
    const struct plan *asked = session->asked;
    return asked->tick && asked->tick(asked->tick_arg, 1);
}

/* As asked for, and to cut short what has run for twice the budget once every group of events has
 * had its turn. */
int session_tick(void *arg, double done)
{
    const struct session *session = arg;
    const struct plan *asked = session->asked;
    if (asked->tick && asked->tick(asked->tick_arg, done))
        return 1;
    return session->timed > 0 && session_has_counted(session) &&
           session_seconds(session) > 2 * session->timing->budget;
}

int session_ended(struct session *session, const struct repetition *repetition)
{
    if (repetition->stopped)
        session->measured->end = stopped_by_caller(session) ? END_STOPPED : END_BUDGET;
    else if (repetition->diverged) /* in a trial that the curves did not have */
        session->measured->end = END_DIVERGED;
    return repetition->stopped || repetition->diverged;
}
