#include "engine/traffic.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double uptime(const struct plan *plan, int node, int other)
{
    return plan->exchange ? exchange_uptime(plan->exchange, node, other, plan->source->iterations)
                          : 1;
}

/* ---- a centre ---- */

static struct traffic traffic_centralised(const struct plan *plan)
{
    const struct source *source = plan->source;
    double element = (double)real_bytes(plan->kernels->precision);
    int delay_line = input_delay_line(source->input, source->input_params);
    double data = (delay_line ? 1 : source->taps) + 1, down = source->taps * uptime(plan, 0, 0);
    struct traffic traffic = {0};
    for (int k = 1; k < source->nodes; k++) {
        double up = data * uptime(plan, k, k);
        traffic.scalars += up + down;
        traffic.busiest_node += (up + down) * element;
        traffic.busiest_link = larger(traffic.busiest_link, larger(up, down) * element);
    }
    traffic.scalars /= source->nodes;
    traffic.bytes = traffic.scalars * element;
    return traffic;
}

/* ---- neighbours ---- */

/* A node's mean message. */
struct mean_message {
    double scalars, bytes;
};

static struct mean_message message_from(const struct plan *plan, const struct sent *sent, int node)
{
    const struct exchange *exchange = plan->exchange;
    double element = (double)real_bytes(plan->kernels->precision), taps = plan->source->taps;
    if (!exchange)
        return (struct mean_message){taps, taps * element};
    if (!plan_counts_messages(plan)) {
        double count = exchange->entries->count(exchange->entries_params, plan->source->taps);
        return (struct mean_message){count, count * element};
    }
    double messages = (double)sent[node].messages;
    double entries = messages > 0 ? (double)sent[node].entries / messages : 0;
    return (struct mean_message){entries, entries * (element + INDEX_BYTES)};
}

/* Messages per iteration over the link with which node k hears a neighbour. */
static double link_rate(const struct plan *plan, int k, int64_t link, double all)
{
    const struct exchange *exchange = plan->exchange;
    int from = plan->network->column[link];
    if (!exchange)
        return 1;
    if (exchange->polling == POLL_ALL)
        return uptime(plan, from, from) / exchange->every;
    return all > 0 ? plan->network->weight[link] / all * uptime(plan, from, k) / exchange->every
                   : 0;
}

static double weight_of_others(const struct network *network, int k)
{
    double sum = 0;
    for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
        sum += network->column[j] != k ? network->weight[j] : 0;
    return sum;
}

/* handled: (nodes,) bytes that a node sends and receives */
static struct traffic traffic_of_links(const struct plan *plan, const struct sent *sent,
                                       double *handled)
{
    const struct network *network = plan->network;
    struct traffic traffic = {0};
    for (int k = 0; k < network->nodes; k++) {
        double all = weight_of_others(network, k);
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int from = network->column[j];
            if (from == k)
                continue;
            double rate = link_rate(plan, k, j, all);
            struct mean_message message = message_from(plan, sent, from);
            traffic.scalars += rate * message.scalars;
            traffic.bytes += rate * message.bytes;
            traffic.busiest_link = larger(traffic.busiest_link, rate * message.bytes);
            handled[k] += rate * message.bytes;
            handled[from] += rate * message.bytes;
        }
    }
    for (int k = 0; k < network->nodes; k++)
        traffic.busiest_node = larger(traffic.busiest_node, handled[k]);
    traffic.scalars /= network->nodes;
    traffic.bytes /= network->nodes;
    return traffic;
}

int traffic_of(const struct plan *plan, const struct sent *sent, struct traffic *traffic,
               struct err *err)
{
    *traffic = (struct traffic){0};
    if (plan->mode == MODE_CENTRALISED)
        *traffic = traffic_centralised(plan);
    if (!plan_has_links(plan))
        return 0;
    if (plan_counts_messages(plan) && !sent) {
        *traffic = (struct traffic){NAN, NAN, NAN, NAN};
        return 0;
    }
    double *handled = mem_zeroed((size_t)plan->network->nodes, sizeof *handled, err);
    if (!handled)
        return -1;
    *traffic = traffic_of_links(plan, sent, handled);
    free(handled);
    return 0;
}
