/* Reading YAML by libyaml into a tree. */
#include "bench/scenario/tree.h"

#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum {
    DEPTH = 64,     /* levels of nesting: an alias may point to its own parent */
    NODES = 1000000 /* values: aliases of aliases multiply                     */
};

struct reader {
    yaml_document_t document;
    const char *origin;
    struct pool *pool;
    struct err *err;
    int nodes;   /* values made so far */
    int in_file; /* 0: a text from the command line, whose marks have no lines */
};

static struct mark mark_of(const struct reader *reader, yaml_mark_t mark)
{
    if (!reader->in_file)
        return (struct mark){reader->origin, 0, 0};
    return (struct mark){reader->origin, (int)mark.line + 1, (int)mark.column + 1};
}

static struct tree *convert_node(struct reader *reader, int id, int depth);

static int convert_list(struct reader *reader, const yaml_node_t *node, struct tree *tree,
                        int depth)
{
    size_t count = (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    tree->item = pool_zeroed(reader->pool, count, sizeof *tree->item, reader->err);
    if (!tree->item)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (!(tree->item[tree->count++] =
                  convert_node(reader, node->data.sequence.items.start[i], depth + 1)))
            return -1;
    return 0;
}

/* Sorts equal keys next to each other, in the order of the file. */
static int compare_keys(const void *a, const void *b, void *map)
{
    const struct tree *tree = map;
    int i = *(const int *)a, j = *(const int *)b, order = strcmp(tree->key[i], tree->key[j]);
    return order ? order : i - j;
}

/* The first key that occurs twice; -1: none. */
static int find_twice(struct tree *map, int *order)
{
    int twice = -1;
    for (int i = 0; i < map->count; i++)
        order[i] = i;
    qsort_r(order, (size_t)map->count, sizeof *order, compare_keys, map);
    for (int i = 1; i < map->count; i++)
        if (!strcmp(map->key[order[i - 1]], map->key[order[i]]) && (twice < 0 || order[i] < twice))
            twice = order[i];
    return twice;
}

static int check_twice(struct tree *map, struct err *err)
{
    int *order = mem_zeroed((size_t)map->count, sizeof *order, err);
    if (!order)
        return -1;
    int twice = find_twice(map, order);
    free(order);
    return twice < 0 ? 0
                     : tree_fail(map->key_mark[twice], ERR_USAGE, err, "%s: given twice",
                                 map->key[twice]);
}

static int convert_map(struct reader *reader, const yaml_node_t *node, struct tree *tree, int depth)
{
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const struct tree *key = convert_node(reader, pair->key, depth + 1);
        if (!key)
            return -1;
        if (key->kind != TREE_SCALAR)
            return tree_fail(key->mark, ERR_USAGE, reader->err, "a key must be a plain word");
        struct tree *value = convert_node(reader, pair->value, depth + 1);
        if (!value || tree_append(tree, key->text, value, reader->pool, reader->err))
            return -1;
        tree->key_mark[tree->count - 1] = key->mark;
    }
    return check_twice(tree, reader->err);
}

static struct tree *convert_node(struct reader *reader, int id, int depth)
{
    const yaml_node_t *node = yaml_document_get_node(&reader->document, id);
    struct mark mark = mark_of(reader, node->start_mark);
    if (depth > DEPTH || ++reader->nodes > NODES) {
        tree_fail(mark, ERR_USAGE, reader->err,
                  depth > DEPTH ? "nested deeper than %d levels" : "more than %d values",
                  depth > DEPTH ? DEPTH : NODES);
        return NULL;
    }
    struct tree *tree = tree_map(mark, reader->pool, reader->err);
    int failed = !tree;
    if (!failed && node->type == YAML_SCALAR_NODE) {
        tree->kind = TREE_SCALAR;
        tree->text = pool_text(reader->pool, (const char *)node->data.scalar.value,
                               node->data.scalar.length, reader->err);
        failed = !tree->text;
    } else if (!failed && node->type == YAML_SEQUENCE_NODE) {
        tree->kind = TREE_LIST;
        failed = convert_list(reader, node, tree, depth);
    } else if (!failed) {
        failed = convert_map(reader, node, tree, depth);
    }
    return failed ? NULL : tree;
}

/* Rejects a second document, which would otherwise be ignored silently. */
static int check_end(yaml_parser_t *parser, struct reader *reader)
{
    int failed = 0;
    yaml_document_t next;
    if (!yaml_parser_load(parser, &next))
        return tree_fail(mark_of(reader, parser->problem_mark), ERR_USAGE, reader->err, "%s",
                         parser->problem ? parser->problem : "no YAML");
    if (yaml_document_get_root_node(&next))
        failed = tree_fail(mark_of(reader, next.start_mark), ERR_USAGE, reader->err,
                           "a second document: a scenario is a single document");
    yaml_document_delete(&next);
    return failed;
}

static struct tree *load_document(yaml_parser_t *parser, struct reader *reader)
{
    if (!yaml_parser_load(parser, &reader->document)) {
        tree_fail(mark_of(reader, parser->problem_mark), ERR_USAGE, reader->err, "%s%s%s",
                  parser->problem ? parser->problem : "no YAML", parser->context ? ", " : "",
                  parser->context ? parser->context : "");
        return NULL;
    }
    struct tree *tree = NULL;
    if (yaml_document_get_root_node(&reader->document))
        tree = convert_node(reader, 1, 0);
    else
        err_set(reader->err, ERR_USAGE, "%s: empty", reader->origin);
    yaml_document_delete(&reader->document);
    return tree && check_end(parser, reader) ? NULL : tree;
}

struct tree *tree_read(const char *path, struct pool *pool, struct err *err)
{
    struct reader reader = {.pool = pool, .err = err, .in_file = 1};
    yaml_parser_t parser;
    if (!(reader.origin = pool_text(pool, path, strlen(path), err)))
        return NULL;
    FILE *file = fopen(path, "r");
    if (!file || !yaml_parser_initialize(&parser)) {
        err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
        if (file)
            fclose(file);
        return NULL;
    }
    yaml_parser_set_input_file(&parser, file);
    errno = 0;
    struct tree *tree = load_document(&parser, &reader);
    if (ferror(file)) /* the parser does not say why */
        err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno ? errno : EIO));
    yaml_parser_delete(&parser);
    fclose(file);
    return tree;
}

static struct tree *parse_text(const char *text, const char *origin, int in_file, struct pool *pool,
                               struct err *err)
{
    struct reader reader = {.pool = pool, .err = err, .in_file = in_file};
    yaml_parser_t parser;
    if (!(reader.origin = pool_text(pool, origin, strlen(origin), err)))
        return NULL;
    if (!yaml_parser_initialize(&parser)) {
        err_set(err, ERR_INTERNAL, "out of memory: YAML parser");
        return NULL;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, strlen(text));
    struct tree *tree = load_document(&parser, &reader);
    yaml_parser_delete(&parser);
    return tree;
}

struct tree *tree_parse_file(const char *text, const char *path, struct pool *pool, struct err *err)
{
    return parse_text(text, path, 1, pool, err);
}

struct tree *tree_parse(const char *text, const char *origin, struct pool *pool, struct err *err)
{
    return parse_text(text, origin, 0, pool, err);
}
