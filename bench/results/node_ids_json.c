#include "bench/results/node_ids_json.h"

#include "bench/scenario/decode_value.h"
#include "network/graph_file.h"

static json_t *ids_of_edges(const struct edges *edges)
{
    json_t *ids = json_array();
    for (int k = 0; k < edges->nodes; k++)
        json_array_append_new(ids, json_string(edges->id[k]));
    return ids;
}

static int add_file(json_t *files, const struct tree *path, struct pool *pool, struct err *err)
{
    struct edges edges = {0};
    const char *file = decode_path(path, pool, err);
    int failed = !file || graph_file_ids(file, &edges, err);
    if (!failed && edges.id && json_object_set_new(files, path->text, ids_of_edges(&edges)))
        failed = err_set(err, ERR_INTERNAL, "%s: no UTF-8 name, or out of memory", file);
    edges_free(&edges);
    return failed;
}

json_t *node_ids_json(const struct scenario *scenario, struct err *err)
{
    struct pool pool = {0};
    json_t *files = json_object();
    int failed = files ? 0 : err_set(err, ERR_INTERNAL, "out of memory: the ids of the nodes");
    for (int i = 0; !failed && i < scenario->cases; i++) {
        const struct tree *network = tree_get(scenario->item[i].tree, "network");
        const struct tree *path = tree_get(tree_get(network, "topology"), "path");
        if (path && !json_object_get(files, path->text))
            failed = add_file(files, path, &pool, err);
    }
    pool_free(&pool);
    if (!failed)
        return files;
    json_decref(files);
    return NULL;
}
