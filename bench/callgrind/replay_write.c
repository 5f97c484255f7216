#include "bench/callgrind/replay.h"

#include "bench/scenario/tree_json.h"
#include "bench/scenario/decode_value.h"
#include "bench/scenario/file_paths.h"

#include <string.h>

struct links {
    const struct folder *folder;
    struct pool *pool;
    int count;
};

/* Puts the name of a link, 0.npy, in the path's place. The ending tells the file's format. */
static int link_file(void *arg, struct tree *path, struct err *err)
{
    struct links *links = arg;
    const char *file = decode_path(path, links->pool, err);
    const char *ending = file ? strrchr(file, '.') : NULL;
    if (!file)
        return -1;
    if (!ending || strchr(ending, '/'))
        ending = "";
    path->text = pool_format(links->pool, err, "%d%s", links->count++, ending);
    return path->text ? folder_link(links->folder, path->text, file, err) : -1;
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

int replay_write(const struct scenario_case *item, const struct folder *folder, struct err *err)
{
    struct pool pool = {0};
    struct links links = {folder, &pool, 0};
    struct tree *root = tree_copy(item->tree, &pool, err);
    if (!root)
        return -1;
    struct tree *algorithms = tree_get(root, "algorithms");
    algorithms->item[0] = algorithms->item[item->algorithm];
    algorithms->count = 1;
    int failed = file_paths_visit(root, link_file, &links, err) || write_json(root, folder, err);
    pool_free(&pool);
    return failed ? -1 : 0;
}
