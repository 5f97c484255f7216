/* One repetition of a session: timed, counted, checked and kept. */
#include "bench/measure/session.h"

#include "base/mem.h"

#include <inttypes.h>

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
    size_t passes = session_passes(session);
    return passes ? (int)(session->measured->count % passes) : -1;
}

static int make_room(struct session *session, struct err *err)
{
    struct measured *measured = session->measured;
    return mem_grow(&measured->repetition, measured->count, sizeof *measured->repetition, err) ||
           mem_grow(&session->ns, session->timed, sizeof *session->ns, err) ||
           mem_grow(&session->cpu, session->timed, sizeof *session->cpu, err) ||
           mem_grow(&session->space, session->timed, sizeof *session->space, err);
}

static void take_times(struct session *session, const struct repetition *repetition)
{
    struct measured *measured = session->measured;
    session->ns[session->timed] = repetition_ns(repetition);
    session->cpu[session->timed++] = repetition_cpu_ns(repetition);
    measured->ns = order_of(session->ns, session->timed, session->space);
    measured->cpu_ns = order_of(session->cpu, session->timed, session->space).median;
}

static int keep_repetition(struct session *session, const struct repetition *repetition,
                           struct err *err)
{
    struct measured *measured = session->measured;
    struct repetition *kept = &measured->repetition[measured->count++];
    *kept = *repetition;
    measured->warmups += (size_t)kept->warmup;
    if (check_digest(session, kept, err) || (session->counters && keep_counts(session, kept, err)))
        return -1;
    if (!kept->warmup)
        take_times(session, kept);
    return 0;
}

int session_time(struct session *session, int warmup, struct err *err)
{
    struct repetition repetition;
    int pass = next_pass(session);
    const struct watch *watches[] = {
        &session->pin.watch, pass < 0 ? NULL : counters_watch(session->counters, pass), NULL};
    if (make_room(session, err) || repetition_run(&session->plan, watches, &repetition, NULL, err))
        return -1;
    int ended = session_ended(session, &repetition);
    if (ended || session_begin_again(session, &repetition)) {
        repetition_free(&repetition);
        return ended;
    }
    repetition.warmup = warmup;
    repetition.pass = pass;
    return keep_repetition(session, &repetition, err);
}
