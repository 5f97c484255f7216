#include "bench/measure/profile.h"

#include <math.h>

const char *const phase_names[ALL_PHASES] = {"combine", "adapt", "project",
                                             "publish", "wait",  "data"};

/* The cost of a lap in ticks: the minimum over a few bursts. */
static double lap_cost(void)
{
    enum { LAPS = 1000, BURSTS = 9 };
    double least = INFINITY;
    for (int burst = 0; burst < BURSTS; burst++) {
        struct laps laps = {0};
        laps_start(&laps);
        for (int i = 0; i < LAPS; i++)
            lap(&laps, PHASE_WAIT);
        least = fmin(least, (double)laps.spent[PHASE_WAIT] / LAPS);
    }
    return least;
}

static double ticks_per_second(void)
{
    static double known;
    if (known > 0)
        return known;
    double begin = clock_seconds(), end;
    uint64_t first = clock_ticks();
    while ((end = clock_seconds()) - begin < 0.005)
        ;
    return known = (double)(clock_ticks() - first) / (end - begin);
}

int profile_spacing(double seconds, int updates, double share)
{
    /* per node: combine, adapt, project and back; per thread: publish and wait */
    double laps = 4 * (double)updates + 3, cost = laps * lap_cost() / ticks_per_second();
    double every = ceil(cost / (share * seconds));
    return every < 1 ? 1 : every > 1e6 ? 1000000 : (int)every;
}

void profile_add(struct thread_time *sum, const struct outcome *outcome)
{
    for (int t = 0; t < outcome->threads; t++) {
        const struct thread_time *time = &outcome->thread[t];
        sum[t].data += time->data;
        sum[t].iterate += time->iterate;
        sum[t].meet += time->meet;
        for (int p = 0; p < PHASES; p++) {
            sum[t].laps.spent[p] += time->laps.spent[p];
            sum[t].laps.count[p] += time->laps.count[p];
        }
    }
}

/* Ticks by phase, of which a lap takes `cost` by itself. */
static void net_ticks(const struct laps *laps, double cost, double ticks[PHASES])
{
    for (int p = 0; p < PHASES; p++)
        ticks[p] = fmax((double)laps->spent[p] - cost * (double)laps->count[p], 0);
}

void profile_seconds(const struct thread_time *time, double seconds[PHASES])
{
    net_ticks(&time->laps, lap_cost(), seconds);
    for (int p = 0; p < PHASES; p++)
        seconds[p] /= ticks_per_second();
}

/* Seconds by phase of one thread, scaled from the sampled iterations to all. */
static void seconds_of(const struct thread_time *time, double cost, double seconds[ALL_PHASES])
{
    double all = 0;
    net_ticks(&time->laps, cost, seconds);
    for (int p = 0; p < PHASES; p++)
        all += seconds[p];
    for (int p = 0; p < PHASES; p++)
        seconds[p] *= all > 0 ? (time->iterate - time->meet) / all : 0;
    seconds[PHASE_WAIT] += time->meet;
    seconds[PHASE_DATA] = time->data;
}

void profile_shares(struct profile *profile, const struct thread_time *sum, int threads)
{
    double cost = lap_cost(), whole = 0, busiest = 0, busy = 0;
    profile->threads = threads;
    for (int p = 0; p < ALL_PHASES; p++)
        profile->share[p] = 0;
    for (int t = 0; t < threads; t++) {
        double seconds[ALL_PHASES], own = 0;
        seconds_of(&sum[t], cost, seconds);
        for (int p = 0; p < ALL_PHASES; p++) {
            own += seconds[p];
            profile->share[p] += seconds[p];
        }
        for (int p = 0; p < ALL_PHASES; p++)
            profile->thread[t][p] = own > 0 ? seconds[p] / own : 0;
        double working = own - seconds[PHASE_WAIT] - seconds[PHASE_DATA];
        busiest = fmax(busiest, working);
        busy += working / threads;
        whole += own;
    }
    for (int p = 0; p < ALL_PHASES; p++)
        profile->share[p] /= whole > 0 ? whole : 1;
    profile->imbalance = busy > 0 ? busiest / busy : NAN;
    profile->iterations = (double)sum[0].laps.count[PHASE_WAIT];
    for (int p = 0; p < ALL_PHASES && profile->iterations == 0; p++)
        profile->share[p] = NAN; /* the run was too short to sample an iteration */
}
