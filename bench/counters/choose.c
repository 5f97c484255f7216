/* Chooses the back end and the pass for each quantity by probing: open, start, work, read, close. A
 * library's own list of available events is not trusted. */
#include "bench/counters/counters_inside.h"
#include "bench/counters/exercise.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chooser {
    struct counters *counters;
    const struct request *request;
    struct {
        int usable;
        char text[300];
    } state[REQUEST_BACKENDS]; /* of the request's back ends */
    struct exercise exercise;
    struct thread_counts *thread;
    struct pass pass; /* being probed */
};

void counter_add_reason(struct counted *counted, const char *format, ...)
{
    char text[COUNTER_REASON];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t length = strlen(counted->reason);
    if (!strstr(counted->reason, text))
        snprintf(counted->reason + length, sizeof counted->reason - length, "%s%s",
                 length ? "; " : "", text);
}

double counter_value(const struct counter *counter, const struct thread_counts *thread)
{
    double value = 0;
    for (int i = 0; i < counter->sum.terms; i++)
        value +=
            counter->sum.term[i].factor * thread->list[counter->list].sum.value[counter->slot[i]];
    return value;
}

/* ---- probing a pass ---- */

static int list_of(struct pass *pass, const struct backend *backend)
{
    for (int i = 0; i < pass->lists; i++)
        if (pass->list[i].backend == backend)
            return i;
    if (pass->lists == PASS_LISTS)
        return -1;
    pass->list[pass->lists] = (struct event_list){.backend = backend};
    return pass->lists++;
}

static int slot_of(struct event_list *list, const char *event, int machine)
{
    for (int i = 0; i < list->count; i++)
        if (!strcmp(list->event[i], event))
            return i;
    if (list->count == SET_EVENTS)
        return -1;
    snprintf(list->event[list->count], EVENT_NAME, "%s", event);
    list->machine[list->count] = machine;
    return list->count++;
}

/* Adds the counter's events to a pass. Returns -1 when it is full. */
static int join_pass(struct pass *pass, struct counter *counter)
{
    counter->list = list_of(pass, counter->backend);
    if (counter->list < 0)
        return -1;
    for (int i = 0; i < counter->sum.terms; i++) {
        counter->slot[i] = slot_of(&pass->list[counter->list], counter->sum.term[i].event,
                                   counter->counted.quantity->machine);
        if (counter->slot[i] < 0)
            return -1;
    }
    return 0;
}

/* Returns 0 when every event in the pass counts all the time. */
static int try_pass(struct chooser *chooser, struct err *err)
{
    struct thread_counts *thread = chooser->thread;
    int good = 1;
    thread_counts_open(thread, &chooser->pass, 0);
    thread_counts_begin(thread, &chooser->pass);
    for (int i = 0; i < chooser->pass.lists; i++)
        good &= !thread->list[i].failed;
    if (good)
        exercise_run(&chooser->exercise);
    thread_counts_end(thread, &chooser->pass);
    thread_counts_close(thread, &chooser->pass);
    for (int i = 0; i < chooser->pass.lists; i++)
        if (list_counts_check(&thread->list[i], err))
            return -1;
    return 0;
}

/* Puts the counter into the first pass that can take it, or into a new one. */
static int place_in_pass(struct chooser *chooser, struct counter *counter, struct err *err)
{
    struct counters *counters = chooser->counters;
    for (int p = 0; p < counters->passes; p++) {
        chooser->pass = counters->pass[p];
        if (join_pass(&chooser->pass, counter) || try_pass(chooser, NULL))
            continue;
        counters->pass[p] = chooser->pass;
        counter->counted.pass = p;
        return 0;
    }
    if (mem_grow(&counters->pass, (size_t)counters->passes, sizeof *counters->pass, err))
        return -1;
    chooser->pass = (struct pass){0};
    join_pass(&chooser->pass, counter);
    counters->pass[counters->passes] = chooser->pass;
    counter->counted.pass = counters->passes++;
    return 0;
}

/* 1 when the events count when opened alone and do not read 0 after work that causes them. */
static int counts_alone(struct chooser *chooser, struct counter *counter, const char *events)
{
    struct err err;
    struct counted *counted = &counter->counted;
    const char *name = counter->backend->name;
    chooser->pass = (struct pass){0};
    if (join_pass(&chooser->pass, counter)) {
        counter_add_reason(counted, "%s: too many events at once", name);
        return 0;
    }
    if (try_pass(chooser, &err)) {
        counter_add_reason(counted, "%s: %s", name, err.text);
        return 0;
    }
    if (counted->quantity->exercise && counter_value(counter, chooser->thread) == 0) {
        counted->status = COUNTER_IMPLAUSIBLE;
        counter_add_reason(counted, "%s: %s starts without an error but reads 0", name, events);
        return 0;
    }
    return 1;
}

/* ---- finding an event for a quantity ---- */

static int family_is(const struct counter_context *context, const char *name)
{
    for (size_t i = 0; i < context->tables->families; i++)
        if (!strcmp(context->tables->family[i].name, name))
            return cpu_is(&context->cpu, &context->tables->family[i]);
    return 0;
}

/* The next row for a quantity and a back end; NULL when there is none. */
static const struct event_row *next_row(const struct tables *tables, const struct counter *counter,
                                        size_t *at)
{
    while (*at < tables->events) {
        const struct event_row *row = &tables->event[(*at)++];
        if (!strcmp(row->quantity, counter->counted.quantity->name) &&
            !strcmp(row->backend, counter->backend->name))
            return row;
    }
    return NULL;
}

static void set_source(struct counter *counter, const char *events)
{
    struct counted *counted = &counter->counted;
    snprintf(counted->source, sizeof counted->source, "%s:%s", counter->backend->name, events);
    counted->replay = counter->backend->replays ? events : NULL;
    counted->status = counted->replay ? COUNTER_UNAVAILABLE : COUNTER_MEASURED;
    snprintf(counted->reason, sizeof counted->reason, "%s",
             counted->replay ? "waits for a replay" : "");
}

/* Returns -1: out of memory; 0: this back end does not count it; 1: decided. */
static int try_backend(struct chooser *chooser, struct counter *counter, int b, struct err *err)
{
    const struct counter_context *context = &chooser->counters->context;
    const struct event_row *row;
    int rows = 0, here = 0;
    counter->backend = chooser->request->backend[b];
    for (size_t at = 0; (row = next_row(context->tables, counter, &at)); rows++) {
        if (!family_is(context, row->family))
            continue;
        here++;
        if (!chooser->state[b].usable)
            continue;
        if (event_sum_parse(&counter->sum, row->event, err))
            return -1;
        if (!counter->backend->replays && !counts_alone(chooser, counter, row->event))
            continue;
        if (!counter->backend->replays && place_in_pass(chooser, counter, err))
            return -1;
        set_source(counter, row->event);
        return 1;
    }
    if (here && !chooser->state[b].usable)
        counter_add_reason(&counter->counted, "%s: %s", counter->backend->name,
                           chooser->state[b].text);
    else if (rows && !here)
        counter_add_reason(&counter->counted,
                           "%s: no event of this CPU is in the table (%s:rHEX "
                           "takes its code)",
                           counter->backend->name, counter->backend->name);
    counter->backend = NULL;
    return 0;
}

static int choose_quantity(struct chooser *chooser, struct counter *counter, struct err *err)
{
    for (int b = 0; b < chooser->request->backends; b++) {
        int settled = try_backend(chooser, counter, b, err);
        if (settled)
            return settled < 0 ? -1 : 0;
    }
    if (!counter->counted.reason[0]) {
        counter_add_reason(&counter->counted, "not counted by");
        for (int b = 0; b < chooser->request->backends; b++) {
            size_t length = strlen(counter->counted.reason);
            snprintf(counter->counted.reason + length, sizeof counter->counted.reason - length,
                     "%s %s", b ? "," : "", chooser->request->backend[b]->name);
        }
    }
    return 0;
}

static int choose_event(struct chooser *chooser, struct counter *counter, int i, struct err *err)
{
    char text[300];
    const struct backend *backend = chooser->request->event[i].backend;
    counter->backend = backend;
    if (!backend->state(text, sizeof text)) {
        counter_add_reason(&counter->counted, "%s: %s", backend->name, text);
        return 0;
    }
    counter->sum = (struct event_sum){.terms = 1, .term[0].factor = 1};
    snprintf(counter->sum.term[0].event, EVENT_NAME, "%s", chooser->request->event[i].event);
    counter->own.machine =
        backend->machine_wide && backend->machine_wide(counter->sum.term[0].event);
    if (!counts_alone(chooser, counter, counter->sum.term[0].event))
        return 0;
    if (place_in_pass(chooser, counter, err))
        return -1;
    set_source(counter, counter->sum.term[0].event);
    return 0;
}

static int choose_all(struct chooser *chooser, struct err *err)
{
    struct counters *counters = chooser->counters;
    int quantities = counters->count - chooser->request->events;
    for (int b = 0; b < chooser->request->backends; b++)
        chooser->state[b].usable = chooser->request->backend[b]->state(
            chooser->state[b].text, sizeof chooser->state[b].text);
    for (int i = 0; i < quantities; i++)
        if (choose_quantity(chooser, &counters->counter[i], err))
            return -1;
    for (int i = 0; i < chooser->request->events; i++)
        if (choose_event(chooser, &counters->counter[quantities + i], i, err))
            return -1;
    return 0;
}

int counters_choose(struct counters *counters, const struct request *request, struct err *err)
{
    struct chooser *chooser = mem_zeroed(1, sizeof *chooser, err);
    int result = -1;
    if (!chooser)
        return -1;
    chooser->counters = counters;
    chooser->request = request;
    chooser->thread = mem_untouched(1, sizeof *chooser->thread, err);
    if (chooser->thread && !exercise_init(&chooser->exercise, err)) {
        exercise_run(&chooser->exercise); /* touches its pages before probing */
        result = choose_all(chooser, err);
        exercise_free(&chooser->exercise);
    }
    free(chooser->thread);
    free(chooser);
    return result;
}
