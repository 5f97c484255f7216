/* Operations of either precision, by the program's own tables: on CPUs of this file, whose counters
 * see known instructions of every width. */
#include "base/mem.h"
#include "bench/counters/counters.h"
#include "engine/engine.h"
#include "tests/support/near.h"

#include <stdlib.h>

/* ---- a CPU: as many counters as it has, and what it retires from begin to end ---- */

/* Instructions by the bits of FP_ARITH_INST_RETIRED's mask: a double and a float, each alone, then
 * in 128, 256 and 512 bits. */
enum { CLASSES = 8 };
static const double lanes[CLASSES] = {1, 1, 2, 4, 4, 8, 8, 16};

struct run {
    double retired[CLASSES], flops;
};
static const struct run in_doubles = {{3, 0, 7, 0, 13, 0, 19, 0}, 3 + 2 * 7 + 4 * 13 + 8 * 19};
static const struct run in_floats = {{3, 5, 0, 11, 0, 17, 0, 23}, /* numbers alone stay doubles */
                                     3 + 5 + 4 * 11 + 8 * 17 + 16 * 23};

static const struct run *running;
static int counters_of_cpu;

/* PAPI's presets know the lanes, and take a counter for each width. */
struct event {
    unsigned classes;
    int of_papi;
};

struct set {
    int count;
    struct event event[SET_EVENTS];
    double reads;
};

static struct event event_of(const char *name)
{
    if (!strcmp(name, "PAPI_DP_OPS"))
        return (struct event){0x55, 1};
    if (!strcmp(name, "PAPI_SP_OPS"))
        return (struct event){0xaa, 1};
    unsigned long code = strtoul(name + 1, NULL, 16); /* r18c7 */
    cr_assert_eq(code & 0xff, 0xc7, "%s", name);
    return (struct event){(unsigned)code >> 8, 0};
}

static int usable(char *text, size_t size)
{
    snprintf(text, size, "for tests");
    return 1;
}

static void *set_open(const char *const *name, int count, struct err *err)
{
    int taken = 0;
    struct set *set = mem_zeroed(1, sizeof *set, err);
    for (int i = 0; set && i < count; i++) {
        set->event[i] = event_of(name[i]);
        taken += set->event[i].of_papi ? CLASSES / 2 : 1;
    }
    if (set && taken <= counters_of_cpu) {
        set->count = count;
        return set;
    }
    err_set(err, ERR_ABSENT, "%d counters where there are %d", taken, counters_of_cpu);
    free(set);
    return NULL;
}

static double count_of(const struct event *event)
{
    double sum = 0;
    for (int i = 0; i < CLASSES; i++)
        if (event->classes >> i & 1)
            sum += running->retired[i] * (event->of_papi ? lanes[i] : 1);
    return sum;
}

static int set_read(void *arg, struct reading *reading, struct err *err)
{
    struct set *set = arg;
    (void)err;
    set->reads++;
    reading->wanted = reading->counted = set->reads;
    for (int i = 0; i < set->count; i++)
        reading->value[i] = set->reads * count_of(&set->event[i]);
    return 0;
}

static const struct backend perf = {.name = "perf",
                                    .summary = "",
                                    .state = usable,
                                    .open = set_open,
                                    .read = set_read,
                                    .close = free};
static const struct backend papi = {.name = "papi",
                                    .summary = "",
                                    .state = usable,
                                    .open = set_open,
                                    .read = set_read,
                                    .close = free};

/* ---- what is counted of a run ---- */

static const int xeons[] = {0x55, 0x6a, 0x6c, 0x8f, 0xcf};
enum { XEONS = sizeof xeons / sizeof *xeons };

/* What one back end alone says of a run on an Intel CPU of that model. */
static struct counted count_run(const struct run *run, const struct backend *backend, int model)
{
    struct tables tables;
    struct counters *counters;
    struct err err;
    const struct backend *const all[] = {backend, NULL};
    running = run;
    cr_assert_eq(tables_read(&tables, &err), 0, "%s", err.text);
    struct counter_context context = {&tables, all, {"GenuineIntel", 6, model}};
    cr_assert_eq(counters_open_on(&counters, &context, "flops", 1, &err), 0, "%s", err.text);
    cr_assert_eq(counters_passes(counters), 1);
    const struct watch *watch = counters_watch(counters, 0);
    watch->enter(watch->arg, 0);
    watch->begin(watch->arg, 0);
    watch->end(watch->arg, 0);
    watch->leave(watch->arg, 0);
    counters_check(counters, &(struct expectation){NAN, NAN, run->flops, NAN, 1});
    struct counted counted = *counters_at(counters, 0);
    counters_close(counters);
    tables_free(&tables);
    return counted;
}

static void expect_measured(const struct run *run, const struct backend *backend, int model)
{
    struct counted counted = count_run(run, backend, model);
    cr_assert_eq(counted.status, COUNTER_MEASURED, "%s, model %x: %s", backend->name, model,
                 counted.reason);
    expect_near(counted.total, run->flops, 0, "%s, model %x", counted.source, model);
}

static void expect_doubles_alone(const struct backend *backend, int model)
{
    expect_measured(&in_doubles, backend, model);
    struct counted counted = count_run(&in_floats, backend, model);
    cr_assert_eq(counted.status, COUNTER_IMPLAUSIBLE, "%s, model %x", counted.source, model);
    cr_assert_not_null(strstr(counted.reason, "counted 3 where at least model_flops / 2"), "%s",
                       counted.reason);
}

Test(counters_flops, both_precisions_count_where_counters_suffice)
{
    for (int i = 0; i < XEONS; i++) {
        counters_of_cpu = 8;
        expect_measured(&in_doubles, &papi, xeons[i]);
        expect_measured(&in_floats, &papi, xeons[i]);
        counters_of_cpu = 5;
        expect_measured(&in_doubles, &perf, xeons[i]);
        expect_measured(&in_floats, &perf, xeons[i]);
    }
}

Test(counters_flops, else_doubles_do_and_a_run_in_floats_is_implausible)
{
    counters_of_cpu = 4;
    for (int i = 0; i < XEONS; i++) {
        expect_doubles_alone(&papi, xeons[i]);
        expect_doubles_alone(&perf, xeons[i]);
    }
}

/* On Nehalem, 0x1a, both presets count packed instructions of either precision. */
Test(counters_flops, presets_that_overlap_are_not_added)
{
    counters_of_cpu = 8;
    expect_doubles_alone(&papi, 0x1a);
}
