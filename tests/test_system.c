/* The unknown system as it changes during a trial. */
#include "data/system.h"

#include <criterion/criterion.h>
#include <string.h>

enum { TAPS = 16, CHANGES = 3 };

struct sparse_rows { /* the parameters of kind sparse, by its rows */
    char params[64];
};

static void set_row(struct sparse_rows *rows, const char *name, const char *text)
{
    const struct options *options = &system_sparse.variant.options;
    cr_assert(options->params_size <= sizeof rows->params);
    cr_assert(!option_set(option_find(options, name), rows->params, text, NULL));
}

static int nonzeros_of(const double *h)
{
    int count = 0;
    for (int i = 0; i < TAPS; i++)
        count += h[i] != 0;
    return count;
}

/* One tap; with seven more; eight others; all. */
static const struct system *growing(void)
{
    static struct sparse_rows rows;
    static struct system system = {.taps = TAPS, .norm.word = 0, .kind = &system_sparse};
    option_defaults(&system_sparse.variant.options, rows.params);
    set_row(&rows, "nonzeros", "1");
    system.params = rows.params;
    system.changes = (struct change_list){
        CHANGES,
        {{.at = 10, .support = CHANGE_KEEP, .values = CHANGE_KEEP, .nonzeros = 8},
         {.at = 20, .support = CHANGE_REDRAW, .values = CHANGE_REDRAW},
         {.at = 30, .support = CHANGE_KEEP, .values = CHANGE_REDRAW, .nonzeros = 16}}};
    return &system;
}

Test(system, changes_how_many_taps_differ_from_zero)
{
    static const int wanted[] = {1, 8, 8, 16};
    _Alignas(128) double h[CHANGES + 1][TAPS];
    struct err err = {0};
    cr_assert(!system_check(growing(), &err), "%s", err.text);
    for (int epoch = 0; epoch <= CHANGES; epoch++) {
        struct truth truth = system_draw(growing(), 5, 3, epoch, h[epoch]);
        cr_assert_eq(truth.nonzeros, wanted[epoch]);
        cr_assert_eq(nonzeros_of(h[epoch]), wanted[epoch]);
    }
    for (int i = 0; i < TAPS; i++)
        cr_assert(h[0][i] == 0 || h[0][i] == h[1][i], "what is kept stays");
    cr_assert(memcmp(h[1], h[2], sizeof h[1]), "what is redrawn moves");
}

Test(system, has_no_more_nonzeros_than_taps)
{
    struct system system = *growing();
    struct err err = {0};
    system.changes.change[2].nonzeros = TAPS + 1;
    cr_assert(system_check(&system, &err));
    cr_assert_str_eq(err.text, "changes: nonzeros 17 is outside [1, 16], the taps");
    system.kind = &system_echo;
    cr_assert(system_check(&system, &err));
    cr_assert_str_eq(err.text, "changes: a system of kind echo has no number of nonzeros");
}
