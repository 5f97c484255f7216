#include "bench/common/quota.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PATH = 1024 };

/* The hierarchy of version 1's cpu controller, or the only hierarchy of version 2. */
struct hierarchy {
    char group[PATH]; /* of this process                              */
    char root[PATH];  /* the mounted group: "/", or a container's */
    char mount[PATH]; /* its mount point; "": not mounted             */
};
struct groups {
    struct hierarchy one, two;
};

static int has_item(const char *list, const char *item)
{
    size_t length = strlen(item);
    for (const char *at = list; *at; at += strcspn(at, ","), at += *at == ',')
        if (!strncmp(at, item, length) && (at[length] == ',' || !at[length]))
            return 1;
    return 0;
}

/* "4:cpu,cpuacct:/group" or "0::/group" of /proc/self/cgroup. */
static int take_group(void *arg, char *line)
{
    struct groups *groups = arg;
    char *controllers = strchr(line, ':'), *group = controllers ? strchr(controllers + 1, ':') : 0;
    if (!group)
        return 0;
    *group++ = '\0';
    if (has_item(controllers + 1, "cpu"))
        snprintf(groups->one.group, PATH, "%s", group);
    else if (!strncmp(line, "0:", 2) && !controllers[1])
        snprintf(groups->two.group, PATH, "%s", group);
    return 0;
}

/* "36 35 0:30 ROOT MOUNT options ... - cgroup2 source options" of /proc/self/mountinfo. */
static int take_mount(void *arg, char *line)
{
    struct groups *groups = arg;
    char root[PATH], mount[PATH], type[32], options[PATH];
    const char *tail = strstr(line, " - ");
    if (!tail || sscanf(line, "%*s %*s %*s %1023s %1023s", root, mount) != 2 ||
        sscanf(tail, " - %31s %*s %1023s", type, options) != 2)
        return 0;
    struct hierarchy *hierarchy = !strcmp(type, "cgroup2") ? &groups->two
                                  : !strcmp(type, "cgroup") && has_item(options, "cpu")
                                      ? &groups->one
                                      : NULL;
    if (hierarchy && !hierarchy->mount[0]) {
        snprintf(hierarchy->root, PATH, "%s", root);
        snprintf(hierarchy->mount, PATH, "%s", mount);
    }
    return 0;
}

/* The quota of one group, in CPUs; INFINITY if it has none. */
static double quota_of(const struct host *host, const char *folder)
{
    char text[HOST_TEXT];
    long long quota, period;
    if (!host_line(host, text, "%s/cpu.max", folder)) {
        if (sscanf(text, "%lld %lld", &quota, &period) == 2 && period > 0)
            return (double)quota / (double)period;
    } else if (!host_number(host, &quota, "%s/cpu.cfs_quota_us", folder) && quota > 0 &&
               !host_number(host, &period, "%s/cpu.cfs_period_us", folder) && period > 0)
        return (double)quota / (double)period;
    return INFINITY;
}

/* The lowest quota from the process's group up to the mounted one. */
static double tightest(const struct host *host, const struct hierarchy *hierarchy)
{
    char folder[2 * PATH];
    const char *below = hierarchy->group;
    size_t root = strcmp(hierarchy->root, "/") ? strlen(hierarchy->root) : 0;
    if (!hierarchy->mount[0])
        return INFINITY;
    if (strncmp(below, hierarchy->root, root) || (below[root] && below[root] != '/'))
        below = ""; /* a name from another namespace: only the mounted group is visible */
    else
        below += root;
    size_t mount = strlen(hierarchy->mount);
    snprintf(folder, sizeof folder, "%s%s", hierarchy->mount, strcmp(below, "/") ? below : "");
    double least = quota_of(host, folder);
    while (strlen(folder) > mount) {
        *strrchr(folder, '/') = '\0';
        least = fmin(least, quota_of(host, folder));
    }
    return least;
}

enum quota_state quota_read(const struct host *host, double *cpus)
{
    struct groups groups = {0};
    *cpus = INFINITY;
    if (host_lines(host, "/proc/self/cgroup", take_group, &groups) ||
        host_lines(host, "/proc/self/mountinfo", take_mount, &groups))
        return QUOTA_NO_GROUPS;
    *cpus = fmin(tightest(host, &groups.one), tightest(host, &groups.two));
    if (isfinite(*cpus))
        return QUOTA_SET;
    return groups.one.mount[0] || groups.two.mount[0] ? QUOTA_NONE : QUOTA_NOT_MOUNTED;
}
