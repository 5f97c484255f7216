#include "network/network.h"

const struct topology *const topologies[] = {
#define TOPOLOGY(id) &topology_##id,
#include "network/topologies.def"
#undef TOPOLOGY
    NULL,
};

const struct variant *const topology_variants[] = {
#define TOPOLOGY(id) &topology_##id.variant,
#include "network/topologies.def"
#undef TOPOLOGY
    NULL,
};

const struct rule *const rules[] = {
#define RULE(id) &rule_##id,
#include "network/rules.def"
#undef RULE
    NULL,
};

const struct variant *const rule_variants[] = {
#define RULE(id) &rule_##id.variant,
#include "network/rules.def"
#undef RULE
    NULL,
};
