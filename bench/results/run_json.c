#include "bench/results/run_json.h"

#include "base/option.h"

#include <math.h>
#include <string.h>
#include <time.h>

json_t *json_number_or_null(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *tree_json(const struct tree *tree)
{
    double number;
    if (tree->kind == TREE_SCALAR) {
        if (option_number(tree->text, &number))
            return json_string(tree->text);
        return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number)
                                                              : json_real(number);
    }
    json_t *json = tree->kind == TREE_MAP ? json_object() : json_array();
    for (int i = 0; i < tree->count; i++) {
        if (tree->kind == TREE_MAP)
            json_object_set_new(json, tree->key[i], tree_json(tree->item[i]));
        else
            json_array_append_new(json, tree_json(tree->item[i]));
    }
    return json;
}

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
json_t *run_json(const struct scenario *scenario, json_t *environment,
                 const struct ceilings *ceilings, const char *command, const char *status)
{
    static char started[32];
    char written[32];
    now(written, sizeof written);
    if (!started[0])
        memcpy(started, written, sizeof started);
    const struct tree *question = tree_get(scenario->base, "question");
    return json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:O?, s:O?, s:o}",
                     "schema", RESULTS_SCHEMA, "name", scenario->name, "title",
                     question && question->kind == TREE_SCALAR ? question->text : scenario->name,
                     "scenario", scenario->path, "command", command, "status", status, "started",
                     started, "written", written, "axes", axes(scenario), "algorithms",
                     labels(scenario), "resolved", tree_json(scenario->base), "machine",
                     json_object_get(environment, "machine"), "build",
                     json_object_get(environment, "build"), "ceilings",
                     ceilings ? ceilings_json(ceilings) : json_null());
}
