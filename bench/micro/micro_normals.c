/* The generator of standard normals. */
#include "bench/comparators/normal_law.h"
#include "bench/micro/micro_comparators.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 4096 };   /* 32 kB: fits in L1 */
enum { JUDGED = 1 << 17 }; /* numbers of a comparator, for the test of their distribution */

struct normals_drawing {
    const struct kernels *set;
    struct random_stream stream;
    double *out;
};

static void draw_normals(void *arg)
{
    struct normals_drawing *drawing = arg;
    drawing->stream.counter[0]++;
    drawing->set->normals(NUMBERS, &drawing->stream, 0, drawing->out);
}

static int sets_agree(const struct kernels *set, double *space)
{
    struct random_stream stream = random_stream(1, RANDOM_NOISE, 0, 0, 0);
    kernels_ref.normals(NUMBERS, &stream, 0, space);
    set->normals(NUMBERS, &stream, 0, space + NUMBERS);
    return !memcmp(space, space + NUMBERS, NUMBERS * sizeof *space);
}

/* ---- comparators: other generators, so only the distribution can be compared ---- */

struct comparator_drawing {
    comparator_normals_fn *normals;
    double *out;
};

static void draw_comparator(void *arg)
{
    const struct comparator_drawing *drawing = arg;
    drawing->normals(drawing->out, NUMBERS);
}

static int judge_law(struct micro_comparator *entry, struct err *err)
{
    double *numbers = mem_untouched(JUDGED, sizeof *numbers, err);
    if (!numbers)
        return -1;
    entry->comparator->normals(numbers, JUDGED);
    entry->difference = normal_law_distance(numbers, JUDGED);
    entry->tolerance = normal_law_tolerance(JUDGED);
    free(numbers);
    return 0;
}

static int add_comparators(struct micro_row *row, struct comparator_drawing *drawing,
                           struct timed *timed, double *space, struct err *err)
{
    for (int j = 0; j < row->comparators; j++) {
        struct micro_comparator *entry = &row->comparator[j];
        if (entry->absent[0])
            continue;
        if (judge_law(entry, err))
            return -1;
        drawing[j] = (struct comparator_drawing){entry->comparator->normals, space};
        timed[j] = (struct timed){draw_comparator, &drawing[j]};
    }
    return 0;
}

static int time_all(struct micro *micro, struct micro_row *row, double *space, struct err *err)
{
    struct normals_drawing drawing[MICRO_COLUMNS];
    struct comparator_drawing other[MICRO_COMPARATORS];
    struct timed timed[MICRO_WAYS];
    row->unit = "number";
    row->right = 1;
    for (int i = 0; kernel_sets[i] && row->columns < MICRO_COLUMNS; i++) {
        int c = row->columns;
        if (!kernels_run_here(kernel_sets[i]))
            continue;
        row->right &= sets_agree(kernel_sets[i], space);
        drawing[c] = (struct normals_drawing){kernel_sets[i],
                                              random_stream(1, RANDOM_NOISE, 0, 0, 0), space};
        timed[c] = (struct timed){draw_normals, &drawing[c]};
        row->cell[row->columns++].column = kernel_sets[i]->name;
    }
    if (add_comparators(row, other, timed + row->columns, space, err) ||
        micro_time(micro, row, timed, NUMBERS, err))
        return -1;
    micro_end(micro, row);
    return 0;
}

static int draws_normals(const struct comparator *comparator, const char *what)
{
    (void)what;
    return comparator->normals != NULL;
}

static int run_normals(struct micro *micro, struct err *err)
{
    struct micro_row *row = NULL;
    int wanted = micro_begin(micro, &row, err, "normals/%d", NUMBERS);
    micro_comparators_add(micro, row, draws_normals, NULL);
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
    .run = run_normals,
};
