#include "bench/scenario/decode.h"

#include "bench/scenario/decode_value.h"

#include "base/join.h"
#include "base/mem.h"
#include "base/random.h"
#include "bench/common/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_listed(const char *const *names, const char *name)
{
    for (int i = 0; names && names[i]; i++)
        if (!strcmp(names[i], name))
            return 1;
    return 0;
}

static int is_tolerated(const struct options *const *ignored, const char *name)
{
    for (int i = 0; ignored && ignored[i]; i++)
        if (option_find(ignored[i], name))
            return 1;
    return 0;
}

static int refuse_key(const struct tree *map, int i, const struct section *sections, int count,
                      const char *const *others, struct err *err)
{
    char allowed[400] = "";
    struct suggestion near = {0};
    for (int s = 0; s < count; s++)
        for (size_t r = 0; r < sections[s].options->count; r++) {
            const char *name = sections[s].options->row[r].name;
            suggest(&near, map->key[i], name);
            join(allowed, sizeof allowed, ", ", name);
        }
    for (int o = 0; others && others[o]; o++) {
        suggest(&near, map->key[i], others[o]);
        join(allowed, sizeof allowed, ", ", others[o]);
    }
    return tree_fail(map->key_mark[i], ERR_USAGE, err, "%s: no such key; allowed: %s%s",
                     map->key[i], allowed, suggest_question(&near));
}

static int decode_key(const struct tree *map, int i, const struct section *sections, int count,
                      const char *const *others, const struct options *const *ignored,
                      struct pool *pool, struct err *err)
{
    for (int s = 0; s < count; s++) {
        const struct option *row = option_find(sections[s].options, map->key[i]);
        if (row)
            return decode_value(row, map->item[i], sections[s].params, pool, err);
    }
    if (is_listed(others, map->key[i]) || is_tolerated(ignored, map->key[i]))
        return 0;
    return refuse_key(map, i, sections, count, others, err);
}

static int add_defaults(struct tree *map, const struct options *options, struct pool *pool,
                        struct err *err)
{
    for (size_t r = 0; r < options->count; r++) {
        const struct option *row = &options->row[r];
        if (!row->fallback || tree_get(map, row->name))
            continue;
        struct tree *value = tree_scalar(row->fallback, map->mark, pool, err);
        if (!value || tree_put(map, row->name, value, pool, err))
            return -1;
        value->origin = TREE_DEFAULT;
    }
    return 0;
}

int decode(struct tree *map, const struct section *sections, int count, const char *const *others,
           const struct options *const *ignored, struct pool *pool, struct err *err)
{
    if (map->kind != TREE_MAP)
        return tree_fail(map->mark, ERR_USAGE, err,
                         "%s where a map such as {key: value} is expected",
                         map->kind == TREE_SCALAR ? map->text : tree_shape(map));
    for (int s = 0; s < count; s++)
        option_defaults(sections[s].options, sections[s].params);
    for (int i = 0; i < map->count; i++)
        if (decode_key(map, i, sections, count, others, ignored, pool, err))
            return -1;
    for (int s = 0; s < count; s++)
        if (add_defaults(map, sections[s].options, pool, err))
            return -1;
    return 0;
}

int decode_changes(const struct tree *list, struct change_list *changes, struct pool *pool,
                   struct err *err)
{
    *changes = (struct change_list){0};
    if (list->kind != TREE_LIST || list->count > SYSTEM_CHANGES)
        return tree_fail(list->mark, ERR_USAGE, err,
                         "changes: a list of at most %d maps such as {at: 1000} is expected",
                         SYSTEM_CHANGES);
    for (int i = 0; i < list->count; i++) {
        struct section section = {&change_options, &changes->change[i]};
        if (decode(list->item[i], &section, 1, NULL, NULL, pool, err))
            return -1;
        if (!changes->change[i].at)
            return tree_fail(list->item[i]->mark, ERR_USAGE, err, "at: missing");
        changes->count++;
    }
    return 0;
}

/* FNV-1a of a quantity's name: its random stream does not depend on the rest of the scenario. */
static uint32_t hash_more(uint32_t hash, const char *name)
{
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static uint32_t stream_of(const char *scope, const char *name)
{
    return hash_more(hash_more(hash_more(2166136261u, scope), "."), name);
}

static int draw_per_node(struct per_node *quantity, uint32_t row, int nodes, uint64_t seed,
                         struct pool *pool, struct err *err)
{
    quantity->list = pool_zeroed(pool, (size_t)nodes, sizeof(double), err);
    if (!quantity->list)
        return -1;
    for (int k = 0; k < nodes; k++) {
        struct random_stream stream = random_stream(seed, RANDOM_PER_NODE, 0, k, row);
        double share = random_uniform(&stream, 0);
        quantity->list[k] = fma(share, quantity->high - quantity->low, quantity->low);
    }
    quantity->count = nodes;
    return 0;
}

int decode_per_node(const struct tree *map, const char *scope, const struct section *section,
                    int nodes, uint64_t seed, struct pool *pool, struct err *err)
{
    for (size_t r = 0; r < section->options->count; r++) {
        const struct option *row = &section->options->row[r];
        struct per_node *quantity = (void *)((char *)section->params + row->offset);
        if (row->type != OPTION_PER_NODE || !quantity->set)
            continue;
        if (quantity->list && quantity->count != nodes)
            return tree_fail(tree_get(map, row->name)->mark, ERR_USAGE, err,
                             "%s: %d values for %d nodes", row->name, quantity->count, nodes);
        if (!quantity->list && quantity->low < quantity->high &&
            draw_per_node(quantity, stream_of(scope, row->name), nodes, seed, pool, err))
            return -1;
    }
    return 0;
}

int decode_variant(const struct tree *word, const char *what, const struct variant *const *family,
                   struct err *err)
{
    char allowed[320] = "";
    struct suggestion near = {0};
    if (word->kind != TREE_SCALAR)
        return tree_fail(word->mark, ERR_USAGE, err, "%s: %s where a name is expected", what,
                         tree_shape(word));
    for (int i = 0; family[i]; i++) {
        const char *name = family[i]->name;
        if (!strcmp(name, word->text))
            return i;
        suggest(&near, word->text, name);
        join(allowed, sizeof allowed, " | ", name);
    }
    return tree_fail(word->mark, ERR_USAGE, err, "%s: '%s' is not one of %s%s", what, word->text,
                     allowed, suggest_question(&near));
}
