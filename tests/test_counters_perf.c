/* The kernel's counters against the known work of this process, with the user's privileges and
 * without. Where the kernel refuses, the reason must be given; a 0 would be wrong. */
#include "bench/counters/backend.h"
#include "bench/counters/counters.h"
#include "engine/engine.h"
#include "tests/support/near.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PAGES = 300, NAPS = 5 };

/* Touches fresh pages, works and sleeps between begin and end. */
static void act(const struct watch *watch)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *ground =
        mmap(NULL, PAGES * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (ground == MAP_FAILED)
        abort();
    madvise(ground, PAGES * page, MADV_NOHUGEPAGE);
    watch->enter(watch->arg, 0);
    watch->begin(watch->arg, 0);
    for (size_t i = 0; i < PAGES; i++)
        ((volatile unsigned char *)ground)[i * page] = 1;
    for (int i = 0; i < NAPS; i++)
        usleep(1000);
    watch->end(watch->arg, 0);
    watch->leave(watch->arg, 0);
    munmap(ground, PAGES * page);
}

/* NULL, or what is wrong: `low` .. `high` is what may be measured. */
static const char *wrong(const struct counters *counters, const char *name, double low, double high)
{
    static char text[1000];
    int i = counters_find(counters, name);
    const struct counted *counted = counters_at(counters, i);
    if (counted->status == COUNTER_UNAVAILABLE && counted->reason[0])
        return NULL;
    if (counted->status == COUNTER_MEASURED && counted->total >= low && counted->total <= high)
        return NULL;
    snprintf(text, sizeof text, "uid %d: %s by %s is %s, %g outside [%g, %g]: %s", (int)getuid(),
             name, counted->source, counter_status_name(counted->status), counted->total, low, high,
             counted->reason);
    return text;
}

/* What `backend` says of faults, time and switches; NULL when all is well. */
static const char *counts_wrong(const char *backend)
{
    char request[100];
    struct counters *counters;
    struct err err;
    snprintf(request, sizeof request, "%s,page_faults,task_clock,context_switches", backend);
    if (counters_open(&counters, request, 1, &err))
        return "did not open";
    for (int pass = 0; pass < counters_passes(counters); pass++) {
        act(counters_watch(counters, pass));
        counters_check(counters, NULL);
    }
    const char *text = wrong(counters, "page_faults", PAGES, PAGES + 1000);
    text = text ? text : wrong(counters, "task_clock", 0, 10);
    text = text ? text : wrong(counters, "context_switches", NAPS, 1e6);
    counters_close(counters);
    return text;
}

/* The same in a child process as user nobody where root runs the test, else as the user. */
static int counts_wrong_as_nobody(const char *backend)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
            _exit(2);
        const char *text = counts_wrong(backend);
        if (text)
            fprintf(stderr, "%s\n", text);
        _exit(text ? 1 : 0);
    }
    cr_assert_gt(child, 0);
    cr_assert_eq(waitpid(child, &status, 0), child);
    return !WIFEXITED(status) || WEXITSTATUS(status);
}

Test(counters_perf, faults_time_and_switches)
{
    const char *text = counts_wrong("perf");
    cr_assert_null(text, "%s", text);
}

Test(counters_perf, unprivileged)
{
    cr_assert_not(counts_wrong_as_nobody("perf"));
}

Test(counters_rusage, faults_time_and_switches)
{
    const char *text = counts_wrong("rusage");
    cr_assert_null(text, "%s", text);
    cr_assert_not(counts_wrong_as_nobody("rusage"));
}

Test(counters_rusage, is_on_every_linux)
{
    struct counters *counters;
    struct err err;
    cr_assert_eq(counters_open(&counters, "rusage,page_faults,user_time", 1, &err), 0);
    cr_assert_eq(counters_require(counters, &err), 0, "%s", err.text);
    cr_assert_str_eq(counters_at(counters, counters_find(counters, "page_faults"))->source,
                     "rusage:ru_minflt + ru_majflt");
    counters_close(counters);
}

static double thread_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Stretches much shorter than a tick of the kernel, begun right after the thread's clock was read.
 */
Test(counters_rusage, times_of_short_stretches_are_whole)
{
    struct err err;
    const char *const event[] = {"ru_utime", "ru_stime"};
    void *set = backend_rusage.open(event, 2, &err);
    double counted = 0, passed = 0;
    cr_assert(set);
    for (int stretch = 0; stretch < 100; stretch++) {
        struct reading before, after;
        volatile double x = 1;
        double since = thread_seconds();
        cr_assert_eq(backend_rusage.read(set, &before, &err), 0);
        for (int i = 0; i < 50000; i++)
            x *= 1.000001;
        cr_assert_eq(backend_rusage.read(set, &after, &err), 0);
        passed += thread_seconds() - since;
        cr_assert_gt(x, 1);
        counted += after.value[0] + after.value[1] - before.value[0] - before.value[1];
    }
    backend_rusage.close(set);
    expect_near(counted, passed, 0.5 * passed, "user and system time");
}

/* ---- names of events ---- */

static const char *refusal(const char *request)
{
    static char text[COUNTER_REASON];
    struct counters *counters;
    struct err err;
    cr_assert_eq(counters_open(&counters, request, 1, &err), 0, "%s: %s", request, err.text);
    cr_assert_eq(counters_at(counters, 0)->status, COUNTER_UNAVAILABLE, "%s", request);
    snprintf(text, sizeof text, "%s", counters_at(counters, 0)->reason);
    cr_assert_eq(counters_passes(counters), 0);
    counters_close(counters);
    return text;
}

Test(counters_perf, events_that_do_not_exist)
{
    const char *const requests[] = {"perf:page-fault", "perf:r", "perf:rxyz", "perf:nopmu/event/",
                                    "perf:cycles/",    "perf:/", NULL};
    for (int i = 0; requests[i]; i++)
        cr_assert_neq(refusal(requests[i])[0], '\0', "%s", requests[i]);
}

Test(counters_perf, event_of_ones_own)
{
    struct counters *counters;
    struct err err;
    cr_assert_eq(counters_open(&counters, "perf:page-faults", 1, &err), 0, "%s", err.text);
    if (counters_passes(counters)) {
        act(counters_watch(counters, 0));
        counters_check(counters, NULL);
    }
    const char *text = wrong(counters, "perf:page-faults", PAGES, PAGES + 1000);
    cr_assert_null(text, "%s", text);
    counters_close(counters);
}
