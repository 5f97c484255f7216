/* PAPI's low-level interface: an event set per thread and component, opened in the thread itself.
 */
#include "bench/counters/backend.h"

#include <stdio.h>

#ifndef SLABMARK_PAPI

static int papi_state(char *text, size_t size)
{
    snprintf(text, size, "built without PAPI; apt install libpapi-dev and make again");
    return 0;
}

const struct backend backend_papi = {
    .name = "papi",
    .summary = "PAPI: presets of many CPUs, native events, components",
    .state = papi_state,
};

#else

#include "base/mem.h"

#include <papi.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { COMPONENTS = 4 }; /* the most in a set */

/* PAPI binds an event set to a component (perf_event, sde, ...): one of our sets may need several.
 */
struct event_set {
    int handle, component, started, count;
    int event[SET_EVENTS]; /* events to which the values belong */
    int broken;            /* PAPI ran out of memory: it would crash when it cleaned up the set */
};

struct set {
    int sets;
    struct event_set set[COMPONENTS];
};

static unsigned long thread_id(void)
{
    return (unsigned long)pthread_self();
}

/* Initialises PAPI once; 0 when it is ready. */
/* PAPI does not check its own allocations, which take less than this. */
enum { PAPI_BYTES = 1 << 20 };

static int has_room(void)
{
    void *room = mem_untouched(PAPI_BYTES, 1, NULL);
    free(room);
    return room != NULL;
}

static int prepare_library(struct err *err)
{
    if (PAPI_is_initialized() != PAPI_NOT_INITED)
        return 0;
    if (!has_room())
        return err_set(err, ERR_ABSENT, "PAPI does not start: out of memory");
    int version = PAPI_library_init(PAPI_VER_CURRENT);
    if (version != PAPI_VER_CURRENT)
        return err_set(err, ERR_ABSENT, "PAPI cannot start: %s",
                       version > 0 ? "another version than this program was built with"
                                   : PAPI_strerror(version));
    int code = PAPI_thread_init(thread_id);
    if (code != PAPI_OK)
        return err_set(err, ERR_ABSENT, "PAPI without threads: %s", PAPI_strerror(code));
    return 0;
}

/* Why a component is disabled, and the remedy. */
static void explain_component(const PAPI_component_info_t *info, char *text, size_t size)
{
    const char *cure = "";
    if (strstr(info->disabled_reason, "paranoid"))
        cure = "; sysctl kernel.perf_event_paranoid=2 (PAPI reads it even for root)";
    else if (strstr(info->disabled_reason, "no default PMU"))
        cure = ": no PMU here, or a CPU newer than this PAPI";
    snprintf(text, size, "%s is disabled, %.120s%s", info->name, info->disabled_reason, cure);
}

static int papi_state(char *text, size_t size)
{
    struct err err;
    if (prepare_library(&err)) {
        snprintf(text, size, "%.200s", err.text);
        return 0;
    }
    int written = snprintf(text, size, "PAPI %d.%d.%d", PAPI_VERSION_MAJOR(PAPI_VERSION),
                           PAPI_VERSION_MINOR(PAPI_VERSION), PAPI_VERSION_REVISION(PAPI_VERSION));
    for (int i = 0; i < PAPI_num_components(); i++) {
        const PAPI_component_info_t *info = PAPI_get_component_info(i);
        if (!info || strcmp(info->name, "perf_event") || written >= (int)size)
            continue;
        char reason[PAPI_HUGE_STR_LEN];
        explain_component(info, reason, sizeof reason);
        if (info->disabled)
            snprintf(text + written, size - (size_t)written, ": %.200s", reason);
        else
            snprintf(text + written, size - (size_t)written, ": %d counters, %d presets",
                     info->num_cntrs, info->num_preset_events);
    }
    return 1;
}

/* 1 for events of the machine, not of a thread. */
static int machine_wide(const char *event)
{
    static const char *const components[] = {
        "rapl:::", "powercap:::", "net:::", "lmsensors:::", "infiniband:::"};
    for (size_t i = 0; i < sizeof components / sizeof *components; i++)
        if (!strncmp(event, components[i], strlen(components[i])))
            return 1;
    return 0;
}

static int explain_refusal(int code, const char *name, int component, struct err *err)
{
    char reason[PAPI_HUGE_STR_LEN];
    const PAPI_component_info_t *info = component < 0 ? NULL : PAPI_get_component_info(component);
    if (info && info->disabled) {
        explain_component(info, reason, sizeof reason);
        return err_set(err, ERR_ABSENT, "%s", reason);
    }
    switch (code) {
    case PAPI_ENOEVNT:
        return err_set(err, ERR_ABSENT, "%s does not exist on this machine", name);
    case PAPI_ECNFLCT:
    case PAPI_EMULPASS:
        return err_set(err, ERR_ABSENT, "%s does not fit together with the others", name);
    case PAPI_EPERM:
        return err_set(err, ERR_ABSENT, "no permission for %s; sysctl kernel.perf_event_paranoid=2",
                       name);
    default:
        return err_set(err, ERR_ABSENT, "%s: %s", name, PAPI_strerror(code));
    }
}

static struct event_set *set_of(struct set *set, int component, struct err *err)
{
    for (int i = 0; i < set->sets; i++)
        if (set->set[i].component == component)
            return &set->set[i];
    if (set->sets == COMPONENTS) {
        err_set(err, ERR_ABSENT, "events of more than %d of PAPI's components", COMPONENTS);
        return NULL;
    }
    struct event_set *fresh = &set->set[set->sets];
    *fresh = (struct event_set){.handle = PAPI_NULL, .component = component};
    int code = PAPI_create_eventset(&fresh->handle);
    if (code != PAPI_OK) {
        explain_refusal(code, "an event set", component, err);
        return NULL;
    }
    set->sets++;
    return fresh;
}

/* An unknown name may belong to a disabled component: "sde:::lib::x". */
static int component_named(const char *name)
{
    for (int i = 0; i < PAPI_num_components(); i++) {
        const PAPI_component_info_t *info = PAPI_get_component_info(i);
        size_t length = info ? strlen(info->short_name) : 0;
        if (length && !strncmp(info->short_name, name, length) && !strncmp(name + length, ":::", 3))
            return i;
    }
    return -1;
}

static int is_listed(int component, const char *name)
{
    char known[PAPI_HUGE_STR_LEN];
    int event = PAPI_NATIVE_MASK;
    for (int code = PAPI_enum_cmp_event(&event, PAPI_ENUM_FIRST, component); code == PAPI_OK;
         code = PAPI_enum_cmp_event(&event, PAPI_ENUM_EVENTS, component))
        if (PAPI_event_code_to_name(event, known) == PAPI_OK && !strcmp(known, name))
            return 1;
    return 0;
}

/* PAPI accepts a software-defined event that no library has registered, and always reads 0. */
static int is_hollow(int component, const char *name)
{
    return component >= 0 && !strncmp(name, "sde:::", 6) && !is_listed(component, name);
}

static int add_event(struct set *set, int index, const char *name, struct err *err)
{
    int event = PAPI_NULL, component = component_named(name);
    if (is_hollow(component, name) || PAPI_event_name_to_code(name, &event) != PAPI_OK)
        return explain_refusal(PAPI_ENOEVNT, name, component, err);
    component = PAPI_get_event_component(event);
    struct event_set *target = set_of(set, component, err);
    if (!target)
        return -1;
    int code = PAPI_add_event(target->handle, event);
    target->broken |= code == PAPI_ENOMEM;
    if (code != PAPI_OK)
        return explain_refusal(code, name, component, err);
    target->event[target->count++] = index;
    return 0;
}

static void close_set(void *arg)
{
    struct set *set = arg;
    long long ignored[SET_EVENTS];
    for (int i = 0; i < set->sets; i++) {
        if (set->set[i].started)
            PAPI_stop(set->set[i].handle, ignored);
        if (set->set[i].broken)
            continue;
        PAPI_cleanup_eventset(set->set[i].handle);
        PAPI_destroy_eventset(&set->set[i].handle);
    }
    free(set);
    PAPI_unregister_thread();
}

static int add_events(struct set *set, const char *const *event, int count, struct err *err)
{
    for (int i = 0; i < count; i++)
        if (add_event(set, i, event[i], err))
            return -1;
    for (int i = 0; i < set->sets; i++) {
        int code = PAPI_start(set->set[i].handle);
        if (code != PAPI_OK)
            return explain_refusal(code, event[set->set[i].event[0]], set->set[i].component, err);
        set->set[i].started = 1;
    }
    return 0;
}

static void *open_set(const char *const *event, int count, struct err *err)
{
    if (prepare_library(err))
        return NULL;
    int code = PAPI_register_thread();
    if (code != PAPI_OK) {
        err_set(err, ERR_ABSENT, "PAPI cannot register this thread: %s", PAPI_strerror(code));
        return NULL;
    }
    struct set *set = mem_zeroed(1, sizeof *set, err);
    if (!set) {
        PAPI_unregister_thread();
        return NULL;
    }
    if (!add_events(set, event, count, err))
        return set;
    close_set(set);
    return NULL;
}

/* The sets run from open to close; PAPI pins their events, so an event that loses its counter makes
 * PAPI_read fail instead of returning a smaller number. */
static int read_set(void *arg, struct reading *reading, struct err *err)
{
    const struct set *set = arg;
    for (int i = 0; i < set->sets; i++) {
        const struct event_set *part = &set->set[i];
        long long value[SET_EVENTS];
        int code = PAPI_read(part->handle, value);
        if (code != PAPI_OK)
            return err_set(err, ERR_ABSENT, "PAPI_read: %s", PAPI_strerror(code));
        for (int k = 0; k < part->count; k++)
            reading->value[part->event[k]] = (double)value[k];
    }
    reading->wanted = reading->counted = 0;
    return 0;
}

const struct backend backend_papi = {
    .name = "papi",
    .summary = "PAPI: presets of many CPUs, native events, components",
    .state = papi_state,
    .machine_wide = machine_wide,
    .open = open_set,
    .read = read_set,
    .close = close_set,
};

#endif
