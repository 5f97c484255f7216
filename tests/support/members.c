#include "tests/support/members.h"

#include "tests/support/fail.h"

#include <string.h>

static int index_of(const struct variant *const *family, const char *name)
{
    for (int i = 0; family[i]; i++)
        if (!strcmp(family[i]->name, name))
            return i;
    fail_with("'%s' is in no family that begins with '%s'", name, family[0]->name);
}

const struct algorithm *member_algorithm(const char *name)
{
    return algorithms[index_of(algorithm_variants, name)];
}

const struct topology *member_topology(const char *name)
{
    return topologies[index_of(topology_variants, name)];
}

const struct rule *member_rule(const char *name)
{
    return rules[index_of(rule_variants, name)];
}

const struct input *member_input(const char *name)
{
    return inputs[index_of(input_variants, name)];
}

const struct noise_kind *member_noise(const char *name)
{
    return noise_kinds[index_of(noise_variants, name)];
}

const struct system_kind *member_system(const char *name)
{
    return system_kinds[index_of(system_variants, name)];
}

const struct entries *member_entries(const char *name)
{
    return entries_kinds[index_of(entries_variants, name)];
}

const struct sync *member_sync(const char *name)
{
    for (int i = 0; syncs[i]; i++)
        if (!strcmp(syncs[i]->name, name))
            return syncs[i];
    fail_with("there is no policy '%s'", name);
}
