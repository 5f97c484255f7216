/* Counts that the kernel keeps for every thread: getrusage(RUSAGE_THREAD). */
#include "bench/counters/backend.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static double user_time(const struct rusage *usage)
{
    return seconds_of(usage->ru_utime);
}

static double system_time(const struct rusage *usage)
{
    return seconds_of(usage->ru_stime);
}

#define COUNT(field)                                                                               \
    static double field(const struct rusage *usage)                                                \
    {                                                                                              \
        return (double)usage->ru_##field;                                                          \
    }
COUNT(minflt)
COUNT(majflt)
COUNT(nvcsw)
COUNT(nivcsw)

static const struct field {
    const char *name;
    double (*value)(const struct rusage *);
} fields[] = {{"ru_utime", user_time}, {"ru_stime", system_time}, {"ru_minflt", minflt},
              {"ru_majflt", majflt},   {"ru_nvcsw", nvcsw},       {"ru_nivcsw", nivcsw}};
enum { FIELDS = sizeof fields / sizeof *fields };

struct set {
    int count;
    const struct field *field[SET_EVENTS];
};

static int rusage_state(char *text, size_t size)
{
    snprintf(text, size, "times, page faults and switches of each thread");
    return 1;
}

static const struct field *find_field(const char *event)
{
    for (int i = 0; i < FIELDS; i++)
        if (!strcmp(fields[i].name, event))
            return &fields[i];
    return NULL;
}

static void *open_set(const char *const *event, int count, struct err *err)
{
    struct set *set = mem_zeroed(1, sizeof *set, err);
    if (!set)
        return NULL;
    for (; set->count < count; set->count++) {
        set->field[set->count] = find_field(event[set->count]);
        if (!set->field[set->count]) {
            err_set(err, ERR_ABSENT, "%s is not kept by getrusage", event[set->count]);
            free(set);
            return NULL;
        }
    }
    return set;
}

static int read_set(void *arg, struct reading *reading, struct err *err)
{
    const struct set *set = arg;
    struct rusage usage;
    struct timespec now;
    /* Linux brings a thread's times up to date at ticks and when its clock is read: without that, a
     * stretch shorter than a tick has mostly none. */
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    if (getrusage(RUSAGE_THREAD, &usage))
        return err_set(err, ERR_ABSENT, "getrusage does not support single threads here");
    for (int i = 0; i < set->count; i++)
        reading->value[i] = set->field[i]->value(&usage);
    reading->wanted = reading->counted = 0;
    return 0;
}

const struct backend backend_rusage = {
    .name = "rusage",
    .summary = "the kernel's statistics of every thread: times, faults, switches",
    .state = rusage_state,
    .open = open_set,
    .read = read_set,
    .close = free,
};
