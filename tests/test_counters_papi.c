/* PAPI's event sets through our own code, on any machine: its component of software defined events
 * counts what this file makes known. The program has no such events; only this test links -lsde. */
#include "bench/counters/backend.h"
#include "bench/counters/counters.h"
#include "engine/engine.h"
#include "tests/support/near.h"
#include "tests/support/sanitized.h"

#include <omp.h>

#ifdef SLABMARK_PAPI

#include <sde_lib.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

enum { THREADS = 2, STRETCHES = 5 };

static _Thread_local long long own; /* what a thread's events come to */
static long long shared_count;

static long long own_count(void *arg)
{
    (void)arg;
    return own;
}

static void register_events(void)
{
    papi_handle_t library = papi_sde_init("slabmark");
    cr_assert_not_null(library);
    cr_assert_eq(papi_sde_register_fp_counter(library, "own", PAPI_SDE_RO | PAPI_SDE_INSTANT,
                                              PAPI_SDE_long_long, own_count, NULL),
                 0);
    cr_assert_eq(papi_sde_register_counter(library, "shared", PAPI_SDE_RO | PAPI_SDE_INSTANT,
                                           PAPI_SDE_long_long, &shared_count),
                 0);
}

/* Thread t makes t + 1 events a stretch inside and 1000 between the stretches. */
static void run_team(const struct watch *watch)
{
#pragma omp parallel num_threads(THREADS)
    {
        int thread = omp_get_thread_num();
        watch->enter(watch->arg, thread);
        for (int i = 0; i < STRETCHES; i++) {
            own += 1000;
            watch->begin(watch->arg, thread);
            own += thread + 1;
            watch->end(watch->arg, thread);
        }
        watch->leave(watch->arg, thread);
    }
}

static struct counters *opened(const char *request)
{
    struct counters *counters;
    struct err err;
    cr_assert_eq(counters_open(&counters, request, THREADS, &err), 0, "%s", err.text);
    return counters;
}

Test(counters_papi, event_set_counts_each_thread_between_begin_and_end)
{
    register_events();
    struct counters *counters = opened("papi:sde:::slabmark::own");
    cr_assert_eq(counters_passes(counters), 1);
    for (int repetition = 0; repetition < 3; repetition++) {
        run_team(counters_watch(counters, 0));
        counters_check(counters, NULL);
        const struct counted *counted = counters_at(counters, 0);
        cr_assert_eq(counted->status, COUNTER_MEASURED, "%s", counted->reason);
        cr_assert_str_eq(counted->source, "papi:sde:::slabmark::own");
        for (int t = 0; t < THREADS; t++)
            expect_near(counted->value[t], STRETCHES * (t + 1), 0, "thread %d", t);
        expect_near(counted->total, 3 * STRETCHES, 0, "total");
    }
    counters_close(counters);
}

Test(counters_papi, several_events_count_together)
{
    register_events();
    struct counters *counters = opened("papi:sde:::slabmark::own,papi:sde:::slabmark::shared");
    cr_assert_eq(counters_passes(counters), 1);
    run_team(counters_watch(counters, 0));
    counters_check(counters, NULL);
    expect_near(counters_at(counters, 0)->total, 3 * STRETCHES, 0, "own");
    expect_near(counters_at(counters, 1)->total, 0, 0, "nobody adds to shared");
    struct err err;
    cr_assert_eq(counters_require(counters, &err), 0);
    counters_close(counters);
}

Test(counters_papi, event_that_nobody_registered)
{
    register_events();
    struct counters *counters = opened("papi:sde:::slabmark::missing,papi:NO_SUCH_EVENT");
    struct err err;
    cr_assert_eq(counters_passes(counters), 0);
    for (int i = 0; i < counters_count(counters); i++) {
        cr_assert_eq(counters_at(counters, i)->status, COUNTER_UNAVAILABLE);
        cr_assert_not_null(strstr(counters_at(counters, i)->reason, "does not exist"), "%s",
                           counters_at(counters, i)->reason);
    }
    cr_assert_eq(counters_require(counters, &err), -1);
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert_not_null(strstr(err.text, "papi:NO_SUCH_EVENT"), "%s", err.text);
    counters_close(counters);
}

static size_t address_space(void)
{
    size_t pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    cr_assert(file && fscanf(file, "%zu", &pages) == 1);
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Half a megabyte is not enough for PAPI, which would crash. */
Test(counters_papi, without_memory_it_does_not_start)
{
#ifdef SANITIZED
    cr_skip_test("AddressSanitizer needs address space of its own");
#endif
    char text[200];
    rlim_t room = address_space() + (1 << 19);
    cr_assert(!setrlimit(RLIMIT_AS, &(struct rlimit){room, RLIM_INFINITY}));
    cr_assert_eq(backend_papi.state(text, sizeof text), 0);
    cr_assert_str_eq(text, "PAPI does not start: out of memory");
}

#else

Test(counters_papi, says_that_it_is_not_built_in)
{
    struct counters *counters;
    struct err err;
    cr_assert_eq(counters_open(&counters, "papi,cycles", 1, &err), 0, "%s", err.text);
    cr_assert_eq(counters_at(counters, 0)->status, COUNTER_UNAVAILABLE);
    cr_assert_not_null(strstr(counters_at(counters, 0)->reason, "built without PAPI"));
    counters_close(counters);
}

#endif
