/* Linux's perf_event_open: software events on every machine, hardware events where the kernel has a
 * PMU, raw events on CPUs that PAPI does not know. The events of a thread form one group: they
 * count together or not at all, so that no value is an estimate. Hardware events count user mode
 * only. */
#include "bench/counters/backend.h"

#include "base/mem.h"
#include "bench/counters/perf_event.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILES = SET_EVENTS + 2 * PERF_CPUS };

struct counter_file {
    int fd;
    int event; /* index of the event that its count belongs to */
    int alone; /* 1: counts the machine, outside the thread's group */
    double scale;
};

struct set {
    int files, leader; /* leader: fd of the group, -1 for none */
    struct counter_file file[FILES];
};

/* The layout that read() returns: for a group with all its values, for a single file with one. */
struct group {
    uint64_t count, enabled, running, value[SET_EVENTS];
};

static int open_event(struct perf_event_attr *attr, pid_t thread, int cpu, int group)
{
    return (int)syscall(SYS_perf_event_open, attr, thread, cpu, group, PERF_FLAG_FD_CLOEXEC);
}

static int perf_state(char *text, size_t size)
{
    int paranoid = perf_event_paranoid();
    struct perf_event event;
    if (perf_event_find(&event, "task-clock", NULL))
        return 0;
    event.attr.exclude_kernel = 1;
    int fd = open_event(&event.attr, 0, -1, -1);
    if (fd < 0 && errno == ENOSYS) {
        snprintf(text, size, "the kernel is built without perf events");
        return 0;
    }
    if (fd < 0) {
        snprintf(text, size,
                 "perf_event_open: %s, perf_event_paranoid is %d; sysctl "
                 "kernel.perf_event_paranoid=2, or allow perf_event_open in the container",
                 strerror(errno), paranoid);
        return 0;
    }
    close(fd);
    snprintf(text, size, "%s; perf_event_paranoid is %d%s",
             perf_event_pmu() ? "hardware and software events"
                              : "software events only, the kernel has no PMU (a virtual "
                                "machine without one?)",
             paranoid, geteuid() ? "" : ", running as root");
    return 1;
}

static int machine_wide(const char *name)
{
    struct perf_event event;
    return !perf_event_find(&event, name, NULL) && event.machine;
}

static int explain_denied(const struct perf_event *event, const char *name, struct err *err)
{
    int paranoid = perf_event_paranoid();
    if (event->machine)
        return err_set(err, ERR_ABSENT,
                       "%s counts the whole machine, which perf_event_paranoid %d keeps to root; "
                       "sysctl kernel.perf_event_paranoid=0",
                       name, paranoid);
    if (event->in_kernel)
        return err_set(err, ERR_ABSENT,
                       "%s happen in the kernel, which perf_event_paranoid %d hides; sysctl "
                       "kernel.perf_event_paranoid=1",
                       name, paranoid);
    return err_set(err, ERR_ABSENT,
                   "no permission, perf_event_paranoid is %d; sysctl kernel.perf_event_paranoid=2",
                   paranoid);
}

static int explain_refusal(int error, const struct perf_event *event, const char *name,
                           struct err *err)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return explain_denied(event, name, err);
    case ENOENT:
    case ENODEV:
    case EOPNOTSUPP:
        if (!event->software && !perf_event_pmu())
            return err_set(err, ERR_ABSENT,
                           "the kernel has no PMU here; callgrind counts instructions without one");
        return err_set(err, ERR_ABSENT, "%s is not an event of this CPU", name);
    case EINVAL:
        return err_set(err, ERR_ABSENT, "%s does not exist or does not fit with the others", name);
    case EMFILE:
        return err_set(err, ERR_ABSENT, "too many open files; ulimit -n");
    default:
        return err_set(err, ERR_ABSENT, "%s: perf_event_open: %s", name, strerror(error));
    }
}

/* Starts a complete group: an event that joins a running group may not count until the thread is
 * next scheduled, and the kernel's times would not show it. */
static int start_group(const struct set *set, struct err *err)
{
    if (set->leader >= 0 && ioctl(set->leader, PERF_EVENT_IOC_ENABLE, PERF_IOC_FLAG_GROUP))
        return err_set(err, ERR_ABSENT, "starting the counters failed: %s", strerror(errno));
    return 0;
}

/* Opens an event of the calling thread, or of one CPU for events of the machine. Software events
 * need kernel mode. If that is denied, events that occur in the kernel are rejected: they would
 * read 0. */
static int open_file(const struct set *set, struct perf_event *event, int cpu)
{
    pid_t thread = event->machine ? -1 : 0;
    int group = event->machine ? -1 : set->leader;
    event->attr.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
    if (!event->machine) {
        event->attr.disabled = set->leader < 0;
        event->attr.read_format |= PERF_FORMAT_GROUP;
        event->attr.exclude_kernel = event->attr.exclude_hv = !event->software;
    }
    int fd = open_event(&event->attr, thread, cpu, group);
    if (fd >= 0 || !event->software || event->in_kernel || (errno != EACCES && errno != EPERM))
        return fd;
    event->attr.exclude_kernel = event->attr.exclude_hv = 1;
    return open_event(&event->attr, thread, cpu, group);
}

static int add_file(struct set *set, int index, struct perf_event *event, const char *name, int cpu,
                    struct err *err)
{
    if (set->files == FILES)
        return err_set(err, ERR_ABSENT, "%s: too many events at once", name);
    int fd = open_file(set, event, cpu);
    if (fd < 0)
        return explain_refusal(errno, event, name, err);
    if (!event->machine && set->leader < 0)
        set->leader = fd;
    set->file[set->files++] = (struct counter_file){fd, index, event->machine, event->scale};
    return 0;
}

static int add_event(struct set *set, int index, const char *name, struct err *err)
{
    struct perf_event event;
    if (perf_event_find(&event, name, err))
        return -1;
    if (!event.machine)
        return add_file(set, index, &event, name, -1, err);
    for (int i = 0; i < event.cpus; i++)
        if (add_file(set, index, &event, name, event.cpu[i], err))
            return -1;
    return 0;
}

static void close_set(void *arg)
{
    struct set *set = arg;
    for (int i = set->files - 1; i >= 0; i--)
        close(set->file[i].fd);
    free(set);
}

static void *open_set(const char *const *event, int count, struct err *err)
{
    struct set *set = mem_zeroed(1, sizeof *set, err);
    if (!set)
        return NULL;
    set->leader = -1;
    int failed = 0;
    for (int i = 0; i < count && !failed; i++)
        failed = add_event(set, i, event[i], err);
    if (!failed && !start_group(set, err))
        return set;
    close_set(set);
    return NULL;
}

static int read_alone(const struct counter_file *file, struct reading *reading, struct err *err)
{
    struct {
        uint64_t value, enabled, running;
    } count;
    if (read(file->fd, &count, sizeof count) != sizeof count)
        return err_set(err, ERR_ABSENT, "reading a counter failed: %s", strerror(errno));
    reading->value[file->event] += file->scale * (double)count.value;
    return 0;
}

static int read_set(void *arg, struct reading *reading, struct err *err)
{
    const struct set *set = arg;
    struct group group = {0};
    memset(reading, 0, sizeof *reading);
    if (set->leader >= 0) {
        if (read(set->leader, &group, sizeof group) <= 0)
            return err_set(err, ERR_ABSENT, "reading the counters failed: %s", strerror(errno));
        reading->wanted = 1e-9 * (double)group.enabled;
        reading->counted = 1e-9 * (double)group.running;
    }
    for (int i = 0, member = 0; i < set->files; i++) {
        const struct counter_file *file = &set->file[i];
        if (!file->alone)
            reading->value[file->event] = file->scale * (double)group.value[member++];
        else if (read_alone(file, reading, err))
            return -1;
    }
    return 0;
}

const struct backend backend_perf = {
    .name = "perf",
    .summary = "Linux's perf_event_open: hardware and software events",
    .state = perf_state,
    .machine_wide = machine_wide,
    .open = open_set,
    .read = read_set,
    .close = close_set,
};
