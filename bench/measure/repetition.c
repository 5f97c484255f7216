#include "bench/measure/repetition.h"

#include "base/mem.h"
#include "bench/common/steal.h"
#include "bench/machine/throttle.h"
#include "bench/measure/clock_probe.h"
#include "bench/measure/profile.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* Several watches as one. The last one begins last and ends first: it is nearest to the iterations.
 */
struct chain {
    const struct watch *watch[WATCHES + 1];
    int count;
};

#define CALL(watch, function, thread)                                                              \
    do {                                                                                           \
        if ((watch)->function)                                                                     \
            (watch)->function((watch)->arg, thread);                                               \
    } while (0)

static void enter_all(void *arg, int thread)
{
    const struct chain *chain = arg;
    for (int i = 0; i < chain->count; i++)
        CALL(chain->watch[i], enter, thread);
}

static void begin_all(void *arg, int thread)
{
    const struct chain *chain = arg;
    for (int i = 0; i < chain->count; i++)
        CALL(chain->watch[i], begin, thread);
}

static void end_all(void *arg, int thread)
{
    const struct chain *chain = arg;
    for (int i = chain->count - 1; i >= 0; i--)
        CALL(chain->watch[i], end, thread);
}

static void leave_all(void *arg, int thread)
{
    const struct chain *chain = arg;
    for (int i = chain->count - 1; i >= 0; i--)
        CALL(chain->watch[i], leave, thread);
}

int repetition_run(const struct plan *wanted, const struct watch *const *watches,
                   struct repetition *repetition, struct thread_time *profile, struct err *err)
{
    static const struct host here = {.root = ""};
    struct plan plan = *wanted;
    struct outcome outcome;
    struct disturbance_watch disturbances = {0};
    *repetition = (struct repetition){.threads = plan.threads};
    repetition->thread = mem_zeroed((size_t)plan.threads, sizeof *repetition->thread, err);
    if (!repetition->thread ||
        disturbance_watch_init(&disturbances, plan.threads, repetition->thread, err)) {
        repetition_free(repetition);
        return -1;
    }
    struct chain chain = {.watch[0] = &disturbances.watch, .count = 1};
    for (int i = 0; watches && watches[i]; i++)
        chain.watch[chain.count++] = watches[i];
    struct watch watch = {enter_all, begin_all, end_all, leave_all, &chain};
    plan.watch = &watch;
    double steal = steal_seconds(&here), throttled = throttle_count(&here);
    int failed = engine_run(&plan, &outcome, err);
    double clock = clock_probe();
    disturbance_watch_free(&disturbances);
    if (failed) {
        repetition_free(repetition);
        return -1;
    }
    repetition->stopped = outcome.stopped;
    repetition->diverged = outcome.diverged.trial >= 0;
    repetition->updates = outcome.updates;
    repetition->seconds = outcome.time.iterate;
    repetition->data_seconds = outcome.time.draw + outcome.time.data;
    repetition->digest = outcome.digest;
    repetition->load = disturbance_load();
    repetition->steal = steal_seconds(&here) - steal;
    repetition->throttled = throttle_count(&here) - throttled;
    repetition->clock = clock;
    for (int t = 0; t < plan.threads; t++) {
        repetition->away = fmax(repetition->away, repetition->thread[t].away);
        repetition->busy = fmax(repetition->busy, repetition->thread[t].ran);
        repetition->cpu += repetition->thread[t].ran;
    }
    repetition->busy = fmin(repetition->busy, repetition->seconds);
    if (profile)
        profile_add(profile, &outcome);
    outcome_free(&outcome);
    return 0;
}

void repetition_free(struct repetition *repetition)
{
    free(repetition->thread);
    free(repetition->counts);
    *repetition = (struct repetition){0};
}

int repetition_disturbed(const struct repetition *repetition)
{
    double seconds = repetition->seconds;
    double machine =
        seconds * (double)sysconf(_SC_NPROCESSORS_ONLN); /* steal time is summed over all CPUs */
    return repetition->away > 0.01 * seconds || repetition->steal > 0.01 * machine;
}
