/* The exchange between neighbours: how often, over which links, which entries, what fails. */
#include "bench/scenario/setup.h"

#include <limits.h>

static const char *const parts[] = {"entries", "crash", NULL};
static const char *const kind_key[] = {"kind", NULL};

static int decode_entries(struct setup *setup, struct tree *section, struct err *err)
{
    struct exchange *exchange = &setup->exchange;
    struct tree *map = setup_spell_out(setup, section, "entries", "kind", err);
    int chosen = map ? setup_variant(setup, map, "kind", "all", entries_variants, err) : -1;
    void *params;
    if (chosen < 0 || setup_variant_params(setup, map, "kind", NULL, kind_key, entries_variants,
                                           chosen, &params, err))
        return -1;
    exchange->entries = entries_kinds[chosen];
    exchange->entries_params = params;
    return 0;
}

static int decode_crash(struct setup *setup, struct tree *item, struct crash *crash,
                        struct err *err)
{
    struct section section = {&crash_options, crash};
    if (decode(item, &section, 1, NULL, NULL, &setup->pool, err))
        return -1;
    const struct tree *node = tree_get(item, "node"), *to = tree_get(item, "to");
    if (!node || !tree_get(item, "from"))
        return tree_fail(item->mark, ERR_USAGE, err, "%s: missing", node ? "from" : "node");
    if (crash->node >= setup->network.nodes)
        return tree_fail(node->mark, ERR_USAGE, err,
                         "node: %d is outside [0, %d], the nodes of the network", crash->node,
                         setup->network.nodes - 1);
    if (to && crash->to <= crash->from)
        return tree_fail(to->mark, ERR_USAGE, err, "to: %d is not above from, %d", crash->to,
                         crash->from);
    crash->to = to ? crash->to : INT_MAX;
    return 0;
}

static int decode_crashes(struct setup *setup, const struct tree *list, struct err *err)
{
    if (list->kind != TREE_LIST)
        return tree_fail(list->mark, ERR_USAGE, err,
                         "crash: a list of maps such as {node: 0, from: 500, to: 800} is expected");
    struct crash *crash = pool_zeroed(&setup->pool, (size_t)list->count, sizeof *crash, err);
    if (!crash)
        return -1;
    for (int i = 0; i < list->count; i++)
        if (decode_crash(setup, list->item[i], &crash[i], err))
            return -1;
    setup->exchange.crash = crash;
    setup->exchange.crashes = list->count;
    return 0;
}

int setup_exchange(struct setup *setup, struct tree *section, struct err *err)
{
    struct section own = {&exchange_options, &setup->exchange};
    if (decode(section, &own, 1, parts, NULL, &setup->pool, err) ||
        decode_entries(setup, section, err))
        return -1;
    const struct tree *crash = tree_get(section, "crash");
    if (crash && decode_crashes(setup, crash, err))
        return -1;
    if (!exchange_is_full(&setup->exchange))
        setup->plan.exchange = &setup->exchange;
    return 0;
}
