#include "bench/micro/micro.h"

#include "base/mem.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MICRO(id) &micro_##id,
const struct micro_family *const micro_families[] = {
#include "bench/micro/families.def"
    NULL,
};
#undef MICRO

int micro_begin(struct micro *micro, struct micro_row **row, struct err *err, const char *format,
                ...)
{
    struct micro_row fresh = {.work.flops = NAN, .right = -1};
    va_list args;
    va_start(args, format);
    vsnprintf(fresh.name, sizeof fresh.name, format, args);
    va_end(args);
    if (micro->filter && regexec(micro->filter, fresh.name, 0, NULL, 0))
        return 0;
    if (mem_grow(&micro->row, micro->rows, sizeof fresh, err))
        return -1;
    micro->row[micro->rows++] = fresh;
    *row = &micro->row[micro->rows - 1];
    return !micro->list_only;
}

static int takes_part(const struct micro_row *row, int way)
{
    return way < row->columns || !row->comparator[way - row->columns].absent[0];
}

/* What all ways took, (ways, rounds) each, a row of zeros for an absent way; and room to order it.
 */
struct samples {
    double *wall, *cpu, *space; /* space: (2 * rounds,) */
    size_t rounds;
};

static struct order order_wall(const struct samples *samples, int way)
{
    return order_of(samples->wall + (size_t)way * samples->rounds, samples->rounds, samples->space);
}

static double median_cpu(const struct samples *samples, int way)
{
    return order_of(samples->cpu + (size_t)way * samples->rounds, samples->rounds, samples->space)
        .median;
}

/* Of each round's times. */
static struct order order_ratio(const struct samples *samples, int way, int best)
{
    double *ratio = samples->space + samples->rounds;
    for (size_t round = 0; round < samples->rounds; round++)
        ratio[round] = samples->wall[(size_t)way * samples->rounds + round] /
                       samples->wall[(size_t)best * samples->rounds + round];
    return order_of(ratio, samples->rounds, samples->space);
}

static void summarise_row(struct micro_row *row, const struct samples *samples)
{
    for (int i = 0; i < row->columns; i++) {
        row->cell[i].seconds = order_wall(samples, i);
        row->cell[i].cpu = median_cpu(samples, i);
    }
    for (int j = 0; j < row->comparators; j++) {
        int way = row->columns + j;
        if (!takes_part(row, way))
            continue;
        row->comparator[j].seconds = order_wall(samples, way);
        row->comparator[j].cpu = median_cpu(samples, way);
        row->comparator[j].ratio = order_ratio(samples, way, row->columns - 1);
    }
}

int micro_sample(struct micro *micro, struct micro_row *row,
                 struct spent (*sample)(void *arg, int way, struct err *), void *arg,
                 struct err *err)
{
    int ways = row->columns + row->comparators, failed = 0;
    size_t rounds = (size_t)micro->rounds, all = (size_t)ways * rounds;
    double *room = mem_zeroed(2 * all + 2 * rounds, sizeof *room, err);
    struct samples samples = {room, room + all, room + 2 * all, rounds};
    if (!room)
        return -1;
    for (size_t round = 0; !failed && round < rounds; round++)
        for (int i = 0; !failed && i < ways; i++) {
            if (!takes_part(row, i))
                continue;
            struct spent spent = sample(arg, i, err);
            failed = isnan(spent.wall);
            samples.wall[(size_t)i * rounds + round] = spent.wall;
            samples.cpu[(size_t)i * rounds + round] = spent.cpu;
        }
    if (!failed)
        summarise_row(row, &samples);
    free(room);
    return failed ? -1 : 0;
}

struct called {
    const struct timed *timed;
    long calls[MICRO_WAYS];
    double units;
};

static struct spent sample_way(void *arg, int way, struct err *err)
{
    const struct called *called = arg;
    (void)err;
    return spent_share(stopwatch_sample(&called->timed[way], called->calls[way]), called->units);
}

int micro_time(struct micro *micro, struct micro_row *row, const struct timed *timed, double units,
               struct err *err)
{
    struct called called = {.timed = timed, .units = units};
    for (int i = 0; i < row->columns + row->comparators; i++)
        if (takes_part(row, i))
            called.calls[i] = stopwatch_calibrate(&timed[i], micro->sample_seconds);
    return micro_sample(micro, row, sample_way, &called, err);
}

void micro_end(struct micro *micro, struct micro_row *row)
{
    if (micro->tell)
        micro->tell(micro->arg, row);
}

void micro_free(struct micro *micro)
{
    free(micro->row);
    micro->row = NULL;
    micro->rows = 0;
}
