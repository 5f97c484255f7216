/* The entries of an estimate that a message holds: partial diffusion. A receiver replaces the
 * others by its own. Members are pure functions. */
#ifndef ENGINE_ENTRIES_H
#define ENGINE_ENTRIES_H

#include "base/option.h"
#include "kernels/kernels.h"

#include <stdint.h>

/* A message: the estimate of its sender, and all that the choice of entries may depend on. */
struct message {
    const struct kernels *kernels;
    size_t taps;
    const reals *row;
    const void *params; /* of the kind of entries */
    uint64_t seed;
    int trial, turn; /* the number of the exchange in the trial, from 0 */
    reals *kept;     /* (padded taps,) space */
    double *space;   /* (taps,) */
};

struct entries {
    struct variant variant;
    int pairs; /* 1: the receiver cannot know the indices, so they are always sent */
    /* The most entries that a message holds. */
    int (*count)(const void *params, int taps);
    /* Replaces the entries of the receiver's row that the message holds. Returns how many of these
     * are not zero. */
    size_t (*receive)(const struct message *, reals *row);
};
#define ENTRIES(id) extern const struct entries entries_##id;
#include "engine/entries.def"
#undef ENTRIES
/* Both NULL-terminated and in the same order. */
extern const struct entries *const entries_kinds[];
extern const struct variant *const entries_variants[];

/* Copies entries from .. to - 1 of the message's row. Returns how many are not zero. */
static inline size_t message_copy(const struct message *message, size_t from, size_t to, reals *row)
{
    enum precision precision = message->kernels->precision;
    size_t nonzeros = 0;
    for (ptrdiff_t i = (ptrdiff_t)from; i < (ptrdiff_t)to; i++) {
        double value = row_get(message->row, precision, i);
        row_set(row, precision, i, value);
        nonzeros += value != 0;
    }
    return nonzeros;
}

#endif
