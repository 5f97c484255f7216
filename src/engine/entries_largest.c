#include "algorithms/largest.h"
#include "base/option_rows.h"
#include "engine/entries.h"

struct largest_params {
    struct entries_size size;
};

#define OPTION_STRUCT struct largest_params
/* clang-format off */
static const struct option options[] = {
    ENTRIES_SIZE_ROWS(
        "entries of a message, default 1: those of largest magnitude that are not zero, chosen by the "
        "sender; each is sent with its index. They are no fair sample: LMS diverges, an algorithm with "
        "sparse estimates does not"),
};
/* clang-format on */

static size_t entries_largest_receive(const struct message *message, reals *row)
{
    enum precision precision = message->kernels->precision;
    size_t count = (size_t)entries_size_count(message->params, (int)message->taps), sent = 0;
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
    .count = entries_size_count,
    .check = entries_size_check,
    .receive = entries_largest_receive,
};
