/* Choosing, passes and judging, with a back end of this file that behaves as badly as real ones:
 * few counters, counters that stay at zero, that are shared with others, that belong to the
 * machine.
 */
#include "base/mem.h"
#include "bench/counters/counters.h"
#include "engine/engine.h"
#include "tests/support/near.h"
#include "tests/support/setup.h"

#include <omp.h>
#include <stdlib.h>

/* ---- a back end with room for two events ---- */

enum { ROOM = 2, THREADS = 2 };

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

static void *fake_open(const char *const *event, int count, struct err *err)
{
    if (count > ROOM) {
        err_set(err, ERR_ABSENT, "room for %d events", ROOM);
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
static int fake_read(void *arg, struct reading *reading, struct err *err)
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
                                    .open = fake_open,
                                    .read = fake_read,
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

static struct tables tables;
static struct counters *counters;

static void open_counters(const char *request)
{
    struct err err;
    struct counter_ground ground = {&tables, all, {.vendor = "Test", .family = 1, .model = 2}};
    cr_assert_eq(tables_add(&tables, "lines", lines, &err), 0, "%s", err.text);
    cr_assert_eq(tables_check(&tables, &err), 0, "%s", err.text);
    cr_assert_eq(counters_open_on(&counters, &ground, request, THREADS, &err), 0, "%s", err.text);
}

static void close_counters(void)
{
    counters_close(counters);
    tables_free(&tables);
}

static const struct counted *counted(const char *name)
{
    int i = counters_find(counters, name);
    cr_assert_geq(i, 0, "%s was not asked for", name);
    return counters_at(counters, i);
}

static void run_pass(int pass, int stretches)
{
    const struct watch *watch = counters_watch(counters, pass);
#pragma omp parallel num_threads(THREADS)
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

static void expect_status(const char *name, enum counter_status status, const char *reason)
{
    const struct counted *what = counted(name);
    cr_assert_eq(what->status, status, "%s is %s: %s", name, counter_status_name(what->status),
                 what->reason);
    cr_assert_not_null(strstr(what->reason, reason), "%s: '%s' has no '%s'", name, what->reason,
                       reason);
}

Test(counters, none_counts_nothing)
{
    open_counters("none");
    cr_assert_eq(counters_count(counters), 0);
    cr_assert_eq(counters_passes(counters), 0);
    cr_assert_eq(counters_require(counters, NULL), 0);
    close_counters();
}

Test(counters, threads_are_summed_over_stretches)
{
    open_counters("cycles");
    cr_assert_eq(counters_passes(counters), 1);
    for (int repetition = 0; repetition < 2; repetition++) {
        run_pass(0, 7);
        counters_check(counters, NULL);
        expect_near(counted("cycles")->value[0], 70, 0, "thread 0");
        expect_near(counted("cycles")->value[1], 70, 0, "thread 1");
        expect_near(counted("cycles")->total, 140, 0, "both");
    }
    cr_assert_str_eq(counted("cycles")->source, "fake:fake_cycles");
    close_counters();
}

Test(counters, events_that_do_not_fit_go_to_further_passes)
{
    open_counters("cycles,instructions,loads,heat,fake:own");
    cr_assert_eq(counters_passes(counters), 3);
    for (int i = 0; i < counters_count(counters); i++)
        cr_assert_eq(counters_at(counters, i)->pass, i / ROOM);
    for (int pass = 0; pass < 3; pass++) {
        run_pass(pass, 1);
        counters_check(counters, NULL);
    }
    for (int i = 0; i < counters_count(counters); i++)
        cr_assert_eq(counters_at(counters, i)->status, COUNTER_MEASURED);
    close_counters();
}

Test(counters, sum_of_events_is_weighted)
{
    open_counters("weighed");
    run_pass(0, 1);
    counters_check(counters, NULL);
    expect_near(counted("weighed")->value[1], 10 + 3 * 10, 0, "a + 3*b");
    close_counters();
}

Test(counters, quantity_of_the_machine_is_counted_once)
{
    open_counters("heat,cycles");
    run_pass(0, 1);
    counters_check(counters, NULL);
    expect_near(counted("heat")->total, 10, 0, "thread 0 alone");
    expect_near(counted("heat")->value[1], NAN, 0, "thread 1");
    expect_near(counted("cycles")->total, 20, 0, "both threads");
    close_counters();
}

Test(counters, counter_that_stays_at_zero_is_implausible)
{
    open_counters("dead,idle");
    expect_status("dead", COUNTER_IMPLAUSIBLE, "zero_dead adds and starts without an error");
    cr_assert_eq(counted("dead")->pass, -1);
    run_pass(0, 1);
    counters_check(counters, &(struct expectation){.seconds = 0.001});
    expect_status("idle", COUNTER_MEASURED, "");
    counters_check(counters, &(struct expectation){.seconds = 1});
    expect_status("idle", COUNTER_IMPLAUSIBLE, "reads 0 in all threads");
    close_counters();
}

Test(counters, event_by_name_is_zero_as_rarely_as_its_quantity)
{
    open_counters("fake:zero_dead,fake:zero_other");
    expect_status("fake:zero_dead", COUNTER_IMPLAUSIBLE, "reads 0");
    expect_status("fake:zero_other", COUNTER_MEASURED, "");
    close_counters();
}

Test(counters, shared_counter_is_not_measured)
{
    open_counters("taken");
    expect_status("taken", COUNTER_UNAVAILABLE, "50.0 % of the time");
    cr_assert_eq(counters_passes(counters), 0);
    close_counters();
}

Test(counters, counter_lost_on_the_way_is_unavailable)
{
    open_counters("lost");
    run_pass(0, 2);
    counters_check(counters, NULL);
    expect_status("lost", COUNTER_UNAVAILABLE, "thread 0: lost the counter");
    expect_near(counted("lost")->total, NAN, 0, "total");
    close_counters();
}

Test(counters, counts_against_reason_are_implausible)
{
    open_counters("cycles,instructions,loads");
    for (int pass = 0; pass < counters_passes(counters); pass++) {
        run_pass(pass, 1);
        counters_check(counters, &(struct expectation){.flops = 30, .seconds = 1});
    }
    expect_status("instructions", COUNTER_MEASURED, "");
    expect_status("loads", COUNTER_MEASURED, "");
    counters_check(counters, &(struct expectation){.flops = 100, .seconds = 1});
    expect_status("loads", COUNTER_IMPLAUSIBLE, "counted 20 where at least model_flops / 2 = 50");
    counters_check(counters, NULL);
    expect_status("loads", COUNTER_MEASURED, "");
    close_counters();
}

Test(counters, reasons_tell_each_back_end)
{
    open_counters("replayed,foreign");
    int i = counters_find(counters, "replayed");
    cr_assert(counters_wants_replay(counters, i));
    cr_assert_str_eq(counted("replayed")->source, "replay:Ir");
    expect_status("foreign", COUNTER_UNAVAILABLE, "fake: no event of this CPU");
    counters_fill(counters, i, 123, "replay:Ir, one thread");
    expect_status("replayed", COUNTER_MEASURED, "");
    expect_near(counted("replayed")->total, 123, 0, "filled");
    cr_assert_not(counters_wants_replay(counters, i));
    close_counters();
}

Test(counters, named_back_ends_are_the_only_ones)
{
    open_counters("missing");
    cr_assert_eq(counters_passes(counters), 0);
    expect_status("cycles", COUNTER_UNAVAILABLE, "missing: not built in");
    expect_status("loads", COUNTER_UNAVAILABLE, "not counted by missing");
    close_counters();
}

Test(counters, required_are_the_named_or_the_essential)
{
    struct err err;
    open_counters("fake");
    cr_assert_eq(counters_require(counters, &err), 0, "cycles and instructions are here");
    close_counters();
    open_counters("cycles,taken,dead");
    cr_assert_eq(counters_require(counters, &err), -1);
    cr_assert_eq(err.kind, ERR_ABSENT);
    cr_assert_not_null(strstr(err.text, "dead, taken"), "%s", err.text);
    close_counters();
}

Test(counters, engine_calls_the_watch)
{
    struct setup setup;
    struct outcome outcome;
    open_counters("cycles");
    setup_begin(&setup, 4, 8, 20);
    setup.plan.threads = THREADS;
    setup.plan.watch = counters_watch(counters, 0);
    setup_run(&setup, &outcome);
    counters_check(counters, NULL);
    expect_near(counted("cycles")->value[0], 10 * 20, 0, "a stretch for each observed iteration");
    expect_near(counted("cycles")->total, 2 * 10 * 20, 0, "both threads");
    outcome_free(&outcome);
    setup_end(&setup);
    close_counters();
}

/* ---- what is asked for ---- */

static void expect_refused(const char *request, const char *text)
{
    struct err err;
    struct counters *none;
    cr_assert_eq(counters_open(&none, request, 1, &err), -1, "%s", request);
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_null(none);
    cr_assert_not_null(strstr(err.text, text), "%s: %s", request, err.text);
}

Test(counters, unknown_words)
{
    expect_refused("cycels", "did you mean cycles?");
    expect_refused("papi,perv", "did you mean perf?");
    expect_refused("auto,cycles", "'auto'");
    expect_refused("", "papi perf rusage callgrind");
    expect_refused("callgrind:Ir", "takes no events");
    expect_refused("perf:", "the name of an event");
}

Test(counters, every_family_of_words_is_known)
{
    struct err err;
    struct counters *some;
    const char *const requests[] = {
        "none", "auto", "papi,perf,rusage", "cycles,perf", "rusage,perf:page-faults", NULL};
    for (int i = 0; requests[i]; i++) {
        cr_assert_eq(counters_open(&some, requests[i], 2, &err), 0, "%s: %s", requests[i],
                     err.text);
        counters_close(some);
    }
}
