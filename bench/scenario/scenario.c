#include "bench/scenario/scenario.h"

#include "bench/scenario/expand.h"

#include <string.h>

static int apply_override(struct scenario *scenario, const struct override *override,
                          struct err *err)
{
    struct pool *pool = &scenario->pool;
    struct tree *value = tree_parse(override->value, override->origin, pool, err);
    if (!value)
        return -1;
    if (tree_set(scenario->base, override->path, value, pool, err))
        return tree_locate(value->mark, err);
    return 0;
}

static const char *const sections[] = {"network", "exchange", "system", "input",
                                       "noise",   "run",      "sweep",  NULL};
static const char *const parts_of_sections[] = {"topology", "weights", "changes", "entries",
                                                "crash",    "walk",    NULL};

static int is_among(const char *const *names, const char *name)
{
    while (*names && strcmp(*names, name))
        names++;
    return *names != NULL;
}

/* A section whose lines are all commented out is treated as absent. */
static void drop_empty(struct tree *map, const char *const *names)
{
    for (int i = map->count - 1; i >= 0; i--)
        if (is_among(names, map->key[i]) && map->item[i]->kind == TREE_SCALAR &&
            !map->item[i]->text[0])
            tree_drop(map, map->key[i]);
}

static int take_sections(struct tree *base, struct err *err)
{
    drop_empty(base, sections);
    for (int i = 0; i < base->count; i++) {
        struct tree *section = base->item[i];
        if (!is_among(sections, base->key[i]))
            continue;
        if (section->kind != TREE_MAP && strcmp(base->key[i], "sweep"))
            return tree_fail(section->mark, ERR_USAGE, err,
                             "%s: %s where a map such as {key: value} is expected", base->key[i],
                             section->kind == TREE_SCALAR ? section->text : tree_shape(section));
        drop_empty(section, parts_of_sections);
    }
    return 0;
}

/* Rewrites `topology: ring` as {kind: ring}, so that paths can lead into it. */
static int spell_out(struct scenario *scenario, const char *section, const char *part,
                     struct err *err)
{
    struct tree *parent = tree_get(scenario->base, section);
    struct tree *kind = tree_get(parent, part);
    if (!kind || kind->kind != TREE_SCALAR)
        return 0;
    struct tree *map = tree_map(kind->mark, &scenario->pool, err);
    return !map || tree_put(map, "kind", kind, &scenario->pool, err) ||
           tree_put(parent, part, map, &scenario->pool, err);
}

/* Names are shown on terminals and written into figures. U+0080 to U+009F are also controls. */
static int has_control(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < ' ' || *c == 0x7f || (c[0] == 0xc2 && c[1] >= 0x80 && c[1] <= 0x9f))
            return 1;
    return 0;
}

/* The file's name without folder and last extension: my.v2.yaml gives my.v2. */
static const char *name_of_file(const char *path, struct pool *pool, struct err *err)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    const char *ending = strrchr(base, '.');
    return pool_text(pool, base, ending && ending > base ? (size_t)(ending - base) : strlen(base),
                     err);
}

/* The name must be valid as a folder: results go into one of this name. */
static int is_file_name(const char *name)
{
    return name[0] && strcmp(name, ".") && strcmp(name, "..") && !strpbrk(name, "/ \t\n") &&
           !has_control(name);
}

static int refuse_name(const char *name, struct mark mark, struct err *err)
{
    if (has_control(name))
        return tree_fail(mark, ERR_USAGE, err, "name: holds a control character");
    return tree_fail(mark, ERR_USAGE, err,
                     "name: '%s' is not a file name; use letters, digits, - and _", name);
}

static int take_name(struct scenario *scenario, struct err *err)
{
    struct tree *name = tree_get(scenario->base, "name");
    if (!name) {
        const char *text = name_of_file(scenario->path, &scenario->pool, err);
        name = text ? tree_scalar(text, scenario->base->mark, &scenario->pool, err) : NULL;
        if (!name || tree_put(scenario->base, "name", name, &scenario->pool, err))
            return -1;
    }
    if (name->kind != TREE_SCALAR)
        return tree_fail(name->mark, ERR_USAGE, err, "name: %s where a word is expected",
                         tree_shape(name));
    scenario->name = name->text;
    return is_file_name(name->text) ? 0 : refuse_name(name->text, name->mark, err);
}

static const char *label_of(const struct tree *algorithm, struct err *err)
{
    const struct tree *label = tree_get(algorithm, "label"), *name = tree_get(algorithm, "name");
    label = label ? label : name;
    if (label && label->kind == TREE_SCALAR && label->text[0]) {
        if (!has_control(label->text))
            return label->text;
        tree_fail(label->mark, ERR_USAGE, err, "label: holds a control character");
        return NULL;
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
                                 "label: '%s' names two algorithms; give each its own label",
                                 scenario->label[i]);
        scenario->labels++;
    }
    return scenario->label ? 0 : -1;
}

/* Makes the cases of the tree; NULL: reading it failed. */
static int take_base(struct scenario *scenario, struct tree *base, const struct override *overrides,
                     int count, struct err *err)
{
    scenario->base = base;
    scenario->override = overrides;
    scenario->overrides = count;
    if (!base)
        return -1;
    if (scenario->base->kind != TREE_MAP)
        return tree_fail(scenario->base->mark, ERR_USAGE, err,
                         "a scenario is a map; see slabmark help run");
    if (take_sections(scenario->base, err) || spell_out(scenario, "network", "topology", err) ||
        spell_out(scenario, "exchange", "entries", err))
        return -1;
    for (int i = 0; i < count; i++)
        if (apply_override(scenario, &overrides[i], err))
            return -1;
    if (take_name(scenario, err) || take_labels(scenario, err))
        return -1;
    return scenario_expand(scenario, err);
}

int scenario_read(struct scenario *scenario, const char *path, const struct override *overrides,
                  int count, struct err *err)
{
    *scenario = (struct scenario){0};
    scenario->path = pool_text(&scenario->pool, path, strlen(path), err);
    return scenario->path
               ? take_base(scenario, tree_read(path, &scenario->pool, err), overrides, count, err)
               : -1;
}

int scenario_parse(struct scenario *scenario, const char *text, const char *path,
                   const struct override *overrides, int count, struct err *err)
{
    *scenario = (struct scenario){0};
    scenario->path = pool_text(&scenario->pool, path, strlen(path), err);
    return scenario->path ? take_base(scenario, tree_parse_file(text, path, &scenario->pool, err),
                                      overrides, count, err)
                          : -1;
}

void scenario_free(struct scenario *scenario)
{
    pool_free(&scenario->pool);
    *scenario = (struct scenario){0};
}
