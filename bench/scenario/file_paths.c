#include "bench/scenario/file_paths.h"

#include "bench/scenario/catalog.h"

struct walk {
    int (*visit)(void *, struct tree *path, struct err *);
    void *arg;
};

static int is_path(const struct options *options, const char *key)
{
    const struct option *row = option_find(options, key);
    return row && (row->type == OPTION_PATH || row->type == OPTION_PATHS);
}

/* 1 when some option table has a path of that name. */
static int names_file(const char *key)
{
    for (const struct chapter *chapter = chapters; chapter->path; chapter++) {
        if (chapter->options && is_path(chapter->options, key))
            return 1;
        for (int i = 0; chapter->family && chapter->family[i]; i++)
            if (is_path(&chapter->family[i]->options, key))
                return 1;
    }
    return 0;
}

static int visit_paths(const struct walk *walk, struct tree *tree, int is_file, struct err *err)
{
    if (tree->kind == TREE_SCALAR)
        return is_file ? walk->visit(walk->arg, tree, err) : 0;
    for (int i = 0; i < tree->count; i++) {
        int named = tree->kind == TREE_MAP ? names_file(tree->key[i]) : is_file;
        if (visit_paths(walk, tree->item[i], named, err))
            return -1;
    }
    return 0;
}

int file_paths_visit(struct tree *tree, int (*visit)(void *, struct tree *path, struct err *),
                     void *arg, struct err *err)
{
    return visit_paths(&(struct walk){visit, arg}, tree, 0, err);
}
