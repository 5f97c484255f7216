#include "network/network.h"

#include <string.h>

const struct topology *const topologies[] = {
#define TOPOLOGY(id) &topology_##id,
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

const struct topology *topology_find(const char *name)
{
    const struct topology *const *t = topologies;
    while (*t && strcmp((*t)->variant.name, name))
        t++;
    return *t;
}

const struct rule *rule_find(const char *name)
{
    const struct rule *const *r = rules;
    while (*r && strcmp((*r)->name, name))
        r++;
    return *r;
}
