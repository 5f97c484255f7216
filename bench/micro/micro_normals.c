/* The generator of standard normals. */
#include "bench/micro/micro.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 4096 }; /* 32 kB: a cache's worth */

struct drawing {
    const struct kernels *set;
    struct random_stream stream;
    double *out;
};

static void draw(void *arg)
{
    struct drawing *drawing = arg;
    drawing->stream.counter[0]++;
    drawing->set->normals(NUMBERS, &drawing->stream, 0, drawing->out);
}

static int agrees(const struct kernels *set, double *space)
{
    struct random_stream stream = random_stream(1, RANDOM_NOISE, 0, 0, 0);
    kernels_ref.normals(NUMBERS, &stream, 0, space);
    set->normals(NUMBERS, &stream, 0, space + NUMBERS);
    return !memcmp(space, space + NUMBERS, NUMBERS * sizeof *space);
}

static int time_all(struct micro *micro, struct micro_row *row, double *space, struct err *err)
{
    struct drawing drawing[MICRO_COLUMNS];
    struct timed timed[MICRO_COLUMNS];
    row->unit = "number";
    row->right = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        int c = row->columns;
        if (!kernels_run_here(kernel_sets[i]))
            continue;
        row->right &= agrees(kernel_sets[i], space);
        drawing[c] =
            (struct drawing){kernel_sets[i], random_stream(1, RANDOM_NOISE, 0, 0, 0), space};
        timed[c] = (struct timed){draw, &drawing[c]};
        row->cell[row->columns++].column = kernel_sets[i]->name;
    }
    if (micro_time(micro, row, timed, NUMBERS, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int run(struct micro *micro, struct err *err)
{
    struct micro_row *row;
    int wanted = micro_begin(micro, &row, err, "normals/%d", NUMBERS);
    if (wanted < 1)
        return wanted;
    double *space = mem_untouched(2 * NUMBERS, sizeof *space, err);
    int failed = !space || time_all(micro, row, space, err);
    free(space);
    return failed ? -1 : 0;
}

const struct micro_family micro_normals = {
    .name = "normals",
    .summary = "the generator of standard normals, per number",
    .run = run,
};
