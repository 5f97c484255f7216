#include "bench/scenario/catalog.h"

#include "bench/scenario/setup.h"

#define FAMILY(array) ((const void *const *)(array))

const struct chapter chapters[] = {
    {"", NULL, "Top level", NULL, &general_options, NULL},
    {"network", NULL, "Network", NULL, &network_options, NULL},
    {"network.topology", "kind", "Topologies", "topologies", NULL, FAMILY(topologies)},
    {"system", NULL, "Unknown system", NULL, &system_options, NULL},
    {"system", "kind", "Kinds of system", "systems", NULL, FAMILY(system_kinds)},
    {"system.changes[]", NULL, "Changes of the system", NULL, &change_options, NULL},
    {"input", "kind", "Inputs", "inputs", NULL, FAMILY(inputs)},
    {"noise", NULL, "Noise", NULL, &noise_options, NULL},
    {"algorithms[]", NULL, "Any algorithm", NULL, &algorithm_options, NULL},
    {"algorithms[]", "name", "Algorithms", "algorithms", NULL, FAMILY(algorithms)},
    {"run", NULL, "Running", NULL, &run_options, NULL},
    {0},
};
