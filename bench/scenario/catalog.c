#include "bench/scenario/catalog.h"

#include "bench/scenario/setup.h"

const struct chapter chapters[] = {
    {"", NULL, "Top level", NULL, &general_options, NULL},
    {"network", NULL, "Network", NULL, &network_options, NULL},
    {"network.topology", "kind", "Topologies", "topologies", NULL, topology_variants},
    {"exchange", NULL, "Exchange between neighbours", NULL, &exchange_options, NULL},
    {"exchange.entries", "kind", "Entries of a message", "entries", NULL, entries_variants},
    {"exchange.crash[]", NULL, "Crashes of nodes", NULL, &crash_options, NULL},
    {"system", NULL, "Unknown system", NULL, &system_options, NULL},
    {"system", "kind", "Kinds of system", "systems", NULL, system_variants},
    {"system.changes[]", NULL, "Changes of the system", NULL, &change_options, NULL},
    {"system.walk", NULL, "Random walk of the system", NULL, &walk_options, NULL},
    {"input", "kind", "Inputs", "inputs", NULL, input_variants},
    {"noise", "kind", "Noise", "noises", NULL, noise_variants},
    {"algorithms[]", NULL, "Any algorithm", NULL, &algorithm_options, NULL},
    {"algorithms[]", "name", "Algorithms", "algorithms", NULL, algorithm_variants},
    {"redraw", NULL, "What each trial draws", NULL, &redraw_options, NULL},
    {"run", NULL, "Running", NULL, &run_options, NULL},
    {"run.slow", NULL, "A straggler", NULL, &slow_options, NULL},
    {0},
};
