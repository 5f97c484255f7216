/* Sections of a scenario, and members of a family chosen by name. */
#include "bench/scenario/setup.h"

struct tree *setup_section(struct setup *setup, struct tree *root, const char *name,
                           struct err *err)
{
    struct tree *section = tree_get(root, name);
    if (section)
        return section;
    section = tree_map(root->mark, &setup->pool, err);
    if (!section || tree_put(root, name, section, &setup->pool, err))
        return NULL;
    return section;
}

struct tree *setup_spell_out(struct setup *setup, struct tree *section, const char *name,
                             const char *key, struct err *err)
{
    struct tree *part = tree_get(section, name);
    if (part && part->kind != TREE_SCALAR)
        return part;
    struct tree *map = tree_map(part ? part->mark : section->mark, &setup->pool, err);
    if (!map || tree_put(section, name, map, &setup->pool, err))
        return NULL;
    if (part && tree_put(map, key, part, &setup->pool, err))
        return NULL;
    return map;
}

int setup_put_number(struct setup *setup, struct tree *map, const char *key, int value,
                     struct err *err)
{
    const char *text = pool_format(&setup->pool, err, "%d", value);
    struct tree *number = text ? tree_scalar(text, map->mark, &setup->pool, err) : NULL;
    return number && !tree_put(map, key, number, &setup->pool, err) ? 0 : -1;
}

int setup_variant(struct setup *setup, struct tree *map, const char *key, const char *fallback,
                  const struct variant *const *family, struct err *err)
{
    if (map->kind != TREE_MAP)
        return tree_fail(map->mark, ERR_USAGE, err, "a map such as {%s: %s} is expected", key,
                         fallback);
    struct tree *word = tree_get(map, key);
    if (!word && (!(word = tree_scalar(fallback, map->mark, &setup->pool, err)) ||
                  tree_put(map, key, word, &setup->pool, err)))
        return -1;
    return decode_variant(word, key, family, err);
}

int setup_variant_params(struct setup *setup, struct tree *map, const char *key,
                         const struct section *common, const char *const *others,
                         const struct variant *const *family, int chosen, void **params,
                         struct err *err)
{
    enum { MEMBERS = 64 };
    const struct options *siblings[MEMBERS] = {NULL};
    for (int i = 0; tree_get(map, key)->origin == TREE_OVERRIDE && family[i] && i + 1 < MEMBERS;
         i++)
        siblings[i] = &family[i]->options;
    *params = pool_zeroed(&setup->pool, 1, family[chosen]->options.params_size, err);
    if (!*params)
        return -1;
    struct section sections[2] = {{&family[chosen]->options, *params}};
    if (common)
        sections[1] = *common;
    return decode(map, sections, common ? 2 : 1, others, siblings, &setup->pool, err);
}
