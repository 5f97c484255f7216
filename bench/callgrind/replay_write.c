#include "bench/callgrind/replay.h"

#include "bench/matrix/matrix.h"
#include "bench/scenario/tree_json.h"
#include "bench/scenario/decode_value.h"
#include "bench/scenario/file_paths.h"

#include <string.h>

struct links {
    const struct folder *folder;
    struct pool *pool;
    int count;
};

/* Replaces the path by the name of a link, such as 0.npy, with the file's extension and, of a MAT
 * file, the variable. */
static int link_file(void *arg, struct tree *path, struct err *err)
{
    struct links *links = arg;
    const char *named = decode_path(path, links->pool, err);
    size_t length = named ? matrix_path_length(named) : 0;
    const char *file = named ? pool_text(links->pool, named, length, err) : NULL;
    const char *ending = file ? strrchr(file, '.') : NULL;
    if (!file)
        return -1;
    if (!ending || strchr(ending, '/'))
        ending = "";
    const char *link = pool_format(links->pool, err, "%d%s", links->count++, ending);
    path->text = link ? pool_format(links->pool, err, "%s%s", link, named + length) : NULL;
    return path->text ? folder_link(links->folder, link, file, err) : -1;
}

static int write_json(const struct tree *root, const struct folder *folder, struct err *err)
{
    FILE *file = folder_open(folder, REPLAY_SCENARIO, "w", err);
    if (!file)
        return -1;
    json_t *json = tree_json(root);
    int failed = !json || json_dumpf(json, file, JSON_INDENT(1));
    json_decref(json);
    if (fclose(file) || failed)
        return err_set(err, ERR_INTERNAL, "%s/" REPLAY_SCENARIO ": cannot be written",
                       folder->path);
    return 0;
}

static int is_listed(const char *const *names, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (!strcmp(names[i], name))
            return 1;
    return 0;
}

/* A map of the same items without the listed ones, or with only the listed ones. */
static struct tree *filter_keys(const struct tree *map, const char *const *names, int listed,
                                struct pool *pool, struct err *err)
{
    struct tree *filtered = tree_map(map->mark, pool, err);
    for (int i = 0; filtered && i < map->count; i++)
        if (is_listed(names, map->key[i]) == listed &&
            tree_append(filtered, map->key[i], map->item[i], pool, err))
            return NULL;
    return filtered;
}

/* Keeps the keys that the replay needs. Names, trials, threads and timing settings do not affect
 * it, but their length would move later allocations. */
static struct tree *strip_case(const struct tree *root, int algorithm, struct pool *pool,
                               struct err *err)
{
    static const char *const sections[] = {"seed",     "iterations", "network",
                                           "exchange", "system",     "input",
                                           "noise",    "algorithms", NULL};
    static const char *const settings[] = {"layout",         "kernels",           "precision",
                                           "diverged_above", "support_threshold", NULL};
    static const char *const names[] = {"label", NULL};
    const struct tree *run = tree_get(root, "run");
    struct tree *stripped = filter_keys(root, sections, 1, pool, err);
    struct tree *own = run && run->kind == TREE_MAP ? filter_keys(run, settings, 1, pool, err)
                                                    : tree_map(root->mark, pool, err);
    struct tree *one = tree_scalar("1", root->mark, pool, err);
    if (!stripped || !own || !one || tree_put(own, "threads", one, pool, err) ||
        tree_append(stripped, "run", own, pool, err))
        return NULL;
    struct tree *algorithms = tree_get(stripped, "algorithms");
    algorithms->item[0] = filter_keys(algorithms->item[algorithm], names, 0, pool, err);
    algorithms->count = 1;
    return algorithms->item[0] ? stripped : NULL;
}

/* Keys of other kinds are accepted where a sweep chose the kind, so the written scenario also
 * sweeps it, over this one value. */
static int sweep_kinds(const struct tree *map, const char *path, struct tree *sweep,
                       struct pool *pool, struct err *err)
{
    for (int i = 0; map->kind == TREE_MAP && i < map->count; i++) {
        const struct tree *item = map->item[i];
        const char *own = pool_format(pool, err, "%s%s%s", path, *path ? "." : "", map->key[i]);
        if (!own || sweep_kinds(item, own, sweep, pool, err))
            return -1;
        if (item->origin != TREE_OVERRIDE || strcmp(map->key[i], "kind") != 0)
            continue;
        const char *text = pool_format(pool, err, "[%s]", item->text);
        struct tree *values = text ? tree_parse(text, own, pool, err) : NULL;
        if (!values || tree_append(sweep, own, values, pool, err))
            return -1;
    }
    return 0;
}

static int add_sweep(struct tree *root, struct pool *pool, struct err *err)
{
    struct tree *sweep = tree_map(root->mark, pool, err);
    if (!sweep || sweep_kinds(root, "", sweep, pool, err))
        return -1;
    return sweep->count ? tree_append(root, "sweep", sweep, pool, err) : 0;
}

int replay_write(const struct scenario_case *item, const struct folder *folder, struct err *err)
{
    struct pool pool = {0};
    struct links links = {folder, &pool, 0};
    struct tree *root = tree_copy(item->tree, &pool, err);
    root = root ? strip_case(root, item->algorithm, &pool, err) : NULL;
    int failed = !root || add_sweep(root, &pool, err) ||
                 file_paths_visit(root, link_file, &links, err) || write_json(root, folder, err);
    pool_free(&pool);
    return failed ? -1 : 0;
}
