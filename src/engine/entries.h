/* The entries of an estimate that a message holds: partial diffusion. A receiver replaces the
 * others by its own. Members are pure functions. */
#ifndef ENGINE_ENTRIES_H
#define ENGINE_ENTRIES_H

#include "base/err.h"
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
    /* Returns 0, or -1 and err, which refuses a parameter. NULL: the rows' ranges suffice. */
    int (*check)(const void *params, int taps, struct err *);
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

/* How many entries: a number, or a fraction of the taps, which a sweep over taps keeps. 0: not
 * given. */
struct entries_size {
    int count;
    double fraction;
};

/* The option rows of a size, for a params struct whose first member is `struct entries_size size`
 * (base/option_rows.h). The variable argument is the help of the number. */
#define ENTRIES_SIZE_ROWS(...)                                                                     \
    OPTION_ROW("count", size.count, INT, CLOSED(1, 1e9), NULL, NULL, "taps", __VA_ARGS__),         \
        OPTION_ROW("fraction", size.fraction, REAL, LEFT_OPEN(0, 1), NULL, NULL, "1",              \
                   "in place of count: the fraction of the taps that a message holds, rounded to " \
                   "a whole number of entries, at least 1")

/* The functions of struct entries for params that begin with a size. */
int entries_size_count(const void *params, int taps);
int entries_size_check(const void *params, int taps, struct err *);

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
