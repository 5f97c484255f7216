#include "bench/compare/compare.h"

#include "bench/compare/compare_cases.h"
#include "bench/compare/compare_scenario.h"
#include "bench/common/json.h"
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "bench/results/damage.h"
#include "bench/results/read_results.h"

/* One of the two results. */
struct compared {
    const char *directory;
    json_t *run, *cases;
    json_t *damage; /* sentences */
};

static int read_side(struct compared *side, struct err *err)
{
    side->damage = json_array();
    return results_read_run(side->directory, &side->run, err) ||
           results_read_cases(side->directory, compare_needed, &side->cases, err) ||
           damage_find(side->directory, side->damage, err);
}

static void free_side(struct compared *side)
{
    json_decref(side->run);
    json_decref(side->cases);
    json_decref(side->damage);
}

static json_t *side_json(const struct compared *side)
{
    return json_pack("{s:o, s:O?, s:O?, s:O?, s:O?, s:O?, s:I, s:O}", "directory",
                     json_cleaned(side->directory), "name", json_object_get(side->run, "name"),
                     "started", json_object_get(side->run, "started"), "commit",
                     facts_at(side->run, "build.commit"), "fingerprint",
                     facts_at(side->run, "machine.fingerprint"), "status",
                     json_object_get(side->run, "status"), "cases",
                     (json_int_t)json_array_size(side->cases), "damage", side->damage);
}

static int add_environment(json_t *document, const struct compared *base,
                           const struct compared *fresh, enum comparable *verdict, struct err *err)
{
    json_t *rows;
    return environment_compare(base->run, fresh->run, verdict, &rows, err) ||
           json_object_set_new(
               document, "environment",
               json_pack("{s:s, s:o}", "verdict", comparable_name(*verdict), "differences", rows));
}

/* Files of the same name may differ in content. */
static int add_inputs(json_t *list, const struct compared *base, const struct compared *fresh)
{
    const char *name;
    json_t *digest, *others = json_object_get(fresh->run, "inputs");
    int failed = 0;
    json_object_foreach(json_object_get(base->run, "inputs"), name, digest)
    {
        json_t *other = json_object_get(others, name);
        if (other && !json_equal(digest, other))
            failed =
                failed || json_array_append_new(list, json_pack("{s:o, s:O, s:O}", "key",
                                                                json_sprintf("SHA-256 of %s", name),
                                                                "base", digest, "new", other));
    }
    return failed;
}

static int add_scenario(json_t *document, const struct compared *base, const struct compared *fresh)
{
    json_t *one = compare_scenario_keyed(json_object_get(base->run, "resolved"));
    json_t *other = compare_scenario_keyed(json_object_get(fresh->run, "resolved"));
    json_t *list = json_array();
    int failed =
        !list || compare_scenario_differences(one, other, list) || add_inputs(list, base, fresh);
    json_decref(one);
    json_decref(other);
    return json_object_set_new(document, "scenario", list) || failed;
}

static int same_inputs(const struct compared *base, const struct compared *fresh)
{
    json_t *one = json_object_get(base->run, "inputs");
    json_t *other = json_object_get(fresh->run, "inputs");
    return !one || !other || json_equal(one, other);
}

/* Times get no verdict: between two runs made one after the other, a change cannot be distinguished
 * from the machine's drift. */
static int fill_document(json_t *document, const struct compared *base,
                         const struct compared *fresh, const struct compare_options *options,
                         struct err *err)
{
    enum comparable verdict;
    if (add_environment(document, base, fresh, &verdict, err) ||
        add_scenario(document, base, fresh))
        return -1;
    int goes_on = verdict != NOT_COMPARABLE || options->ignore_environment;
    if (goes_on ? compare_cases(base->cases, fresh->cases, same_inputs(base, fresh),
                                &options->tolerances, document)
                : json_object_set_new(document, "cases", json_null()))
        return -1;
    return json_object_set_new(document, "verdict", json_null()) ||
           json_object_set_new(document, "reason",
                               json_string(goes_on ? "needs interleaved pairs"
                                                   : "the environments are not comparable"));
}

json_t *compare_results(const char *base, const char *fresh, const struct compare_options *options,
                        struct err *err)
{
    struct compared sides[2] = {{.directory = base}, {.directory = fresh}};
    json_t *document = NULL;
    if (!read_side(&sides[0], err) && !read_side(&sides[1], err)) {
        err_set(err, ERR_INTERNAL, "out of memory: the comparison");
        document =
            json_pack("{s:i, s:o, s:o, s:b, s:b}", "schema", COMPARE_SCHEMA, "base",
                      side_json(&sides[0]), "new", side_json(&sides[1]), "environment_ignored",
                      options->ignore_environment, "missing_allowed", options->allow_missing);
        if (document && fill_document(document, &sides[0], &sides[1], options, err)) {
            json_decref(document);
            document = NULL;
        }
    }
    free_side(&sides[0]);
    free_side(&sides[1]);
    return document;
}
