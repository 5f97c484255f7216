#include "bench/results/shard_json.h"

#include "bench/scenario/overrides.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing ---- */

/* The file's content, heap. */
static char *read_text(const char *path, struct err *err)
{
    char *text = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "re");
    int failed = !file || (getdelim(&text, &room, '\0', file) < 0 && ferror(file));
    if (failed)
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (file)
        fclose(file);
    if (!failed)
        return text;
    free(text);
    return NULL;
}

static json_t *overrides_json(const struct scenario *scenario)
{
    json_t *list = json_array();
    int failed = !list;
    for (int i = 0; !failed && i < scenario->overrides; i++) {
        const struct override *override = &scenario->override[i];
        failed = json_array_append_new(list,
                                       json_pack("{s:s, s:s, s:s}", "path", override->path, "value",
                                                 override->value, "origin", override->origin));
    }
    if (!failed)
        return list;
    json_decref(list);
    return NULL;
}

json_t *shard_json(const struct scenario *scenario, int index, int of, const char *filter,
                   struct err *err)
{
    char *text = read_text(scenario->path, err);
    if (!text)
        return NULL;
    json_t *shard =
        json_pack("{s:{s:i, s:i, s:s?, s:s, s:o}}", "shard", "index", index, "of", of, "filter",
                  filter, "text", text, "overrides", overrides_json(scenario));
    free(text);
    if (!shard)
        err_set(err, ERR_USAGE, "%s: a shard's scenario and settings must be UTF-8",
                scenario->path);
    return shard;
}

/* ---- reading ---- */

static int read_overrides(const json_t *list, struct pool *pool, struct override **overrides,
                          struct err *err)
{
    size_t count = json_array_size(list);
    *overrides = pool_zeroed(pool, count, sizeof **overrides, err);
    for (size_t i = 0; *overrides && i < count; i++) {
        struct override *one = &(*overrides)[i];
        if (json_unpack(json_array_get(list, i), "{s:s, s:s, s:s}", "path", &one->path, "value",
                        &one->value, "origin", &one->origin))
            return err_set(err, ERR_USAGE, "shard.overrides: damaged");
    }
    return *overrides ? (int)count : -1;
}

int shard_scenario(struct scenario *scenario, const json_t *run, struct pool *pool,
                   const char **filter, struct err *err)
{
    struct override *overrides;
    const json_t *shard = json_object_get(run, "shard");
    const char *text = json_string_value(json_object_get(shard, "text")),
               *path = json_string_value(json_object_get(run, "scenario"));
    *scenario = (struct scenario){0};
    *filter = json_string_value(json_object_get(shard, "filter"));
    if (!text || !path)
        return err_set(err, ERR_USAGE, "shard.text: missing");
    int count = read_overrides(json_object_get(shard, "overrides"), pool, &overrides, err);
    return count < 0 ? -1 : scenario_parse(scenario, text, path, overrides, count, err);
}
