#include "bench/results/run_json.h"

#include "bench/common/json.h"
#include "bench/scenario/tree_json.h"

#include <time.h>

static json_t *axis_list(const struct scenario *scenario)
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

static json_t *label_list(const struct scenario *scenario)
{
    json_t *list = json_array();
    for (int i = 0; i < scenario->labels; i++)
        json_array_append_new(list, json_string(scenario->label[i]));
    return list;
}

void run_json_date(char date[RUN_DATE])
{
    time_t seconds = time(NULL);
    struct tm utc;
    strftime(date, RUN_DATE, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
}

json_t *run_json(const struct scenario *scenario, json_t *environment, json_t *inputs,
                 json_t *node_ids, const struct ceilings *ceilings, json_t *more,
                 const char *command, const char *started, const char *status)
{
    char written[RUN_DATE];
    run_json_date(written);
    const struct tree *question = tree_get(scenario->base, "question");
    json_t *json = json_pack(
        "{s:i, s:o, s:o, s:o, s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:O?, s:O?, s:O?, s:O?, s:o}",
        "schema", RESULTS_SCHEMA, "name", json_cleaned(scenario->name), "title",
        json_cleaned(question && question->kind == TREE_SCALAR ? question->text : scenario->name),
        "scenario", json_cleaned(scenario->path), "command", json_cleaned(command), "status",
        status, "started", started, "written", written, "axes", axis_list(scenario), "algorithms",
        label_list(scenario), "resolved", tree_json(scenario->base), "inputs", inputs, "node_ids",
        node_ids, "machine", json_object_get(environment, "machine"), "build",
        json_object_get(environment, "build"), "ceilings",
        ceilings ? ceilings_json(ceilings) : json_null());
    if (!json || !more || !json_object_update(json, more))
        return json;
    json_decref(json);
    return NULL;
}
