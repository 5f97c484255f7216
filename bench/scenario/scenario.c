#include "bench/scenario/scenario.h"

#include "bench/scenario/expand.h"

#include <string.h>

static int apply(struct scenario *scenario, const struct override *override, struct err *err)
{
    struct pool *pool = &scenario->pool;
    struct tree *value = tree_parse(override->value, override->origin, pool, err);
    if (!value)
        return -1;
    if (tree_set(scenario->base, override->path, value, pool, err))
        return tree_locate(value->mark, err);
    return 0;
}

/* `topology: ring` says {kind: ring}: spelled out, so that paths lead into it. */
static int spell_out_topology(struct scenario *scenario, struct err *err)
{
    struct tree *network = tree_get(scenario->base, "network");
    struct tree *kind = tree_get(network, "topology");
    if (!kind || kind->kind != TREE_SCALAR)
        return 0;
    struct tree *map = tree_map(kind->mark, &scenario->pool, err);
    return !map || tree_put(map, "kind", kind, &scenario->pool, err) ||
           tree_put(network, "topology", map, &scenario->pool, err);
}

static const char *name_of_file(const char *path, struct pool *pool, struct err *err)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    return pool_text(pool, base, strcspn(base, "."), err);
}

static int take_name(struct scenario *scenario, struct err *err)
{
    const struct tree *name = tree_get(scenario->base, "name");
    if (name && name->kind != TREE_SCALAR)
        return tree_fail(name->mark, ERR_USAGE, err, "name: %s where a word is expected",
                         tree_shape(name));
    if (name) {
        if (!name->text[0] || strpbrk(name->text, "/ \t\n"))
            return tree_fail(name->mark, ERR_USAGE, err,
                             "name: '%s' is no file name: letters, digits, - and _ are",
                             name->text);
        scenario->name = name->text;
        return 0;
    }
    scenario->name = name_of_file(scenario->path, &scenario->pool, err);
    struct tree *text =
        scenario->name ? tree_scalar(scenario->name, scenario->base->mark, &scenario->pool, err)
                       : NULL;
    return text ? tree_put(scenario->base, "name", text, &scenario->pool, err) : -1;
}

static const char *label_of(const struct tree *algorithm, struct err *err)
{
    const struct tree *label = tree_get(algorithm, "label"), *name = tree_get(algorithm, "name");
    label = label ? label : name;
    if (label && label->kind == TREE_SCALAR && label->text[0]) {
        for (const char *c = label->text; *c; c++)
            if ((unsigned char)*c < ' ') {
                tree_fail(label->mark, ERR_USAGE, err, "label: holds a control character");
                return NULL;
            }
        return label->text;
    }
    tree_fail(algorithm->mark, ERR_USAGE, err, "name: missing; see slabmark list algorithms");
    return NULL;
}

static int take_labels(struct scenario *scenario, struct err *err)
{
    const struct tree *list = tree_get(scenario->base, "algorithms");
    if (!list || list->kind != TREE_LIST || list->count < 1)
        return tree_fail(list ? list->mark : scenario->base->mark, ERR_USAGE, err,
                         "algorithms: a list such as [{name: sapsm}, {name: lms}] is expected");
    scenario->label =
        pool_zeroed(&scenario->pool, (size_t)list->count, sizeof *scenario->label, err);
    for (int i = 0; scenario->label && i < list->count; i++) {
        scenario->label[i] = label_of(list->item[i], err);
        if (!scenario->label[i])
            return -1;
        for (int j = 0; j < i; j++)
            if (!strcmp(scenario->label[i], scenario->label[j]))
                return tree_fail(list->item[i]->mark, ERR_USAGE, err,
                                 "label: '%s' names two algorithms; give each a label of its own",
                                 scenario->label[i]);
        scenario->labels++;
    }
    return scenario->label ? 0 : -1;
}

int scenario_read(struct scenario *scenario, const char *path, const struct override *overrides,
                  int count, struct err *err)
{
    *scenario = (struct scenario){0};
    scenario->path = pool_text(&scenario->pool, path, strlen(path), err);
    if (!scenario->path || !(scenario->base = tree_read(path, &scenario->pool, err)))
        return -1;
    if (scenario->base->kind != TREE_MAP)
        return tree_fail(scenario->base->mark, ERR_USAGE, err,
                         "a scenario is a map; see slabmark help run");
    if (spell_out_topology(scenario, err))
        return -1;
    for (int i = 0; i < count; i++)
        if (apply(scenario, &overrides[i], err))
            return -1;
    if (take_name(scenario, err) || take_labels(scenario, err))
        return -1;
    return scenario_expand(scenario, err);
}

void scenario_free(struct scenario *scenario)
{
    pool_free(&scenario->pool);
    *scenario = (struct scenario){0};
}
