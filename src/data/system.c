#include "data/system.h"

#include "base/option_rows.h"
#include "base/row.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#define SYSTEM(id) &system_##id,
const struct system_kind *const system_kinds[] = {
#include "data/systems.def"
    NULL,
};
#undef SYSTEM

#define SYSTEM(id) &system_##id.variant,
const struct variant *const system_variants[] = {
#include "data/systems.def"
    NULL,
};
#undef SYSTEM

static const char *const change_words[] = {"keep", "redraw", NULL};
#define OPTION_STRUCT struct change
/* clang-format off */
static const struct option change_rows[] = {
    INT   (at,      CLOSED(1, 1e9), NULL, "iteration",   "first iteration with the changed system"),
    CHOICE(support, "redraw", change_words, "positions of the non-zero taps (an echo: its delay)"),
    CHOICE(values,  "redraw", change_words, "values of the non-zero taps"),
    INT   (nonzeros, CLOSED(1, 1e9), NULL, "taps",
           "number of non-zero taps after the change; default: unchanged. If fewer, the "
           "first ones are kept"),
};
/* clang-format on */
const struct options change_options = OPTIONS(change_rows, struct change);

#undef OPTION_STRUCT
#define OPTION_STRUCT struct system_walk
/* clang-format off */
static const struct option walk_rows[] = {
    REAL(variance, FROM(0),         "0", "1", "variance that each non-zero tap gains in an iteration"),
    REAL(decay,    LEFT_OPEN(0, 1), "1", "1",
         "factor of the taps in each iteration; below 1 they stay near variance / (1 - decay^2)"),
};
/* clang-format on */
const struct options walk_options = OPTIONS(walk_rows, struct system_walk);

static int check_nonzeros(const struct system *system, int nonzeros, struct err *err)
{
    if (nonzeros && !system->kind->counts)
        return err_refuse(err, "system.changes", "a system of kind %s has no number of nonzeros",
                          system->kind->variant.name);
    if (nonzeros > system->taps)
        return err_refuse(err, "system.changes", "nonzeros %d is outside [1, %d], the taps",
                          nonzeros, system->taps);
    return 0;
}

int system_check(const struct system *system, struct err *err)
{
    const struct change_list *changes = &system->changes;
    if (changes->count && !system->kind->changes)
        return err_refuse(err, "system.changes", "a system of kind %s does not change",
                          system->kind->variant.name);
    for (int i = 1; i < changes->count; i++)
        if (changes->change[i].at <= changes->change[i - 1].at)
            return err_refuse(err, "system.changes", "at %d must be after %d",
                              changes->change[i].at, changes->change[i - 1].at);
    if (system->drift && !system->kind->counts)
        return err_refuse(err, "system.drift", "a system of kind %s does not drift",
                          system->kind->variant.name);
    for (int i = 0; i < changes->count; i++)
        if (check_nonzeros(system, changes->change[i].nonzeros, err))
            return -1;
    if (system->kind->check && system->kind->check(system->taps, system->params, err))
        return err_within(err, "system");
    return 0;
}

int system_epoch(const struct system *system, int instant)
{
    assert(instant >= 0 && system->changes.count <= SYSTEM_CHANGES);
    int epoch = 0;
    while (epoch < system->changes.count && system->changes.change[epoch].at <= instant)
        epoch++;
    return epoch;
}

int system_next_change(const struct system *system, int instant)
{
    int epoch = system_epoch(system, instant), next = INT_MAX;
    if (epoch < system->changes.count)
        next = system->changes.change[epoch].at;
    if (system->drift && instant <= INT_MAX - system->drift) {
        int moves = (instant / system->drift + 1) * system->drift;
        next = moves < next ? moves : next;
    }
    return next;
}

/* Follows "keep" back to the epoch that was drawn. */
static struct draw draw_of(const struct system *system, uint64_t seed, int trial, int epoch)
{
    assert(epoch >= 0 && epoch <= system->changes.count);
    struct draw draw = {seed, trial, epoch, epoch, 0};
    const struct change *change = system->changes.change;
    for (int i = 0; i < epoch; i++)
        draw.nonzeros = change[i].nonzeros ? change[i].nonzeros : draw.nonzeros;
    while (draw.support_epoch > 0 && change[draw.support_epoch - 1].support == CHANGE_KEEP)
        draw.support_epoch--;
    while (draw.value_epoch > 0 && change[draw.value_epoch - 1].values == CHANGE_KEEP)
        draw.value_epoch--;
    return draw;
}

static void scale_to(double norm, int taps, double *h)
{
    double power = 0;
    for (int i = 0; i < taps; i++)
        power = fma(h[i], h[i], power);
    for (int i = 0; power > 0 && i < taps; i++)
        h[i] *= norm / sqrt(power);
}

struct truth system_draw(const struct system *system, uint64_t seed, int trial, int epoch,
                         double *h)
{
    struct draw draw = draw_of(system, seed, system->once ? 0 : trial, epoch);
    memset(h, 0, padded((size_t)system->taps) * sizeof *h);
    int nonzeros = system->kind->draw(system->taps, system->params, &draw, h);
    assert(nonzeros >= 0 && nonzeros <= system->taps);
    assert(row_is_padded(h, PRECISION_F64, (size_t)system->taps));
    if (system->norm.word < 0)
        scale_to(system->norm.value, system->taps, h);
    return (struct truth){h, system->taps, nonzeros};
}
