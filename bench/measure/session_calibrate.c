/* How many trials the repetitions of a session have. */
#include "bench/measure/session.h"

#include "bench/measure/calibrate.h"

/* The run of the curves stopped at every point, which takes time of its own: so a few runs of
 * repetitions show how many trials fill min_time. */
int session_calibrate(struct session *session, struct err *err)
{
    struct plan *plan = &session->plan;
    const struct watch *pinned[] = {&session->pin.watch, NULL};
    for (int attempt = 0; attempt < 4; attempt++) {
        struct repetition trial;
        if (repetition_run(plan, pinned, &trial, NULL, err))
            return -1;
        int ended = session_ended(session, &trial);
        int too_short = calibrate_too_short(&trial, session->timing);
        if (!ended && too_short && !session_budget_is_spent(session))
            calibrate_lengthen(plan, &trial, session->timing);
        repetition_free(&trial);
        if (ended || !too_short || session_budget_is_spent(session))
            return ended;
    }
    return 0;
}

static void drop_repetitions(struct session *session)
{
    struct measured *measured = session->measured;
    for (size_t i = 0; i < measured->count; i++)
        repetition_free(&measured->repetition[i]);
    measured->count = measured->warmups = session->timed = 0;
    measured->ns = (struct order){0};
}

/* The calibration may have been slower than what follows. */
int session_begin_again(struct session *session, const struct repetition *repetition)
{
    enum { ATTEMPTS = 3 };
    if (session->timed || !calibrate_too_short(repetition, session->timing) ||
        session_budget_is_spent(session) || session->lengthened == ATTEMPTS)
        return 0;
    session->lengthened++;
    calibrate_lengthen(&session->plan, repetition, session->timing);
    drop_repetitions(session);
    return 1;
}
