/* A YAML document as a tree. Each node holds its file, line and column for error messages. Sweeps
 * and --set edit the tree; option rows decode it (decode.h). A tree and its texts belong to a pool.
 * One thread at a time may change a tree. */
#ifndef BENCH_SCENARIO_TREE_H
#define BENCH_SCENARIO_TREE_H

#include "base/err.h"
#include "bench/scenario/pool.h"

enum tree_kind { TREE_SCALAR, TREE_LIST, TREE_MAP };

struct mark {
    const char *file; /* or the setting: "--set run.threads=2" */
    int line, column; /* from 1; 0: not from a file */
};

struct tree {
    enum tree_kind kind;
    const char *text; /* a scalar's text, else NULL */
    struct mark mark;
    enum {
        TREE_WRITTEN,
        TREE_OVERRIDE,
        TREE_DEFAULT
    } origin;  /* from the file; from a sweep, --set or the environment; from a table of defaults */
    int count; /* items of a list or a map, in the order of the file */
    struct tree **item;    /* (count,) */
    const char **key;      /* (count,) for a map, else NULL */
    struct mark *key_mark; /* (count,) for a map, else NULL */
    int room;              /* capacity of a map's arrays, in keys */
};

/* Read a file, parse the text that a file had, parse a text, copy a tree, make a scalar, make an
 * empty map. Everything is allocated in the pool. NULL and err on failure. */
struct tree *tree_read(const char *path, struct pool *, struct err *);
struct tree *tree_parse_file(const char *text, const char *path, struct pool *, struct err *);
struct tree *tree_parse(const char *text, const char *origin, struct pool *, struct err *);
struct tree *tree_copy(const struct tree *, struct pool *, struct err *);
struct tree *tree_scalar(const char *text, struct mark, struct pool *, struct err *);
struct tree *tree_map(struct mark, struct pool *, struct err *);

/* The item under a key, or NULL; NULL also when `tree` is NULL or not a map. */
struct tree *tree_get(const struct tree *, const char *key);

/* Adds a key that the map does not have yet. Returns 0, or -1 and err. */
int tree_append(struct tree *map, const char *key, struct tree *value, struct pool *, struct err *);

/* Adds or replaces a key of a map. Returns 0, or -1 and err. */
int tree_put(struct tree *map, const char *key, struct tree *value, struct pool *, struct err *);

/* Removes a key from a map, if it is there. */
void tree_drop(struct tree *map, const char *key);

/* Sets the item at a path such as network.topology.kind, and makes missing maps on the way. A word
 * for an item of a list is its number, or a pattern for its `label` or `name`: sapsm, APWL*, * for
 * all. The new item is marked as an override. Returns 0, or -1 and err. */
int tree_set(struct tree *root, const char *path, const struct tree *value, struct pool *,
             struct err *);

/* The item at a path of keys, or the last one on the way there. */
const struct tree *tree_nearest(const struct tree *root, const char *path);

/* 1 when `path` leads through an item of list `list` other than item `index`: a sweep of one
 * algorithm's step does not concern the others. */
int tree_path_excludes(const struct tree *root, const char *path, const char *list, int index);

/* The tree as text without blanks or line ends, for names: 5, a, [1,2], {min:0,max:1}. In the pool;
 * NULL and err when out of memory. */
const char *tree_text(const struct tree *, struct pool *, struct err *);

/* 1 when both have the same content, keys in the same order; or both are NULL. */
int tree_same(const struct tree *, const struct tree *);

/* "a list", "a map" or "a scalar" */
const char *tree_shape(const struct tree *);

/* Sets err to the text with the mark before it: "demo.yaml:3:7: text". Returns -1. */
int tree_fail(struct mark, enum err_kind, struct err *, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts the mark before the text that err already holds. Returns -1. */
int tree_locate(struct mark, struct err *);

#endif
