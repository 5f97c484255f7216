#include "bench/results/run_json.h"

#include "bench/scenario/tree_json.h"

#include <string.h>
#include <time.h>

static json_t *axes(const struct scenario *scenario)
{
    json_t *list = json_array();
    for (int i = 0; i < scenario->axes; i++) {
        const struct axis *axis = &scenario->axis[i];
        json_t *values = json_array();
        for (int j = 0; j < axis->count; j++)
            json_array_append_new(values, json_string(axis->text[j]));
        json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "path", axis->path, "name",
                                              axis->name, "values", values));
    }
    return list;
}

static json_t *labels(const struct scenario *scenario)
{
    json_t *list = json_array();
    for (int i = 0; i < scenario->labels; i++)
        json_array_append_new(list, json_string(scenario->label[i]));
    return list;
}

static void now(char *text, size_t size)
{
    time_t seconds = time(NULL);
    struct tm utc;
    strftime(text, size, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
}

/* `written` moves on whenever the file is written; `started` is the first time. */
json_t *run_json(const struct scenario *scenario, json_t *environment, json_t *inputs,
                 const struct ceilings *ceilings, const char *command, const char *status)
{
    static char started[32];
    char written[32];
    now(written, sizeof written);
    if (!started[0])
        memcpy(started, written, sizeof started);
    const struct tree *question = tree_get(scenario->base, "question");
    return json_pack(
        "{s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:O?, s:O?, s:O?, s:o}", "schema",
        RESULTS_SCHEMA, "name", scenario->name, "title",
        question && question->kind == TREE_SCALAR ? question->text : scenario->name, "scenario",
        scenario->path, "command", command, "status", status, "started", started, "written",
        written, "axes", axes(scenario), "algorithms", labels(scenario), "resolved",
        tree_json(scenario->base), "inputs", inputs, "machine",
        json_object_get(environment, "machine"), "build", json_object_get(environment, "build"),
        "ceilings", ceilings ? ceilings_json(ceilings) : json_null());
}
