#include "bench/results/used_json.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/results/levels.h"
#include "engine/digest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- the network ---- */

static int compare_nodes(const void *a, const void *b)
{
    int32_t k = *(const int32_t *)a, l = *(const int32_t *)b;
    return (k > l) - (k < l);
}

static int hears(const struct network *network, int32_t k, int32_t l)
{
    size_t count = (size_t)(network->first[k + 1] - network->first[k]);
    return bsearch(&l, network->column + network->first[k], count, sizeof l, compare_nodes) != NULL;
}

/* Each edge once, lower end first; null if a link has one direction only. */
static json_t *edges_json(const struct network *network)
{
    json_t *edges = json_array();
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            int l = network->column[j];
            if (!hears(network, l, k)) {
                json_decref(edges);
                return json_null();
            }
            if (k < l && json_array_append_new(edges, json_pack("[i, i]", k, l))) {
                json_decref(edges);
                return NULL;
            }
        }
    return edges;
}

static json_t *weights_digest(const struct network *network)
{
    uint64_t digest = 0;
    char text[20];
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            digest += digest_of(0, -1, k, network->column[j], network->weight[j]);
    snprintf(text, sizeof text, "%016" PRIx64, digest);
    return json_string(text);
}

/* ---- quantities of each node ---- */

static json_t *numbers_json(const double *value, int count)
{
    json_t *list = json_array();
    for (int k = 0; k < count; k++)
        json_array_append_new(list, json_number_or_null(value[k]));
    return list;
}

static json_t *input_variances(const struct source *source)
{
    json_t *list = json_array();
    for (int k = 0; k < source->nodes; k++)
        json_array_append_new(list,
                              json_number_or_null(source->input->power(source->input_params, k)));
    return list;
}

static json_t *noise_variances(const struct plan *plan, struct err *err)
{
    int nodes = plan->source->nodes;
    double *variance = mem_untouched((size_t)nodes, sizeof *variance, err);
    json_t *list =
        variance && !levels_of_noise(plan, variance, err) ? numbers_json(variance, nodes) : NULL;
    free(variance);
    return list;
}

/* {"step": [0.1, ...]}: drawn or listed values. */
static json_t *algorithm_json(const struct plan *plan)
{
    const struct options *options = &plan->algorithm->variant.options;
    json_t *drawn = json_object();
    for (size_t r = 0; r < options->count; r++) {
        const struct option *row = &options->row[r];
        const struct per_node *quantity = (const void *)((const char *)plan->params + row->offset);
        if (row->type == OPTION_PER_NODE && quantity->set && quantity->list)
            json_object_set_new(drawn, row->name, numbers_json(quantity->list, quantity->count));
    }
    return drawn;
}

static int put_lists(json_t *used, const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    if (source_noise_known(source) &&
        json_object_set_new(used, "noise_variance", noise_variances(plan, err)))
        return -1;
    if (source->input->power &&
        json_object_set_new(used, "input_variance", input_variances(source)))
        return -1;
    return json_object_set_new(used, "algorithm", algorithm_json(plan));
}

static int put_rate(json_t *used, const struct source *source)
{
    const struct recording *recording = input_recording(source->input, source->input_params);
    return recording && recording->rate
               ? json_object_set_new(used, "sample_rate", json_integer(recording->rate))
               : 0;
}

json_t *used_json(const struct plan *plan, struct err *err)
{
    json_t *used = json_pack("{s:i, s:o, s:o}", "observe_every", plan->observe_every,
                             "diverged_above", json_number_or_null(plan->diverged_above),
                             "weights_digest", weights_digest(plan->network));
    int64_t arcs = plan->network->first[plan->network->nodes];
    int failed =
        !used || put_rate(used, plan->source) ||
        (plan->network->nodes <= USED_NODES && put_lists(used, plan, err)) ||
        (arcs <= USED_ARCS && json_object_set_new(used, "edges", edges_json(plan->network)));
    if (!failed)
        return used;
    json_decref(used);
    err_set(err, ERR_INTERNAL, "out of memory: the values that were used");
    return NULL;
}
