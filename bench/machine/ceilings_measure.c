#include "bench/machine/ceilings.h"

#include "base/clock.h"
#include "base/join.h"
#include "base/mem.h"
#include "bench/common/version.h"
#include "bench/machine/ceiling_work.h"
#include "bench/machine/memory_room.h"
#include "engine/team.h"
#include "kernels/kernels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* Shorter than a scheduler's time slice: after a barrier a team usually runs one sample
 * undisturbed.
 */
static const double sample_seconds = 2e-3;
enum { LEAST_ROUNDS = 3 };

struct ceilings_session {
    struct ceiling_team team;
    struct ceilings *ceilings;
    const struct ceilings_watch *watch;
    double begin;
    int done, samples; /* rounds of rows */
    long calls[CEILING_ROWS];
};

static void report_progress(struct ceilings_session *session)
{
    if (session->watch)
        session->watch->tick(session->watch->arg, (double)session->done / session->samples);
}

static int is_wanted(const struct ceiling *row, int threads)
{
    return row->threads == threads && !row->why[0];
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
static int calibrate_calls(struct ceilings_session *session, int i, struct err *err)
{
    double seconds = 0, enough = sample_seconds / 8;
    session->team.row = &session->ceilings->row[i];
    for (session->team.calls = 1; seconds < enough; session->team.calls *= 2)
        if (shortest_sample(&session->team, enough, &seconds, err))
            return -1;
    double calls = (double)session->team.calls / 2 * sample_seconds / seconds;
    session->calls[i] = calls < 1 ? 1 : (long)calls;
    return 0;
}

static int take_sample(struct ceilings_session *session, int i, struct err *err)
{
    double seconds;
    int interrupted;
    struct ceiling *row = &session->ceilings->row[i];
    session->team.row = row;
    session->team.calls = session->calls[i];
    if (ceiling_team_sample(&session->team, &seconds, &interrupted, err))
        return -1;
    double work = (double)session->calls[i] * ceiling_work(row);
    row->round[row->rounds++] =
        ceiling_kinds[row->kind].more_is_better ? work / seconds : seconds / work;
    row->interrupted += interrupted;
    session->done++;
    report_progress(session);
    return 0;
}

/* Measures all rows with this number of threads in turn, so that a disturbance affects all equally.
 */
static int measure_rows(struct ceilings_session *session, int threads, double until,
                        struct err *err)
{
    struct ceilings *ceilings = session->ceilings;
    for (int i = 0; i < ceilings->count; i++)
        if (is_wanted(&ceilings->row[i], threads) && calibrate_calls(session, i, err))
            return -1;
    for (int round = 0; round < CEILING_ROUNDS; round++) {
        if (round >= LEAST_ROUNDS && clock_seconds() > until)
            break;
        for (int i = 0; i < ceilings->count; i++)
            if (is_wanted(&ceilings->row[i], threads) && take_sample(session, i, err))
                return -1;
    }
    return 0;
}

static int measure_team(struct ceilings_session *session, int threads, double until,
                        struct err *err)
{
    struct ceiling_team *team = &session->team;
    ceiling_work_sizes(team, threads);
    team->thread = mem_untouched((size_t)threads, sizeof *team->thread, err);
    team->memory = mem_untouched(team->slice * (size_t)threads, sizeof(double), err);
    int failed = !team->thread || !team->memory;
    if (!failed) {
        memset(team->thread, 0, (size_t)threads * sizeof *team->thread);
        memory_huge_pages(team->memory, team->slice * (size_t)threads * sizeof(double));
        failed =
            ceiling_team_fill(team, threads, err) || measure_rows(session, threads, until, err);
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
    int passed = 0;
    for (int threads = 0; (threads = next_team(ceilings, threads));) {
        int rows = 0;
        for (int i = 0; i < ceilings->count; i++)
            rows += ceilings->row[i].threads == threads;
        passed += rows;
        double until = session->begin + (double)CEILINGS_SECONDS * passed / ceilings->count;
        if (measure_team(session, threads, until, err))
            return -1;
        session->done = passed * CEILING_ROUNDS;
        report_progress(session);
    }
    return 0;
}

static void identify_machine(struct ceilings *ceilings, const struct hardware *hardware)
{
    time_t seconds = time(NULL);
    struct tm utc;
    *ceilings = (struct ceilings){.pinned = 1, .threads = team_cores()};
    ceilings_allowance(ceilings);
    memcpy(ceilings->cpu, hardware->cpu, sizeof ceilings->cpu);
    snprintf(ceilings->version, sizeof ceilings->version, "%s", SLABMARK_VERSION);
    snprintf(ceilings->flags, sizeof ceilings->flags, "%s", ceilings_flags());
    strftime(ceilings->date, sizeof ceilings->date, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
    ceilings->processors = (int)sysconf(_SC_NPROCESSORS_ONLN);
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            join(ceilings->kernels, sizeof ceilings->kernels, " ", kernel_sets[i]->name);
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
    identify_machine(ceilings, hardware);
    for (int i = 0; loop_sets[i] && count < 7; i++)
        if (loops_run_here(loop_sets[i]))
            sets[count++] = loop_sets[i];
    ceilings_plan(ceilings, hardware, sets, ceilings->threads, memory_room());
    struct ceilings_session session = {.ceilings = ceilings,
                                       .watch = watch,
                                       .begin = clock_seconds(),
                                       .samples = ceilings->count * CEILING_ROUNDS};
    session.team.ceilings = ceilings;
    session.team.processor = hardware->usable >= ceilings->threads ? hardware->usable_thread : NULL;
    if (measure_all(&session, err))
        return -1;
    for (int i = 0; i < ceilings->count; i++)
        ceiling_settle(&ceilings->row[i]);
    ceilings_settle_frequency(ceilings);
    ceilings->seconds = clock_seconds() - session.begin;
    return 0;
}
