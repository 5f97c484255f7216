#include "engine/exchange.h"

#include "base/option_rows.h"
#include "base/random.h"

#include <assert.h>

static const char *const polling_words[] = {"all", "one", NULL};          /* enum polling */
static const char *const format_words[] = {"dense", "index-value", NULL}; /* enum format */

#define OPTION_STRUCT struct exchange
/* clang-format off */
static const struct option rows[] = {
    INT   (every,   CLOSED(1, 1e9), "1",   "iterations",
           "neighbours exchange estimates in one iteration of this many; between them each node uses "
           "only its own"),
    CHOICE(polling,                 "all", polling_words,
           "all: a node hears all its neighbours; one: a single one, drawn for each exchange with "
           "probability c_kl / (1 - c_kk) and given the weight 1 - c_kk, so that the expected weights "
           "are those of the network (Lopes, Sayed, ICASSP 2008, draw it uniformly)"),
    REAL  (drop,    CLOSED(0, 1),   "0",   "1",
           "probability that a link loses a message; each direction and each exchange is drawn on its "
           "own. The weight of a lost message is added to the node's own"),
    OPTION_ROW("as", format, CHOICE, NO_RANGE, "dense", format_words, "",
           "how messages are counted in bytes: dense, every entry; index-value, non-zero entries only, "
           "each with an index of 4 bytes. It changes no estimate"),
};
#undef OPTION_STRUCT
#define OPTION_STRUCT struct crash
static const struct option crash_rows[] = {
    INT(node, CLOSED(0, 1e9), NULL, "node",
        "the node, from 0; in a centralised network node 0 is the centre, without which nothing is "
        "learned"),
    INT(from, CLOSED(0, 1e9), NULL, "iteration",
        "first iteration without it: it neither adapts nor sends, and keeps its estimate"),
    INT(to,   CLOSED(1, 1e9), NULL, "iteration",
        "first iteration with it again; default: it stays down"),
};
/* clang-format on */
const struct options exchange_options = OPTIONS(rows, struct exchange);
const struct options crash_options = OPTIONS(crash_rows, struct crash);

int exchange_check(const struct exchange *exchange, int taps, struct err *err)
{
    const struct entries *entries = exchange->entries;
    if (entries->check && entries->check(exchange->entries_params, taps, err))
        return err_within(err, "entries");
    return 0;
}

int exchange_is_full(const struct exchange *exchange)
{
    return exchange->every == 1 && exchange->polling == POLL_ALL && exchange->drop == 0 &&
           exchange->format == FORMAT_DENSE && exchange->entries == &entries_all &&
           !exchange->crashes;
}

const char *exchange_unanswered(const struct exchange *exchange)
{
    return exchange->drop > 0 ? "each direction of a link loses messages on its own (exchange.drop)"
           : exchange->polling == POLL_ONE
               ? "a node hears one that does not hear it (exchange.polling)"
           : exchange->entries->pairs ? "each node chooses its entries (exchange.entries)"
           : exchange->every > 1 ? "between two exchanges a node has no neighbours (exchange.every)"
                                 : NULL;
}

int exchange_is_down(const struct exchange *exchange, int node, int n)
{
    for (int i = 0; i < exchange->crashes; i++) {
        const struct crash *crash = &exchange->crash[i];
        if (crash->node == node && n >= crash->from && n < crash->to)
            return 1;
    }
    return 0;
}

int exchange_loses(const struct exchange *exchange, struct exchange_draw draw, int node, int from,
                   int n)
{
    if (exchange->drop == 0)
        return 0;
    struct random_stream stream =
        random_stream(draw.seed, RANDOM_DROP, draw.trial, node, (uint32_t)n);
    return random_uniform(&stream, (uint32_t)from) < exchange->drop;
}

/* The neighbour that a node polls, and its weight. */
struct poll {
    int64_t link; /* index in the network; -1: the node gives weight to no other */
    double weight;
};

static struct poll poll_one(struct exchange_draw draw, const struct network *network, int place,
                            int node, int n)
{
    struct poll poll = {-1, 0};
    int64_t first = network->first[place], end = network->first[place + 1];
    for (int64_t j = first; j < end; j++)
        poll.weight += network->column[j] != place ? network->weight[j] : 0;
    struct random_stream stream =
        random_stream(draw.seed, RANDOM_POLL, draw.trial, node, (uint32_t)n);
    double left = random_uniform(&stream, 0) * poll.weight;
    for (int64_t j = first; j < end && left >= 0; j++)
        if (network->column[j] != place && network->weight[j] > 0) {
            poll.link = j;
            left -= network->weight[j];
        }
    return poll;
}

static int message_arrives(const struct exchange *exchange, struct exchange_draw draw, int node,
                           int from, int n)
{
    return !exchange_is_down(exchange, from, n) && !exchange_loses(exchange, draw, node, from, n);
}

int exchange_links(const struct exchange *exchange, struct exchange_draw draw,
                   const struct network *network, const struct layout *layout, int place, int n,
                   double *weight, int32_t *column)
{
    int node = layout_node(layout, place), count = 0, own = -1;
    int hears = exchange_happens(exchange, n) && !exchange_is_down(exchange, node, n);
    int polls = exchange->polling == POLL_ONE;
    struct poll poll =
        polls && hears ? poll_one(draw, network, place, node, n) : (struct poll){-1, 0};
    double kept = 0;
    for (int64_t j = network->first[place]; j < network->first[place + 1]; j++) {
        int itself = network->column[j] == place;
        double c = itself || !polls ? network->weight[j] : j == poll.link ? poll.weight : 0;
        int heard =
            !itself && hears && c > 0 &&
            message_arrives(exchange, draw, node, layout_node(layout, network->column[j]), n);
        if (!heard)
            kept += c;
        if (itself)
            own = count;
        if (itself || heard) {
            weight[count] = c;
            column[count++] = network->column[j];
        }
    }
    assert(own >= 0 && own < count);
    weight[own] = count == 1 ? 1 : kept; /* exactly 1, so that the estimate keeps its bits */
    return count;
}

double exchange_uptime(const struct exchange *exchange, int node, int other, int iterations)
{
    int down = 0;
    for (int n = 0; n < iterations;) {
        int end = n, next = iterations;
        for (int i = 0; i < exchange->crashes; i++) {
            const struct crash *crash = &exchange->crash[i];
            if (crash->node != node && crash->node != other)
                continue;
            if (crash->from <= n && crash->to > end)
                end = crash->to < iterations ? crash->to : iterations;
            else if (crash->from > n && crash->from < next)
                next = crash->from;
        }
        down += end - n;
        n = end > n ? end : next;
    }
    return 1 - (double)down / iterations;
}
