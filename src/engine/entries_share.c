/* Partial diffusion: Arablouei, Werner, Huang, Dogancay, IEEE TSP 62(2), 2014. All nodes send the
 * same entries, a window of the taps that wraps around, so each receiver knows which they are. */
#include "base/option_rows.h"
#include "base/random.h"
#include "engine/entries.h"

enum order { ORDER_SEQUENTIAL, ORDER_STOCHASTIC };
struct share_params {
    struct entries_size size;
    int order;
};

static const char *const order_words[] = {"sequential", "stochastic", NULL}; /* enum order */

#define OPTION_STRUCT struct share_params
/* clang-format off */
static const struct option options[] = {
    ENTRIES_SIZE_ROWS("entries of a message; default: 1"),
    CHOICE(order, "sequential", order_words,
           "sequential: each exchange sends the entries after those of the last; stochastic: it "
           "begins anywhere, with equal probability"),
};
/* clang-format on */

static size_t window_begin(const struct message *message, size_t count)
{
    const struct share_params *params = message->params;
    if (params->order == ORDER_SEQUENTIAL)
        return (size_t)message->turn * count % message->taps;
    struct random_stream stream =
        random_stream(message->seed, RANDOM_ENTRIES, message->trial, 0, (uint32_t)message->turn);
    return random_below(&stream, 0, (uint32_t)message->taps);
}

static size_t entries_share_receive(const struct message *message, reals *row)
{
    size_t taps = message->taps, count = (size_t)entries_size_count(message->params, (int)taps);
    size_t begin = window_begin(message, count), end = begin + count;
    if (end <= taps)
        return message_copy(message, begin, end, row);
    return message_copy(message, begin, taps, row) + message_copy(message, 0, end - taps, row);
}

const struct entries entries_share = {
    .variant = {"share", "the same part of all estimates, another one in each exchange",
                OPTIONS(options, struct share_params)},
    .count = entries_size_count,
    .check = entries_size_check,
    .receive = entries_share_receive,
};
