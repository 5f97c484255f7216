#include "bench/results/resume_check.h"

#include "base/mem.h"
#include "bench/environment/environment_compare.h"
#include "bench/results/read_results.h"
#include "bench/results/run_json.h"

#include <stdio.h>
#include <string.h>

static int same_scenario(const struct results *results, const json_t *before,
                         const struct scenario *scenario, struct err *err)
{
    json_t *now = run_json(scenario, NULL, NULL, NULL, NULL, NULL, "", "", "");
    int same = json_equal(json_object_get(before, "resolved"), json_object_get(now, "resolved")) &&
               json_equal(json_object_get(before, "axes"), json_object_get(now, "axes"));
    json_decref(now);
    return same ? 0
                : err_set(err, ERR_USAGE, "%s/run.json: holds another scenario: cannot resume it",
                          results->directory);
}

static const char *shard_name(const json_t *shard, char name[48])
{
    snprintf(name, 48, shard ? "shard %d/%d" : "all cases",
             (int)json_integer_value(json_object_get(shard, "index")),
             (int)json_integer_value(json_object_get(shard, "of")));
    return name;
}

/* Other shards have other cases. */
static int same_shard(const struct results *results, const json_t *before, struct err *err)
{
    char had[48], has[48];
    json_t *one = json_object_get(before, "shard"),
           *other = json_object_get(results->more, "shard");
    if (!one == !other && (!one || json_equal(one, other)))
        return 0;
    return err_set(err, ERR_USAGE, "%s/run.json: holds %s%s: cannot resume it as %s",
                   results->directory, shard_name(one, had),
                   one && other && !strcmp(had, shard_name(other, has)) ? " of other cases" : "",
                   shard_name(other, has));
}

/* The key of the first member that differs; NULL: they are equal. */
static const char *find_difference(json_t *before, json_t *now)
{
    const char *key;
    json_t *value;
    json_object_foreach(now, key,
                        value) if (!json_equal(value, json_object_get(before, key))) return key;
    json_object_foreach(before, key, value) if (!json_object_get(now, key)) return key;
    return json_is_object(before) ? NULL : "digests";
}

static int same_inputs(const struct results *results, const json_t *before, struct err *err)
{
    const char *file = find_difference(json_object_get(before, "inputs"), results->inputs);
    return file ? err_set(err, ERR_USAGE,
                          "%s: its finished cases were run on another %s (by its SHA-256 in "
                          "run.json): cannot resume it",
                          results->directory, file)
                : 0;
}

/* All times of a result must be from one machine. */
static int same_machine(const struct results *results, const json_t *before, struct err *err)
{
    enum comparable verdict;
    json_t *rows;
    if (environment_compare(before, results->environment, &verdict, &rows, err))
        return -1;
    json_decref(rows);
    if (verdict != NOT_COMPARABLE)
        return 0;
    return err_set(err, ERR_INCOMPARABLE,
                   "%s: its finished cases were run on another machine, or under other limits: "
                   "cannot resume it here",
                   results->directory);
}

/* All times of a result must be from one program: run.json names one. */
static int same_build(const struct results *results, const json_t *before, struct err *err)
{
    json_t *one = json_object_get(before, "build");
    json_t *other = json_object_get(results->environment, "build");
    const char *key = find_difference(one, other);
    const char *had = json_string_value(json_object_get(one, key ? key : ""));
    const char *has = json_string_value(json_object_get(other, key ? key : ""));
    return key ? err_set(err, ERR_INCOMPARABLE,
                         "%s: its finished cases were run by another build (%s: '%s', here '%s'): "
                         "cannot resume it",
                         results->directory, key, had ? had : "unknown", has ? has : "unknown")
               : 0;
}

int resume_check(const struct results *results, const struct scenario *scenario, struct err *err)
{
    json_t *before;
    if (results_read_run(results->directory, &before, err))
        return -1;
    int failed = same_scenario(results, before, scenario, err) ||
                 same_shard(results, before, err) || same_inputs(results, before, err) ||
                 same_machine(results, before, err) || same_build(results, before, err);
    json_decref(before);
    return failed ? -1 : 0;
}
