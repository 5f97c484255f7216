#include "algorithms/largest.h"
#include "base/option_rows.h"
#include "engine/entries.h"

struct largest_params {
    int count;
};

#define OPTION_STRUCT struct largest_params
/* clang-format off */
static const struct option options[] = {
    INT(count, CLOSED(1, 1e9), "1", "taps",
        "entries of a message: those of largest magnitude that are not zero, chosen by the sender; "
        "each is sent with its index. They are no fair sample: LMS diverges, an algorithm with sparse "
        "estimates does not"),
};
/* clang-format on */

static int entries_largest_count(const void *params, int taps)
{
    (void)taps;
    return ((const struct largest_params *)params)->count;
}

static size_t entries_largest_receive(const struct message *message, reals *row)
{
    enum precision precision = message->kernels->precision;
    size_t count = (size_t)entries_largest_count(message->params, 0), sent = 0;
    keep_largest(message->kernels, message->taps, count, 0, message->row, message->space,
                 message->kept);
    for (ptrdiff_t i = 0; i < (ptrdiff_t)message->taps; i++) {
        double value = row_get(message->kept, precision, i);
        if (value == 0)
            continue;
        row_set(row, precision, i, value);
        sent++;
    }
    return sent;
}

const struct entries entries_largest = {
    .variant = {"largest", "the largest entries of the sender, with their indices",
                OPTIONS(options, struct largest_params)},
    .pairs = 1,
    .count = entries_largest_count,
    .receive = entries_largest_receive,
};
