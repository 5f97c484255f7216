/* Paths into a tree: network.topology.kind, algorithms.sapsm.step, algorithms.*.mode. */
#include "bench/scenario/tree.h"

#include "base/option.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name of a list's item: its label, or else its `name`. NULL: it has neither. */
static const char *item_name(const struct tree *item)
{
    const struct tree *name = tree_get(item, "label");
    if (!name)
        name = tree_get(item, "name");
    return name && name->kind == TREE_SCALAR ? name->text : NULL;
}

static int is_name_in(const struct tree *list, const char *word)
{
    for (int i = 0; i < list->count; i++) {
        const char *name = item_name(list->item[i]);
        if (name && !strcmp(name, word))
            return 1;
    }
    return 0;
}

/* 1 when a path's word names item i of a list. A number is an index, unless an item has it as its
 * name. */
static int is_named(const struct tree *list, int i, const char *word)
{
    double number;
    const char *name = item_name(list->item[i]);
    if (!option_number(word, &number) && !is_name_in(list, word))
        return number == i;
    return !strcmp(word, "*") || (name && !fnmatch(word, name, 0));
}

/* Splits the first word off a path; NULL when it is empty or too long. */
static const char *split_path(const char *path, char *word, size_t size)
{
    size_t length = strcspn(path, ".");
    if (length == 0 || length >= size)
        return NULL;
    memcpy(word, path, length);
    word[length] = '\0';
    return path[length] ? path + length + 1 : path + length;
}

static int set_in_list(struct tree *list, const char *word, const char *rest,
                       const struct tree *value, struct pool *pool, struct err *err)
{
    int found = 0;
    for (int i = 0; i < list->count; i++) {
        if (!is_named(list, i, word))
            continue;
        found = 1;
        if (*rest && tree_set(list->item[i], rest, value, pool, err))
            return -1;
        if (!*rest && !(list->item[i] = tree_copy(value, pool, err)))
            return -1;
    }
    if (!found)
        return err_set(
            err, ERR_USAGE,
            "'%s' matches no item: give a number from 0 to %d, a label, or a pattern such as *",
            word, list->count - 1);
    return 0;
}

int tree_set(struct tree *root, const char *path, const struct tree *value, struct pool *pool,
             struct err *err)
{
    char word[128];
    const char *rest = split_path(path, word, sizeof word);
    if (!rest)
        return err_set(err, ERR_USAGE, "'%s' is not a path such as network.nodes", path);
    if (root->kind == TREE_LIST)
        return set_in_list(root, word, rest, value, pool, err);
    if (root->kind != TREE_MAP)
        return err_set(err, ERR_USAGE, "'%s' leads into '%s', which has no parts", path,
                       root->text);
    struct tree *item = *rest ? tree_get(root, word) : tree_copy(value, pool, err);
    if (!item && !(item = tree_map(value->mark, pool, err)))
        return -1;
    if (!*rest)
        item->origin = TREE_OVERRIDE;
    else if (item->kind == TREE_SCALAR && tree_get(root, word))
        return err_set(err, ERR_USAGE, "'%s' leads into '%s', which has no parts", path,
                       item->text);
    if (tree_put(root, word, item, pool, err))
        return -1;
    return *rest ? tree_set(item, rest, value, pool, err) : 0;
}

const struct tree *tree_nearest(const struct tree *root, const char *path)
{
    char word[128];
    const char *rest = split_path(path, word, sizeof word);
    const struct tree *item = rest ? tree_get(root, word) : NULL;
    return item ? tree_nearest(item, rest) : root;
}

int tree_path_excludes(const struct tree *root, const char *path, const char *list, int index)
{
    char word[128];
    const char *rest = split_path(path, word, sizeof word);
    const struct tree *items = tree_get(root, list);
    if (!rest || strcmp(word, list) || !items || items->kind != TREE_LIST || index >= items->count)
        return 0;
    return split_path(rest, word, sizeof word) && !is_named(items, index, word);
}
