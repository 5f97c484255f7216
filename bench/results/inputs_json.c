#include "bench/results/inputs_json.h"

#include "bench/common/sha256.h"
#include "bench/matrix/matrix.h"
#include "bench/scenario/decode_value.h"
#include "bench/scenario/file_paths.h"

struct inputs {
    json_t *json;
    struct pool pool;
};

static int add_input(void *arg, struct tree *path, struct err *err)
{
    struct inputs *inputs = arg;
    char digest[SHA256_TEXT];
    if (json_object_get(inputs->json, path->text))
        return 0;
    const char *named = decode_path(path, &inputs->pool, err);
    const char *file =
        named ? pool_text(&inputs->pool, named, matrix_path_length(named), err) : NULL;
    if (!file || sha256_file(file, digest, err))
        return -1;
    return json_object_set_new(inputs->json, path->text, json_string(digest))
               ? err_set(err, ERR_INTERNAL, "%s: the name is not UTF-8, or out of memory", file)
               : 0;
}

json_t *inputs_json(const struct scenario *scenario, struct err *err)
{
    struct inputs inputs = {.json = json_object()};
    int failed = !inputs.json;
    if (failed)
        err_set(err, ERR_INTERNAL, "out of memory: the digests of the inputs");
    for (int i = 0; !failed && i < scenario->cases; i++)
        failed = file_paths_visit(scenario->item[i].tree, add_input, &inputs, err);
    pool_free(&inputs.pool);
    if (!failed)
        return inputs.json;
    json_decref(inputs.json);
    return NULL;
}
