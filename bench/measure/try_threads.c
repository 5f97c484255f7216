#include "bench/measure/try_threads.h"

#include "bench/measure/repetition.h"
#include "bench/measure/shorter.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 5, LEAST = 16 };  /* LEAST: iterations of a run */
static const double each = 4e-3;  /* seconds of a run */
static const double worth = 0.97; /* more threads must take at most this share of the time */

static void list_numbers(struct tried *tried, int most)
{
    for (int threads = 1; threads < most; threads *= 2)
        tried->of[tried->count++].threads = threads;
    tried->of[tried->count++].threads = most;
    for (int i = 0; i < tried->count; i++)
        tried->of[i].ns = INFINITY;
}

/* Seconds, by the run of the curves. */
static double iteration_of(const struct plan *plan, const struct outcome *curves)
{
    double updates = fmax((double)curves->updates, 1);
    return fmax(curves->time.iterate / updates * plan->source->nodes, 1e-9);
}

/* Iterations and trials that take about `each`. */
static void choose_length(struct shorter *shorter, const struct plan *plan, double iteration)
{
    int all = plan->source->iterations;
    double wanted = each / iteration;
    shorter_make(shorter, plan, (int)fmin(fmax(wanted, LEAST), all));
    shorter->plan.trials = (int)fmax(wanted / all, 1);
    shorter->plan.observe_every = shorter->source.iterations;
    shorter->plan.save_estimates = shorter->plan.steady_from = 0;
}

/* The fastest run counts: whatever else runs only makes one slower. Returns 1 when it has no time.
 */
static int try_number(struct plan *plan, int threads, double *ns, struct err *err)
{
    static const struct watch *const none[] = {NULL};
    struct repetition repetition;
    plan->threads = threads;
    if (repetition_run(plan, none, &repetition, NULL, err))
        return -1;
    int ended = repetition.stopped || repetition.diverged;
    *ns = fmin(*ns, repetition_ns(&repetition));
    repetition_free(&repetition);
    return ended;
}

int try_threads_choose(const struct tried *tried)
{
    int chosen = 0;
    for (int i = 1; i < tried->count; i++)
        if (tried->of[i].ns < worth * tried->of[chosen].ns)
            chosen = i;
    return chosen;
}

static void write_text(struct tried *tried)
{
    size_t length = 0;
    for (int i = 0; i < tried->count && length < sizeof tried->text; i++)
        length += (size_t)snprintf(tried->text + length, sizeof tried->text - length, "%s%d: %.*f",
                                   i ? "; " : "", tried->of[i].threads,
                                   tried->of[i].ns < 100 ? 1 : 0, tried->of[i].ns);
}

int try_threads(struct plan *plan, const struct outcome *curves, struct tried *tried,
                struct err *err)
{
    struct shorter shorter;
    double iteration = iteration_of(plan, curves);
    *tried = (struct tried){0};
    if (iteration > each)
        return 0;
    choose_length(&shorter, plan, iteration);
    list_numbers(tried, plan->threads);
    int ended = 0;
    for (int i = 0; !ended && i < ROUNDS * tried->count; i++) {
        int which = i % tried->count;
        ended = try_number(&shorter.plan, tried->of[which].threads, &tried->of[which].ns, err);
    }
    if (ended) {
        *tried = (struct tried){0};
        return ended < 0 ? -1 : 0;
    }
    tried->chosen = try_threads_choose(tried);
    plan->threads = tried->of[tried->chosen].threads;
    write_text(tried);
    return 0;
}
