/* Members of the library's families by name. A name that does not exist ends the program. */
#ifndef SUPPORT_MEMBERS_H
#define SUPPORT_MEMBERS_H

#include "engine/engine.h"

const struct algorithm *member_algorithm(const char *name);
const struct topology *member_topology(const char *name);
const struct rule *member_rule(const char *name);
const struct input *member_input(const char *name);
const struct noise_kind *member_noise(const char *name);
const struct system_kind *member_system(const char *name);
const struct entries *member_entries(const char *name);
const struct sync *member_sync(const char *name);

#endif
