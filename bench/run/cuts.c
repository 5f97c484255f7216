#include "bench/run/cuts.h"

#include "base/join.h"
#include "network/forest.h"

#include <limits.h>
#include <stdio.h>

/* The first instant after n at which a crash begins or ends; INT_MAX: none. */
static int next_change(const struct exchange *exchange, int n)
{
    int next = INT_MAX;
    for (int i = 0; i < exchange->crashes; i++) {
        const struct crash *crash = &exchange->crash[i];
        if (crash->from > n && crash->from < next)
            next = crash->from;
        if (crash->to > n && crash->to < next)
            next = crash->to;
    }
    return next;
}

/* Joins the nodes that are up. Returns how many are down. */
static int join_up(const struct network *network, const struct exchange *exchange, int n,
                   struct forest *forest)
{
    int down = 0;
    for (int k = 0; k < network->nodes; k++) {
        if (exchange_is_down(exchange, k, n)) {
            down++;
            continue;
        }
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            if (!exchange_is_down(exchange, network->column[j], n))
                forest_join(forest, k, network->column[j]);
    }
    return down;
}

static int count_parts(const struct network *network, const struct exchange *exchange, int n,
                       int *parts, struct err *err)
{
    struct forest forest;
    if (forest_init(&forest, network->nodes, err))
        return -1;
    int down = join_up(network, exchange, n, &forest); /* such a node is a tree of its own */
    *parts = forest.trees - down;
    forest_free(&forest);
    return 0;
}

/* "without node 3", "without nodes 0, 3" */
static void describe_down(const struct plan *plan, int n, char *text, size_t size)
{
    char nodes[80] = "", node[16];
    int down = 0;
    for (int k = 0; k < plan->source->nodes; k++) {
        if (!exchange_is_down(plan->exchange, k, n))
            continue;
        snprintf(node, sizeof node, "%d", k);
        join(nodes, sizeof nodes, ", ", node);
        down++;
    }
    snprintf(text, size, "without node%s %s", down > 1 ? "s" : "", nodes);
}

/* "from 500 to 800", "from 500 on" */
static void describe_span(const struct plan *plan, int from, int to, char *text, size_t size)
{
    if (to < plan->source->iterations)
        snprintf(text, size, "from %d to %d", from, to);
    else
        snprintf(text, size, "from %d on", from);
}

static int describe_network(const struct plan *plan, int n, char *text, size_t size,
                            struct err *err)
{
    char without[120], span[40], cut[240];
    int parts;
    if (count_parts(plan->network, plan->exchange, n, &parts, err))
        return -1;
    if (parts < 2)
        return 0;
    describe_down(plan, n, without, sizeof without);
    describe_span(plan, n, next_change(plan->exchange, n), span, sizeof span);
    snprintf(cut, sizeof cut, "%s the network falls into %d parts %s", without, parts, span);
    join(text, size, "; ", cut);
    return 0;
}

static void describe_centre(const struct plan *plan, int n, char *text, size_t size)
{
    const struct exchange *exchange = plan->exchange;
    char span[40], cut[160];
    int to = n;
    if (!exchange_is_down(exchange, 0, n) || (n > 0 && exchange_is_down(exchange, 0, n - 1)))
        return;
    while (to < plan->source->iterations && exchange_is_down(exchange, 0, to))
        to = next_change(exchange, to);
    describe_span(plan, n, to, span, sizeof span);
    snprintf(cut, sizeof cut, "without its centre, node 0, the network learns nothing %s", span);
    join(text, size, "; ", cut);
}

int cuts_describe(const struct plan *plan, char *text, size_t size, struct err *err)
{
    const struct exchange *exchange = plan->exchange;
    text[0] = '\0';
    if (!exchange)
        return 0;
    for (int n = next_change(exchange, -1); n < plan->source->iterations;
         n = next_change(exchange, n)) {
        if (plan->mode == MODE_CENTRALISED)
            describe_centre(plan, n, text, size);
        if (plan_has_links(plan) && describe_network(plan, n, text, size, err))
            return -1;
    }
    return 0;
}
