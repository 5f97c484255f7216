/* A YAML document as a tree. Each node knows its file, line and column for error messages. Sweeps
 * and --set edit the tree; option rows decode it (decode.h). */
#ifndef BENCH_SCENARIO_TREE_H
#define BENCH_SCENARIO_TREE_H

#include "base/err.h"
#include "bench/scenario/pool.h"

enum tree_kind { TREE_SCALAR, TREE_LIST, TREE_MAP };

struct mark {
    const char *file; /* or its source: "--set run.threads=2" */
    int line, column; /* from 1; 0: not from a file */
};

struct tree {
    enum tree_kind kind;
    const char *text; /* of a scalar */
    struct mark mark;
    enum {
        TREE_WRITTEN,
        TREE_OVERRIDE,
        TREE_DEFAULT
    } origin;           /* in the file; by a sweep, --set or
the environment; filled in from a table */
    int count;          /* items of a list or a map, in the order of the file */
    struct tree **item; /* (count,) */
    const char **key;   /* (count,) of a map */
    struct mark *key_mark;
    int room; /* of a map: keys that its arrays hold before they grow */
};

/* Everything is allocated in the pool. NULL and err on failure. */
struct tree *tree_read(const char *path, struct pool *, struct err *);
struct tree *tree_parse(const char *text, const char *origin, struct pool *, struct err *);
struct tree *tree_copy(const struct tree *, struct pool *, struct err *);
struct tree *tree_scalar(const char *text, struct mark, struct pool *, struct err *);
struct tree *tree_map(struct mark, struct pool *, struct err *);

/* The item under a key, or NULL (also when `tree` is NULL or no map). */
struct tree *tree_get(const struct tree *, const char *key);

/* Adds a key that the map does not have yet. 0 or -1. */
int tree_append(struct tree *map, const char *key, struct tree *value, struct pool *, struct err *);

/* Adds or replaces a key of a map. 0 or -1. */
int tree_put(struct tree *map, const char *key, struct tree *value, struct pool *, struct err *);

/* Takes a key out of a map. */
void tree_drop(struct tree *map, const char *key);

/* Sets the item at a path such as network.topology.kind, making maps on the way. An item of a list
 * goes by number, or by a pattern for its `label` or `name`: sapsm, APWL*, * for all. The new item
 * is marked as override. */
int tree_set(struct tree *root, const char *path, const struct tree *value, struct pool *,
             struct err *);

/* The item at a path of keys, or the last one on the way there. */
const struct tree *tree_nearest(const struct tree *root, const char *path);

/* 1 when `path` leads through an item of list `list` other than item `index`: a sweep of one
 * algorithm's step does not concern the others. */
int tree_path_excludes(const struct tree *root, const char *path, const char *list, int index);

/* On one line without blanks, for names: 5, a, [1,2], {min:0,max:1}. In the pool. */
const char *tree_text(const struct tree *, struct pool *, struct err *);

/* 1 when both say the same, keys in the same order; or both are NULL. */
int tree_same(const struct tree *, const struct tree *);

/* "a list", "a map" or "a scalar" */
const char *tree_shape(const struct tree *);

/* "demo.yaml:3:7: " before the text. Returns -1. */
int tree_fail(struct mark, enum err_kind, struct err *, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Puts the mark before a text that err carries already. Returns -1. */
int tree_locate(struct mark, struct err *);

#endif
