#include "bench/scenario/overrides.h"

#include "bench/scenario/setup.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list {
    struct override *item;
    int count, room;
    struct pool *pool;
};

static int add_override(struct list *list, const char *path, const char *value, const char *origin,
                        struct err *err)
{
    if (!path || !origin)
        return -1;
    if (list->count == list->room)
        return err_set(err, ERR_INTERNAL, "more settings than were counted");
    list->item[list->count++] = (struct override){path, value, origin};
    return 0;
}

/* SLABMARK_OBSERVE_EVERY for observe_every */
static int from_environment(struct list *list, const struct options *options, const char *prefix,
                            struct err *err)
{
    for (size_t i = 0; i < options->count; i++) {
        char name[64] = "SLABMARK_";
        size_t used = strlen(name);
        for (const char *c = options->row[i].name; *c && used + 1 < sizeof name; c++)
            name[used++] = (char)toupper((unsigned char)*c);
        const char *value = getenv(name);
        if (value && value[0] &&
            add_override(list, pool_format(list->pool, err, "%s%s", prefix, options->row[i].name),
                         value, pool_format(list->pool, err, "%s=%s", name, value), err))
            return -1;
    }
    return 0;
}

/* The path run.min_time for --min-time; NULL: the flag is not a parameter of the scenario. */
static const char *path_of_flag(struct pool *pool, const char *flag, struct err *err)
{
    char name[64];
    snprintf(name, sizeof name, "%s", flag);
    for (char *c = name; *c; c++)
        *c = (char)(*c == '-' ? '_' : *c);
    const char *section = option_find(&general_options, name) ? ""
                          : option_find(&run_options, name)   ? "run."
                                                              : NULL;
    return section ? pool_format(pool, err, "%s%s", section, name) : NULL;
}

/* --no-profile for run.profile=no */
static int from_switch(struct list *list, const char *name, struct err *err)
{
    const char *path = strncmp(name, "no-", 3) ? NULL : path_of_flag(list->pool, name + 3, err);
    if (!path)
        return 0;
    return add_override(list, path, "no", pool_format(list->pool, err, "--%s", name), err);
}

static int from_flag(struct list *list, const struct given_flag *given, struct err *err)
{
    const char *name = given->flag->name, *path = path_of_flag(list->pool, name, err);
    if (!given->flag->value)
        return from_switch(list, name, err);
    if (path)
        return add_override(list, path, given->value,
                            pool_format(list->pool, err, "--%s %s", name, given->value), err);
    if (strcmp(name, "set"))
        return 0;
    const char *equals = strchr(given->value, '=');
    if (!equals || equals == given->value)
        return err_set(err, ERR_USAGE, "--set %s: path=value is expected, such as network.nodes=20",
                       given->value);
    return add_override(list,
                        pool_text(list->pool, given->value, (size_t)(equals - given->value), err),
                        equals + 1, pool_format(list->pool, err, "--set %s", given->value), err);
}

int overrides_collect(const struct args *args, struct pool *pool, struct override **overrides,
                      struct err *err)
{
    struct list list = {.pool = pool};
    list.room = args->given + (int)general_options.count + (int)run_options.count;
    list.item = pool_zeroed(pool, (size_t)list.room, sizeof *list.item, err);
    if (!list.item || from_environment(&list, &general_options, "", err) ||
        from_environment(&list, &run_options, "run.", err))
        return -1;
    for (int i = 0; i < args->given; i++)
        if (from_flag(&list, &args->flag[i], err))
            return -1;
    *overrides = list.item;
    return list.count;
}
