#include "bench/machine/ceilings.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/version.h"
#include "bench/machine/ceiling_rounds.h"
#include "bench/machine/ceiling_work.h"
#include "bench/machine/core_latency.h"
#include "bench/machine/memory_room.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

/* Shorter than a scheduler's time slice: after a barrier a team usually runs one sample
 * undisturbed.
 */
static const double sample_seconds = 1e-3;
static const double most_to_calibrate = 0.5; /* on a busy machine a team waits for its processors */

/* A cache shared by many cores keeps what was used again and again, not what came last: it takes a
 * few passes until it has settled, and a few to see what it gives. */
enum { LEAST_PASSES = 8 };

struct ceilings_session {
    struct ceiling_team team;
    struct ceilings *ceilings;
    const struct ceilings_watch *watch;
    double begin;
    long calls[CEILING_ROWS];  /* of a sample; 0: not known yet */
    long fewest[CEILING_ROWS]; /* of a sample that is long enough */
};

static void report_progress(const struct ceilings_session *session)
{
    if (session->watch)
        session->watch->tick(session->watch->arg,
                             fmin((clock_seconds() - session->begin) / CEILINGS_SECONDS, 1));
}

/* The minimum over a few samples: an interrupted sample would seem long enough. */
static int shortest_sample(struct ceiling_team *team, double enough, double *seconds,
                           struct err *err)
{
    *seconds = INFINITY;
    for (int i = 0; i < 4 && *seconds >= enough; i++) {
        double once;
        int interrupted;
        if (ceiling_team_sample(team, &once, &interrupted, err))
            return -1;
        *seconds = fmin(*seconds, once);
    }
    return 0;
}

/* The number of calls that fill a sample. stopwatch_calibrate does not serve: a team must begin
 * together. */
static int calibrate_calls(struct ceilings_session *session, size_t at, struct err *err)
{
    double seconds = 0, enough = sample_seconds / 8, until = clock_seconds() + most_to_calibrate;
    long least = ceiling_work_settles(session->team.row) ? LEAST_PASSES : 1;
    session->team.calls = 1;
    for (; seconds < enough && clock_seconds() < until; session->team.calls *= 2)
        if (shortest_sample(&session->team, enough, &seconds, err))
            return -1;
    double filling = (double)session->team.calls / 2 * sample_seconds / seconds;
    session->calls[at] = filling < (double)least ? least : (long)filling;
    session->fewest[at] = session->calls[at] / 8 < least ? least : session->calls[at] / 8;
    return 0;
}

/* ---- what ceiling_rounds asks for ---- */

static double now(void *arg)
{
    (void)arg;
    return clock_seconds();
}

static int sample_row(void *arg, struct ceiling *row, double *value, int *interrupted,
                      struct err *err)
{
    double seconds;
    struct ceilings_session *session = arg;
    size_t at = (size_t)(row - session->ceilings->row);
    long *calls = &session->calls[at];
    session->team.row = row;
    if (!*calls && calibrate_calls(session, at, err))
        return -1;
    session->team.calls = *calls;
    if (ceiling_team_sample(&session->team, &seconds, interrupted, err))
        return -1;
    double work = (double)*calls * ceiling_work(row);
    if (*interrupted && *calls - *calls / 4 >= session->fewest[at])
        *calls -= *calls / 4; /* on a busy machine shorter samples are more often whole */
    *value = ceiling_kinds[row->kind].more_is_better ? work / seconds : seconds / work;
    report_progress(session);
    return 0;
}

/* ---- teams ---- */

static int measure_team(struct ceilings_session *session, int threads, double seconds,
                        struct err *err)
{
    struct ceiling_team *team = &session->team;
    struct ceiling_sampler sampler = {sample_row, now, session};
    ceiling_work_sizes(team, threads);
    team->thread = mem_untouched((size_t)threads, sizeof *team->thread, err);
    team->memory = mem_untouched(team->slice * (size_t)threads, sizeof(double), err);
    int failed = !team->thread || !team->memory;
    if (!failed) {
        memset(team->thread, 0, (size_t)threads * sizeof *team->thread);
        memory_huge_pages(team->memory, team->slice * (size_t)threads * sizeof(double));
        failed = ceiling_team_fill(team, threads, err) ||
                 ceiling_rounds(session->ceilings, threads, seconds, &sampler, err);
        for (int t = 0; t < threads; t++)
            session->ceilings->pinned &= team->thread[t].pinned;
    }
    free(team->thread);
    free(team->memory);
    return failed ? -1 : 0;
}

/* Fewest threads first: the idle ones of a larger team might still spin. */
static int next_team(const struct ceilings *ceilings, int after)
{
    int next = 0;
    for (int i = 0; i < ceilings->count; i++) {
        int threads = ceilings->row[i].threads;
        if (threads > after && (!next || threads < next))
            next = threads;
    }
    return next;
}

static int measure_all(struct ceilings_session *session, struct err *err)
{
    const struct ceilings *ceilings = session->ceilings;
    for (int threads = 0; (threads = next_team(ceilings, threads));) {
        int rows = 0;
        for (int i = 0; i < ceilings->count; i++)
            rows += ceilings->row[i].threads == threads;
        if (measure_team(session, threads, (double)CEILINGS_SECONDS * rows / ceilings->count, err))
            return -1;
    }
    return 0;
}

static void date_ceilings(struct ceilings *ceilings)
{
    time_t seconds = time(NULL);
    struct tm utc;
    snprintf(ceilings->version, sizeof ceilings->version, "%s", SLABMARK_VERSION);
    strftime(ceilings->date, sizeof ceilings->date, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
}

int ceilings_measure(struct ceilings *ceilings, const struct hardware *hardware,
                     const struct ceilings_watch *watch, struct err *err)
{
    const struct loops *sets[8] = {NULL};
    int count = 0;
    if (hardware->source[0])
        return err_set(err, ERR_USAGE,
                       "%s describes another machine: this one's ceilings are "
                       "measured without it",
                       hardware->source);
    *ceilings = (struct ceilings){.pinned = 1};
    ceilings_identify(ceilings, hardware);
    date_ceilings(ceilings);
    for (int i = 0; loop_sets[i] && count < 7; i++)
        if (loops_run_here(loop_sets[i]))
            sets[count++] = loop_sets[i];
    ceilings_plan(ceilings, hardware, sets, ceilings->threads, memory_room());
    struct ceilings_session session = {
        .ceilings = ceilings, .watch = watch, .begin = clock_seconds()};
    session.team.ceilings = ceilings;
    session.team.processor = hardware->usable >= ceilings->threads ? hardware->usable_thread : NULL;
    if (measure_all(&session, err) || core_latency_measure(&ceilings->latency, hardware, err))
        return -1;
    ceilings_settle_frequency(ceilings);
    ceilings->seconds = clock_seconds() - session.begin;
    return 0;
}
