/* Which CPUs stand for all, and what the measured pairs of them share. */
#include "bench/common/order.h"
#include "bench/machine/core_latency.h"

#include <math.h>
#include <stdio.h>

/* ---- the CPUs ---- */

static int is_chosen(const struct core_latency *latency, const int *place, int at)
{
    for (int i = 0; i < latency->cpus; i++)
        if (place[i] == at)
            return 1;
    return 0;
}

/* Places stay in the order of the machine, so that neighbours are beside one another. */
static void add_place(struct core_latency *latency, int *place, int at)
{
    if (latency->cpus == CEILING_CPUS || is_chosen(latency, place, at))
        return;
    int i = latency->cpus++;
    for (; i > 0 && place[i - 1] > at; i--)
        place[i] = place[i - 1];
    place[i] = at;
}

/* The nearest neighbours of a CPU: one for each thing that it may share with them. */
static void add_neighbours(struct core_latency *latency, const struct hardware *hardware,
                           int *place, int at)
{
    for (enum hardware_share share = SHARE_CORE; share < SHARE_PACKAGE; share++)
        for (int i = 0; i < hardware->threads; i++)
            if (hardware->thread[i].usable && i != at &&
                hardware_shared(&hardware->thread[at], &hardware->thread[i]) == share) {
                add_place(latency, place, i);
                break;
            }
}

/* Index in hardware->thread of the usable CPU with that number among all usable ones. */
static int nth_usable(const struct hardware *hardware, long n)
{
    int at = 0;
    for (; at < hardware->threads - 1; at++)
        if (hardware->thread[at].usable && n-- == 0)
            break;
    return at;
}

static int count_usable(const struct hardware *hardware)
{
    int count = 0;
    for (int i = 0; i < hardware->threads; i++)
        count += hardware->thread[i].usable;
    return count;
}

void core_latency_choose(struct core_latency *latency, const struct hardware *hardware,
                         int place[CEILING_CPUS])
{
    enum { APART = 3 }; /* with at most four neighbours each */
    long all = count_usable(hardware);
    *latency = (struct core_latency){.of = (int)all};
    for (int i = 0; all > CEILING_CPUS && i < APART; i++) {
        int at = nth_usable(hardware, i * all / APART);
        add_place(latency, place, at);
        add_neighbours(latency, hardware, place, at);
    }
    for (int i = 0; i < all && i < CEILING_CPUS; i++)
        add_place(latency, place,
                  nth_usable(hardware, all > CEILING_CPUS ? i * all / CEILING_CPUS : i));
    for (int i = 0; i < CEILING_CPUS; i++)
        for (int j = 0; j < CEILING_CPUS; j++)
            latency->seconds[i][j] = NAN;
    for (int i = 0; i < latency->cpus; i++)
        latency->cpu[i] = hardware->thread[place[i]].number;
}

/* ---- groups ---- */

static void add_group(struct core_latency *latency, enum hardware_share share,
                      const double *seconds, int count)
{
    double space[CEILING_PAIRS];
    struct order order = order_of(seconds, (size_t)count, space);
    struct latency_group *group = &latency->group[latency->groups++];
    *group = (struct latency_group){
        .pairs = count, .low = order.minimum, .median = order.median, .high = order.minimum};
    snprintf(group->within, sizeof group->within, "%s", hardware_shares[share]);
    for (int i = 0; i < count; i++)
        group->high = fmax(group->high, seconds[i]);
}

/* The latencies of the measured pairs that share this. Returns their number. */
static int collect_pairs(const struct core_latency *latency, const struct hardware *hardware,
                         const int *place, enum hardware_share share, double *seconds)
{
    int count = 0;
    for (int i = 0; i < latency->cpus; i++)
        for (int j = 0; j < i; j++)
            if (isfinite(latency->seconds[i][j]) &&
                hardware_shared(&hardware->thread[place[i]], &hardware->thread[place[j]]) == share)
                seconds[count++] = latency->seconds[i][j];
    return count;
}

void core_latency_group(struct core_latency *latency, const struct hardware *hardware,
                        const int place[CEILING_CPUS])
{
    double seconds[CEILING_PAIRS];
    latency->groups = 0;
    for (enum hardware_share share = SHARE_CORE; share < HARDWARE_SHARES; share++) {
        int count = collect_pairs(latency, hardware, place, share, seconds);
        if (count)
            add_group(latency, share, seconds, count);
    }
}
