#include "bench/run/left_out.h"

#include "base/mem.h"

#include <stdlib.h>

int left_out_print(const struct scenario *scenario, const struct division *division,
                   const struct run_request *request, struct err *err)
{
    if (!request->shard.of)
        return 0;
    char *own = mem_zeroed((size_t)scenario->cases, 1, err);
    if (!own)
        return -1;
    for (int i = 0; i < scenario->cases; i++)
        own[i] = (char)division_has(division, &request->shard, i);
    run_leave_out(scenario, own, request->checked);
    free(own);
    return 0;
}

/* Of a run that is not divided, those that it leaves out are in no batch. */
static int is_left_out(const struct division *division, const struct run_request *request, int item)
{
    return request->checked[item].lacking &&
           (!request->shard.of || division_has(division, &request->shard, item));
}

int left_out_add(const struct scenario *scenario, const struct division *division,
                 const struct run_request *request, json_t **more, struct err *err)
{
    json_t *cases = json_object();
    int failed = !cases;
    for (int i = 0; !failed && i < scenario->cases; i++)
        if (is_left_out(division, request, i))
            failed = json_object_set_new(cases, scenario->item[i].name,
                                         json_string(request->checked[i].lacking));
    if (!failed && json_object_size(cases)) {
        *more = *more ? *more : json_object();
        failed = json_object_set(*more, "left_out", cases);
    }
    json_decref(cases);
    return failed ? err_set(err, ERR_INTERNAL, "out of memory: the cases that are left out") : 0;
}
