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

/* seconds: (ways, rounds), a row of zeros for an unavailable way; space: (2 * rounds,) */
static void summarise_row(struct micro_row *row, const double *seconds, size_t rounds,
                          double *space)
{
    const double *best = seconds + (size_t)(row->columns - 1) * rounds;
    double *ratio = space + rounds;
    for (int i = 0; i < row->columns; i++)
        row->cell[i].seconds = order_of(seconds + (size_t)i * rounds, rounds, space);
    for (int j = 0; j < row->comparators; j++) {
        const double *own = seconds + (size_t)(row->columns + j) * rounds;
        if (!takes_part(row, row->columns + j))
            continue;
        for (size_t round = 0; round < rounds; round++)
            ratio[round] = own[round] / best[round];
        row->comparator[j].seconds = order_of(own, rounds, space);
        row->comparator[j].ratio = order_of(ratio, rounds, space);
    }
}

int micro_sample(struct micro *micro, struct micro_row *row,
                 double (*sample)(void *arg, int way, struct err *), void *arg, struct err *err)
{
    int ways = row->columns + row->comparators, failed = 0;
    size_t rounds = (size_t)micro->rounds;
    double *seconds = mem_zeroed(((size_t)ways + 2) * rounds, sizeof *seconds, err);
    if (!seconds)
        return -1;
    for (size_t round = 0; !failed && round < rounds; round++)
        for (int i = 0; !failed && i < ways; i++)
            if (takes_part(row, i))
                failed = isnan(seconds[(size_t)i * rounds + round] = sample(arg, i, err));
    if (!failed)
        summarise_row(row, seconds, rounds, seconds + (size_t)ways * rounds);
    free(seconds);
    return failed ? -1 : 0;
}

struct called {
    const struct timed *timed;
    long calls[MICRO_WAYS];
    double units;
};

static double sample_way(void *arg, int way, struct err *err)
{
    const struct called *called = arg;
    (void)err;
    return stopwatch_sample(&called->timed[way], called->calls[way]) / called->units;
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
