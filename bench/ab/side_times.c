#include "bench/ab/side_times.h"

#include "base/mem.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double lower_quartile(double *values, size_t count)
{
    double place = 0.25 * (double)(count - 1);
    size_t below = (size_t)place, above = below + 1 < count ? below + 1 : below;
    qsort(values, count, sizeof *values, ascending);
    return values[below] + (place - (double)below) * (values[above] - values[below]);
}

enum { PASSES_AT_MOST = 64 };

/* The units of one block, in the order of their arrival. */
struct gathering {
    double cpu[PASSES_AT_MOST], wall[PASSES_AT_MOST];
    size_t count;
    long block;
};

static int close_block(struct side_times *times, struct gathering *gathering, struct err *err)
{
    if (!gathering->count)
        return 0;
    if (mem_grow(&times->cpu, times->blocks, sizeof *times->cpu, err) ||
        mem_grow(&times->wall, times->blocks, sizeof *times->wall, err))
        return -1;
    double cpu = lower_quartile(gathering->cpu, gathering->count);
    double wall = lower_quartile(gathering->wall, gathering->count);
    times->cpu[times->blocks] = cpu;
    times->wall[times->blocks++] = wall;
    times->cpu_sum += cpu;
    times->wall_sum += wall;
    gathering->count = 0;
    return 0;
}

/* A unit may have no CPU time: some operating systems subtract a hypervisor's steal time from a
 * thread's clock late and in large steps. The quartile ignores such units. */
static int take_unit(struct side_times *times, struct gathering *gathering, const struct side *side,
                     const char *line, struct err *err)
{
    long block;
    double cpu, wall;
    if (sscanf(line, "unit %ld %lf %lf", &block, &cpu, &wall) != 3 || block < gathering->block ||
        !(cpu >= 0) || !(wall > 0) || !isfinite(cpu) || !isfinite(wall))
        return side_rubbish(side, "the time of a unit", line, err);
    if (block != gathering->block && close_block(times, gathering, err))
        return -1;
    if (gathering->count == PASSES_AT_MOST)
        return side_rubbish(side, "another block", line, err);
    gathering->block = block;
    gathering->cpu[gathering->count] = cpu;
    gathering->wall[gathering->count++] = wall;
    return 0;
}

/* Reads "phases combine=1.5 adapt=20". Unknown phases come from another version and are skipped. */
static void take_phases(struct side_times *times, const char *line)
{
    char name[16];
    double ns;
    int used;
    for (line += strlen("phases"); sscanf(line, " %15[a-z]=%lf%n", name, &ns, &used) == 2;
         line += used)
        for (int p = 0; p < ALL_PHASES; p++)
            if (!strcmp(name, phase_names[p]))
                times->phase[p] = ns;
}

static int take_end(struct side_times *times, struct gathering *gathering, const struct side *side,
                    const char *line, struct err *err)
{
    if (close_block(times, gathering, err))
        return -1;
    if (sscanf(line, "end %" SCNx64 " %ld %d", &times->digest, &times->updates, &times->diverged) !=
            3 ||
        !(times->cpu_sum > 0) || times->updates < 1)
        return side_rubbish(side, "the end of a run", line, err);
    return 0;
}

static int read_lines(struct side_times *times, struct side *side, const char *first,
                      struct err *err)
{
    struct gathering gathering = {.block = -1};
    char line[TURNS_LINE];
    snprintf(line, sizeof line, "%s", first);
    for (;;) {
        if (!strncmp(line, "end ", 4))
            return take_end(times, &gathering, side, line, err);
        if (!strncmp(line, "phases ", 7))
            take_phases(times, line);
        else if (take_unit(times, &gathering, side, line, err))
            return -1;
        if (side_hear(side, "the results of a run", line, err))
            return -1;
    }
}

int side_times_read(struct side_times *times, struct side *side, const char *first, struct err *err)
{
    *times = (struct side_times){0};
    for (int p = 0; p < ALL_PHASES; p++)
        times->phase[p] = NAN;
    if (!read_lines(times, side, first, err))
        return 0;
    side_times_free(times);
    return -1;
}

void side_times_free(struct side_times *times)
{
    free(times->cpu);
    free(times->wall);
    *times = (struct side_times){0};
}
