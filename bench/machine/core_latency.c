#include "bench/machine/core_latency.h"

#include "base/clock.h"
#include "bench/common/json.h"
#include "bench/common/screen.h"
#include "bench/machine/ceiling_team.h"

#include <math.h>
#include <stdio.h>

enum { LAPS = 500, SAMPLES = 24 };
static const double most_seconds = 5; /* on a busy machine pairs wait for each other */

/* The best of the samples in which both threads had their CPU all the time; NAN when none was so.
 */
static int measure_pair(struct ceiling_team *team, double until, double *best, struct err *err)
{
    *best = NAN;
    for (int i = 0; i < SAMPLES && clock_seconds() < until; i++) {
        double seconds;
        int interrupted;
        if (ceiling_team_sample(team, &seconds, &interrupted, err))
            return -1;
        if (!interrupted && team->thread[0].pinned && team->thread[1].pinned)
            *best = fmin(*best, seconds / (2 * LAPS)); /* fmin: of a NAN and a number the number */
    }
    return 0;
}

static int measure_pairs(struct core_latency *latency, struct err *err)
{
    struct ceiling flag = {.kind = CEILING_FLAG, .threads = 2};
    struct ceiling_thread thread[2] = {{0}};
    double until = clock_seconds() + most_seconds;
    for (int i = 0; i < latency->cpus; i++)
        for (int j = 0; j < i; j++) {
            int pair[2] = {latency->cpu[i], latency->cpu[j]};
            struct ceiling_team team = {
                .row = &flag, .calls = LAPS, .processor = pair, .thread = thread};
            if (measure_pair(&team, until, &latency->seconds[i][j], err))
                return -1;
            latency->seconds[j][i] = latency->seconds[i][j];
        }
    return 0;
}

int core_latency_measure(struct core_latency *latency, const struct hardware *hardware,
                         struct err *err)
{
    int place[CEILING_CPUS];
    core_latency_choose(latency, hardware, place);
    if (measure_pairs(latency, err))
        return -1;
    core_latency_group(latency, hardware, place);
    return 0;
}

/* ---- for people ---- */

static void print_matrix(FILE *file, const struct core_latency *latency)
{
    enum { LABEL = 12, CELL = 5 };
    fprintf(file, "\n%s%-*s%s\n%-*s", screen_bold(file), LABEL, "core to core, ns one way",
            screen_plain(file), LABEL, "");
    for (int i = 0; i < latency->cpus; i++)
        fprintf(file, " %*d", CELL - 1, latency->cpu[i]);
    putc('\n', file);
    for (int i = 0; i < latency->cpus; i++) {
        fprintf(file, "CPU %-*d", LABEL - 4, latency->cpu[i]);
        for (int j = 0; j < latency->cpus; j++)
            if (isfinite(latency->seconds[i][j]))
                fprintf(file, " %*.0f", CELL - 1, 1e9 * latency->seconds[i][j]);
            else
                fprintf(file, " %*s", CELL - 1, i == j ? "." : "-");
        putc('\n', file);
    }
}

void core_latency_print(FILE *file, const struct core_latency *latency)
{
    if (latency->cpus < 2)
        return;
    print_matrix(file, latency);
    for (int i = 0; i < latency->groups; i++) {
        const struct latency_group *group = &latency->group[i];
        fprintf(file, "within one %-9s %4.0f (%.0f to %.0f, %d pair%s)\n", group->within,
                1e9 * group->median, 1e9 * group->low, 1e9 * group->high, group->pairs,
                group->pairs == 1 ? "" : "s");
    }
    if (latency->of > latency->cpus)
        fprintf(file, "of %d CPUs: some that lie far apart, with neighbours of each\n",
                latency->of);
}

/* ---- JSON ---- */

static json_t *groups_json(const struct core_latency *latency)
{
    json_t *groups = json_array();
    for (int i = 0; i < latency->groups; i++) {
        const struct latency_group *group = &latency->group[i];
        json_array_append_new(groups, json_pack("{s:s, s:i, s:f, s:f, s:f}", "share", group->within,
                                                "pairs", group->pairs, "low", group->low, "median",
                                                group->median, "high", group->high));
    }
    return groups;
}

json_t *core_latency_json(const struct core_latency *latency)
{
    json_t *cpus = json_array(), *rows = json_array();
    for (int i = 0; i < latency->cpus; i++) {
        json_t *row = json_array();
        json_array_append_new(cpus, json_integer(latency->cpu[i]));
        for (int j = 0; j < latency->cpus; j++)
            json_array_append_new(row, json_number_or_null(latency->seconds[i][j]));
        json_array_append_new(rows, row);
    }
    return json_pack("{s:o, s:i, s:o, s:o}", "cpus", cpus, "of", latency->of, "seconds", rows,
                     "within", groups_json(latency));
}

static int groups_from_json(struct core_latency *latency, const json_t *groups)
{
    size_t count = json_array_size(groups);
    if (count > HARDWARE_SHARES)
        return -1;
    latency->groups = (int)count;
    for (size_t i = 0; i < count; i++) {
        const json_t *group = json_array_get(groups, i);
        struct latency_group *mine = &latency->group[i];
        mine->pairs = (int)json_integer_value(json_object_get(group, "pairs"));
        mine->low = json_number_value(json_object_get(group, "low"));
        mine->median = json_number_value(json_object_get(group, "median"));
        mine->high = json_number_value(json_object_get(group, "high"));
        snprintf(mine->within, sizeof mine->within, "%s", json_text_at(group, "share"));
    }
    return 0;
}

static int row_from_json(struct core_latency *latency, size_t i, const json_t *row)
{
    if (json_array_size(row) != (size_t)latency->cpus)
        return -1;
    for (size_t j = 0; j < (size_t)latency->cpus; j++) {
        const json_t *seconds = json_array_get(row, j);
        latency->seconds[i][j] = json_is_number(seconds) ? json_number_value(seconds) : NAN;
    }
    return 0;
}

int core_latency_from_json(struct core_latency *latency, const json_t *json)
{
    json_t *cpus = json_object_get(json, "cpus"), *rows = json_object_get(json, "seconds");
    size_t count = json_array_size(cpus);
    if (!json_is_array(cpus) || count > CEILING_CPUS || json_array_size(rows) != count)
        return -1;
    latency->cpus = (int)count;
    latency->of = (int)json_integer_value(json_object_get(json, "of"));
    for (size_t i = 0; i < count; i++) {
        latency->cpu[i] = (int)json_integer_value(json_array_get(cpus, i));
        if (row_from_json(latency, i, json_array_get(rows, i)))
            return -1;
    }
    return groups_from_json(latency, json_object_get(json, "within"));
}
