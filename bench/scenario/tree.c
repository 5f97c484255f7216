#include "bench/scenario/tree.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int tree_locate(struct mark mark, struct err *err)
{
    if (mark.line)
        return err_prefix(err, "%s:%d:%d: ", mark.file, mark.line, mark.column);
    return mark.file ? err_prefix(err, "%s: ", mark.file) : -1;
}

int tree_fail(struct mark mark, enum err_kind kind, struct err *err, const char *format, ...)
{
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    err_set(err, kind, "%s", text);
    return tree_locate(mark, err);
}

const char *tree_shape(const struct tree *tree)
{
    return tree->kind == TREE_LIST ? "a list" : tree->kind == TREE_MAP ? "a map" : "a scalar";
}

static struct tree *make_tree(enum tree_kind kind, struct mark mark, struct pool *pool,
                              struct err *err)
{
    struct tree *tree = pool_zeroed(pool, 1, sizeof *tree, err);
    if (tree)
        *tree = (struct tree){.kind = kind, .mark = mark};
    return tree;
}

struct tree *tree_scalar(const char *text, struct mark mark, struct pool *pool, struct err *err)
{
    struct tree *tree = make_tree(TREE_SCALAR, mark, pool, err);
    if (tree && !(tree->text = pool_text(pool, text, strlen(text), err)))
        return NULL;
    return tree;
}

struct tree *tree_map(struct mark mark, struct pool *pool, struct err *err)
{
    return make_tree(TREE_MAP, mark, pool, err);
}

static int find_key(const struct tree *tree, const char *key)
{
    for (int i = 0; tree && tree->kind == TREE_MAP && i < tree->count; i++)
        if (!strcmp(tree->key[i], key))
            return i;
    return -1;
}

struct tree *tree_get(const struct tree *tree, const char *key)
{
    int i = find_key(tree, key);
    return i < 0 ? NULL : tree->item[i];
}

/* Doubles the capacity: a map of n keys then moves at most 2 n of them in total. */
static int widen_map(struct tree *map, struct pool *pool, struct err *err)
{
    size_t count = (size_t)map->count, room = count < 4 ? 4 : 2 * count;
    struct tree **item = pool_zeroed(pool, room, sizeof *item, err);
    const char **key = pool_zeroed(pool, room, sizeof *key, err);
    struct mark *mark = pool_zeroed(pool, room, sizeof *mark, err);
    if (!item || !key || !mark)
        return -1;
    for (size_t i = 0; i < count; i++) {
        item[i] = map->item[i];
        key[i] = map->key[i];
        mark[i] = map->key_mark[i];
    }
    map->item = item;
    map->key = key;
    map->key_mark = mark;
    map->room = (int)room;
    return 0;
}

int tree_append(struct tree *map, const char *key, struct tree *value, struct pool *pool,
                struct err *err)
{
    if (map->count >= map->room && widen_map(map, pool, err))
        return -1;
    if (!(map->key[map->count] = pool_text(pool, key, strlen(key), err)))
        return -1;
    map->item[map->count] = value;
    map->key_mark[map->count] = value->mark;
    map->count++;
    return 0;
}

int tree_put(struct tree *map, const char *key, struct tree *value, struct pool *pool,
             struct err *err)
{
    int i = find_key(map, key);
    if (i < 0)
        return tree_append(map, key, value, pool, err);
    map->item[i] = value;
    return 0;
}

void tree_drop(struct tree *map, const char *key)
{
    int kept = 0;
    for (int i = 0; i < map->count; i++) {
        if (!strcmp(map->key[i], key))
            continue;
        map->item[kept] = map->item[i];
        map->key[kept] = map->key[i];
        map->key_mark[kept++] = map->key_mark[i];
    }
    map->count = kept;
}

/* Copies the arrays too: a map changes its arrays in place. */
static int copy_items(const struct tree *tree, struct tree *copy, struct pool *pool,
                      struct err *err)
{
    size_t count = (size_t)tree->count;
    if (!(copy->item = pool_zeroed(pool, count, sizeof *copy->item, err)))
        return -1;
    for (size_t i = 0; i < count; i++)
        if (!(copy->item[i] = tree_copy(tree->item[i], pool, err)))
            return -1;
    return 0;
}

static int copy_keys(const struct tree *map, struct tree *copy, struct pool *pool, struct err *err)
{
    size_t count = (size_t)map->count;
    copy->key = pool_zeroed(pool, count, sizeof *copy->key, err);
    copy->key_mark = pool_zeroed(pool, count, sizeof *copy->key_mark, err);
    if (!copy->key || !copy->key_mark)
        return -1;
    memcpy(copy->key, map->key, count * sizeof *map->key);
    memcpy(copy->key_mark, map->key_mark, count * sizeof *map->key_mark);
    return 0;
}

struct tree *tree_copy(const struct tree *tree, struct pool *pool, struct err *err)
{
    struct tree *copy = make_tree(tree->kind, tree->mark, pool, err);
    if (!copy)
        return NULL;
    *copy = *tree;
    copy->room = tree->kind == TREE_MAP ? tree->count : 0;
    if (tree->count && copy_items(tree, copy, pool, err))
        return NULL;
    if (tree->count && tree->kind == TREE_MAP && copy_keys(tree, copy, pool, err))
        return NULL;
    return copy;
}

int tree_same(const struct tree *a, const struct tree *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || a->count != b->count)
        return 0;
    if (a->kind == TREE_SCALAR)
        return !strcmp(a->text, b->text);
    for (int i = 0; i < a->count; i++)
        if ((a->kind == TREE_MAP && strcmp(a->key[i], b->key[i])) ||
            !tree_same(a->item[i], b->item[i]))
            return 0;
    return 1;
}

static void append_text(char *text, size_t size, size_t *used, const char *part)
{
    size_t left = *used < size ? size - *used : 0;
    *used += (size_t)snprintf(left ? text + *used : NULL, left, "%s", part);
}

static void write_text(const struct tree *tree, char *text, size_t size, size_t *used)
{
    if (tree->kind == TREE_SCALAR) {
        append_text(text, size, used, tree->text);
        return;
    }
    append_text(text, size, used, tree->kind == TREE_MAP ? "{" : "[");
    for (int i = 0; i < tree->count; i++) {
        append_text(text, size, used, i ? "," : "");
        if (tree->kind == TREE_MAP) {
            append_text(text, size, used, tree->key[i]);
            append_text(text, size, used, ":");
        }
        write_text(tree->item[i], text, size, used);
    }
    append_text(text, size, used, tree->kind == TREE_MAP ? "}" : "]");
}

const char *tree_text(const struct tree *tree, struct pool *pool, struct err *err)
{
    size_t length = 0, used = 0;
    write_text(tree, NULL, 0, &length);
    char *text = pool_zeroed(pool, length + 1, 1, err);
    if (text)
        write_text(tree, text, length + 1, &used);
    return text;
}
