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

int micro_sample(struct micro *micro, struct micro_row *row,
                 double (*sample)(void *arg, int column, struct err *), void *arg, struct err *err)
{
    size_t columns = (size_t)row->columns, rounds = (size_t)micro->rounds;
    double *seconds = mem_zeroed((columns + 1) * rounds, sizeof *seconds, err);
    int failed = !seconds;
    for (size_t round = 0; !failed && round < rounds; round++)
        for (size_t i = 0; !failed && i < columns; i++)
            failed = isnan(seconds[i * rounds + round] = sample(arg, (int)i, err));
    for (size_t i = 0; !failed && i < columns; i++)
        row->cell[i].seconds = order_of(seconds + i * rounds, rounds, seconds + columns * rounds);
    free(seconds);
    return failed ? -1 : 0;
}

struct called {
    const struct timed *timed;
    long calls[MICRO_COLUMNS];
    double units;
};

static double call(void *arg, int column, struct err *err)
{
    const struct called *called = arg;
    (void)err;
    return timing_sample(&called->timed[column], called->calls[column]) / called->units;
}

int micro_time(struct micro *micro, struct micro_row *row, const struct timed *timed, double units,
               struct err *err)
{
    struct called called = {.timed = timed, .units = units};
    for (int i = 0; i < row->columns; i++)
        called.calls[i] = timing_calibrate(&timed[i], micro->sample_seconds);
    return micro_sample(micro, row, call, &called, err);
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
