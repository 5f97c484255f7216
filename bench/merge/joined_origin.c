/* The machines of a merged result. */
#include "bench/merge/joined.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int are_alike(const struct parts *parts)
{
    for (int i = 1; i < parts->count; i++)
        if (strcmp(part_machine(&parts->part[i]), part_machine(&parts->part[0])) != 0)
            return 0;
    return 1;
}

static int add_machines(const struct parts *parts, json_t *more)
{
    if (are_alike(parts))
        return 0;
    json_t *machines = json_object();
    int failed = !machines;
    for (int i = 0; !failed && i < parts->count; i++)
        failed = json_object_set(machines, part_machine(&parts->part[i]),
                                 json_object_get(parts->part[i].run, "machine"));
    return json_object_set_new(more, "machines", machines) || failed;
}

static int add_left_out(const struct parts *parts, json_t *more)
{
    json_t *cases = json_object();
    int failed = !cases;
    for (int i = 0; !failed && i < parts->count; i++) {
        json_t *own = json_object_get(parts->part[i].run, "left_out");
        failed = own && json_object_update(cases, own);
    }
    if (!failed && json_object_size(cases))
        failed = json_object_set(more, "left_out", cases);
    json_decref(cases);
    return failed;
}

int joined_more(const struct parts *parts, json_t **more, struct err *err)
{
    *more = json_object();
    if (*more && !add_machines(parts, *more) && !add_left_out(parts, *more))
        return 0;
    json_decref(*more);
    *more = NULL;
    return err_set(err, ERR_INTERNAL, "out of memory: the machines of the shards");
}

/* The run began with its earliest shard. */
static void take_start(const struct parts *parts, struct results *results)
{
    for (int i = 0; i < parts->count; i++) {
        const char *started = json_string_value(json_object_get(parts->part[i].run, "started"));
        if (started && (!i || strcmp(started, results->started) < 0))
            snprintf(results->started, sizeof results->started, "%s", started);
    }
}

static int take_ceilings(const struct part *first, int alike, struct results *results,
                         struct err *err)
{
    const json_t *known = json_object_get(first->run, "ceilings");
    free(results->ceilings);
    results->ceilings = NULL;
    if (!alike || !json_is_object(known))
        return 0;
    results->ceilings = mem_zeroed(1, sizeof *results->ceilings, err);
    return results->ceilings ? ceilings_from_json(results->ceilings, known, err) : -1;
}

int joined_origin(const struct parts *parts, struct results *results, struct err *err)
{
    const struct part *first = &parts->part[0];
    int alike = are_alike(parts);
    json_t *machine = alike ? json_object_get(first->run, "machine") : NULL;
    json_t *environment = json_pack("{s:O?, s:O?}", "machine", machine, "build",
                                    json_object_get(first->run, "build"));
    if (!environment)
        return err_set(err, ERR_INTERNAL, "out of memory: the machine of the shards");
    json_decref(results->environment);
    results->environment = environment;
    take_start(parts, results);
    return take_ceilings(first, alike, results, err);
}
