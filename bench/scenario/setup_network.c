/* The network of a case: first the graph and, once the noise is known, the weights. */
#include "bench/scenario/setup.h"

#include "base/mem.h"
#include "base/option_rows.h"
#include "bench/scenario/decode_value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define OPTION_STRUCT struct network_params
/* clang-format off */
static const struct option rows[] = {
    INT(nodes, CLOSED(1, 16777215), NULL, "nodes",
        "number of nodes; default: 10, or the number in a file"),
};
/* clang-format on */
const struct options network_options = OPTIONS(rows, struct network_params);

static const char *const parts[] = {"topology", "weights", NULL};
static const char *const kind_key[] = {"kind", NULL};

static const struct tree *weights_file(const struct tree *section)
{
    return tree_get(tree_get(section, "weights"), "file");
}

/* The text of everything that determines a graph. A path in the tree is relative to the file that
 * names it, so the resolved path is added. */
static const char *graph_text(struct setup *setup, int nodes, const struct tree *map,
                              struct err *err)
{
    const struct tree *path = tree_get(map, "path");
    const char *text = tree_text(map, &setup->pool, err);
    const char *file = path ? decode_path(path, &setup->pool, err) : "";
    if (!text || !file)
        return NULL;
    return pool_format(&setup->pool, err, "%" PRIu64 " %d %s %s", setup->network_seed, nodes, text,
                       file);
}

static int make_network(struct setup *setup, int nodes, const struct topology *topology,
                        const void *params, const struct tree *map, struct files *files,
                        struct err *err)
{
    const char *graph = graph_text(setup, nodes, map, err);
    if (!graph)
        return -1;
    if (!kept_network_take(&files->network, graph, &setup->network) &&
        network_build(&setup->network, nodes, topology, params, setup->network_seed, &rule_none,
                      NULL, err))
        return tree_locate(map->mark, err);
    setup->drawing = network_drawing_bytes(topology, &setup->network);
    setup->graph = graph;
    return 0;
}

static int build_network(struct setup *setup, struct tree *section, struct files *files,
                         struct err *err)
{
    struct network_params params;
    struct section own = {&network_options, &params};
    if (decode(section, &own, 1, parts, NULL, &setup->pool, err))
        return -1;
    if (weights_file(section)) {
        const struct tree *topology = tree_get(section, "topology");
        if (topology)
            return tree_fail(topology->mark, ERR_USAGE, err,
                             "topology: the file of weights already defines the links");
        return setup_weights_file(setup, section, params.nodes, files, err);
    }
    struct tree *map = setup_spell_out(setup, section, "topology", "kind", err);
    if (!map)
        return -1;
    const char *fallback = tree_get(map, "path") ? "file" : "geometric";
    int chosen = setup_variant(setup, map, "kind", fallback, topology_variants, err);
    void *kind_params;
    if (chosen < 0 || setup_variant_params(setup, map, "kind", NULL, kind_key, topology_variants,
                                           chosen, &kind_params, err))
        return -1;
    const struct topology *topology = topologies[chosen];
    int nodes = params.nodes ? params.nodes : topology == &topology_file ? 0 : 10;
    return make_network(setup, nodes, topology, kind_params, map, files, err);
}

int setup_network(struct setup *setup, struct tree *section, struct files *files, struct err *err)
{
    if (build_network(setup, section, files, err))
        return -1;
    return tree_get(section, "nodes")
               ? 0
               : setup_put_number(setup, section, "nodes", setup->network.nodes, err);
}

/* The noise powers for relative-variance; only their ratios matter. */
static void learn_variances(const struct setup *setup, struct rule_facts *facts, double *noise,
                            double *input)
{
    const struct source *source = &setup->source;
    if (!source_noise_known(source) || !source->input->power)
        return;
    for (int k = 0; k < source->nodes; k++) {
        input[k] = source->input->power(source->input_params, k);
        noise[k] = noise_variance(source->noise, k, input[k]);
    }
    *facts = (struct rule_facts){noise, input};
}

static int fill_weights(struct setup *setup, const struct rule *rule, struct err *err)
{
    size_t nodes = (size_t)setup->network.nodes;
    double *noise = mem_zeroed(nodes, sizeof *noise, err);
    double *input = mem_zeroed(nodes, sizeof *input, err);
    struct rule_facts facts = {NULL, NULL};
    int failed = !noise || !input;
    if (!failed) {
        learn_variances(setup, &facts, noise, input);
        failed = rule->fill(&setup->network, &facts, err);
    }
    free(noise);
    free(input);
    return failed;
}

int setup_weights(struct setup *setup, struct tree *section, struct err *err)
{
    if (weights_file(section))
        return 0;
    int chosen = setup_variant(setup, section, "weights", "metropolis", rule_variants, err);
    if (chosen < 0)
        return -1;
    if (fill_weights(setup, rules[chosen], err))
        return tree_locate(tree_get(section, "weights")->mark, err);
    return 0;
}
