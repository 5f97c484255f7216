#include "tests/support/fake_counters.h"

#include "base/mem.h"
#include "engine/engine.h"

#include <criterion/criterion.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a back end with room for two events ---- */

struct fake {
    int count;
    const char *event[SET_EVENTS];
    double reads;
};

static int usable(char *text, size_t size)
{
    snprintf(text, size, "for tests");
    return 1;
}

static void *open_events(const char *const *event, int count, struct err *err)
{
    if (count > FAKE_ROOM) {
        err_set(err, ERR_ABSENT, "room for %d events", FAKE_ROOM);
        return NULL;
    }
    struct fake *fake = mem_zeroed(1, sizeof *fake, err);
    for (int i = 0; fake && i < count; i++) {
        fake->event[i] = event[i];
        if (strcmp(event[i], "absent") == 0) {
            err_set(err, ERR_ABSENT, "absent does not exist");
            free(fake);
            return NULL;
        }
    }
    if (fake)
        fake->count = count;
    return fake;
}

/* Every event counts 10 from one reading to the next: a stretch of one begin and one end is 10. */
static int read_events(void *arg, struct reading *reading, struct err *err)
{
    struct fake *fake = arg;
    fake->reads++;
    reading->wanted = reading->counted = fake->reads;
    for (int i = 0; i < fake->count; i++) {
        reading->value[i] = strstr(fake->event[i], "zero") ? 0 : 10 * fake->reads;
        if (strstr(fake->event[i], "shared"))
            reading->counted = fake->reads / 2;
        if (strstr(fake->event[i], "lost") && fake->reads > 2)
            return err_set(err, ERR_ABSENT, "lost the counter");
    }
    return 0;
}

static const struct backend fake = {.name = "fake",
                                    .summary = "",
                                    .state = usable,
                                    .open = open_events,
                                    .read = read_events,
                                    .close = free};

static int unusable(char *text, size_t size)
{
    snprintf(text, size, "not built in");
    return 0;
}
static const struct backend missing = {.name = "missing", .summary = "", .state = unusable};
static const struct backend replay = {
    .name = "replay", .summary = "", .replays = 1, .state = usable};
static const struct backend *const all[] = {&missing, &fake, &replay, NULL};

static const char *const lines = "family | any | * | * | *\n"
                                 "family | other | Nobody | 0x1 | 0x1\n"
                                 "quantity | cycles | 1 | always essential | h\n"
                                 "quantity | instructions | 1 | always essential | h\n"
                                 "quantity | loads | 1 | | h\n"
                                 "quantity | heat | J | machine | h\n"
                                 "quantity | dead | 1 | always | h\n"
                                 "quantity | idle | 1 | run | h\n"
                                 "quantity | weighed | 1 | | h\n"
                                 "quantity | taken | 1 | | h\n"
                                 "quantity | replayed | 1 | | h\n"
                                 "quantity | foreign | 1 | | h\n"
                                 "quantity | lost | 1 | | h\n"
                                 "event | cycles | missing | any | c | s\n"
                                 "event | cycles | fake | any | absent | s\n"
                                 "event | cycles | fake | any | fake_cycles | s\n"
                                 "event | instructions | fake | any | fake_instructions | s\n"
                                 "event | loads | fake | any | fake_loads | s\n"
                                 "event | heat | fake | any | fake_heat | s\n"
                                 "event | dead | fake | any | zero_dead | s\n"
                                 "event | idle | fake | any | zero_idle | s\n"
                                 "event | weighed | fake | any | a + 3*b | s\n"
                                 "event | taken | fake | any | shared | s\n"
                                 "event | replayed | missing | any | x | s\n"
                                 "event | replayed | replay | any | Ir | s\n"
                                 "event | foreign | fake | other | z | s\n"
                                 "event | lost | fake | any | lost | s\n"
                                 "check | instructions | <= | cycles * 16 | no core does more\n"
                                 "check | loads | >= | model_flops / 2 | the model knows\n";

/* ---- what is asked of it ---- */

static struct tables tables;
struct counters *fake_counters;

void fake_open(const char *request)
{
    struct err err;
    struct counter_context context = {&tables, all, {.vendor = "Test", .family = 1, .model = 2}};
    cr_assert_eq(tables_add(&tables, "lines", lines, &err), 0, "%s", err.text);
    cr_assert_eq(tables_check(&tables, &err), 0, "%s", err.text);
    cr_assert_eq(counters_open_on(&fake_counters, &context, request, FAKE_THREADS, &err), 0, "%s",
                 err.text);
}

void fake_close(void)
{
    counters_close(fake_counters);
    tables_free(&tables);
}

const struct counted *fake_counted(const char *name)
{
    int i = counters_find(fake_counters, name);
    cr_assert_geq(i, 0, "%s was not asked for", name);
    return counters_at(fake_counters, i);
}

void fake_pass(int pass, int stretches)
{
    const struct watch *watch = counters_watch(fake_counters, pass);
#pragma omp parallel num_threads(FAKE_THREADS)
    {
        int thread = omp_get_thread_num();
        watch->enter(watch->arg, thread);
        for (int i = 0; i < stretches; i++) {
            watch->begin(watch->arg, thread);
            watch->end(watch->arg, thread);
        }
        watch->leave(watch->arg, thread);
    }
}

void fake_expect(const char *name, enum counter_status status, const char *reason)
{
    const struct counted *what = fake_counted(name);
    cr_assert_eq(what->status, status, "%s is %s: %s", name, counter_status_name(what->status),
                 what->reason);
    cr_assert_not_null(strstr(what->reason, reason), "%s: '%s' has no '%s'", name, what->reason,
                       reason);
}
