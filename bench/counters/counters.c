#include "bench/counters/counters_inside.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the watch, called by every thread ---- */

static void enter_thread(void *arg, int thread)
{
    struct counters *counters = arg;
    thread_counts_open(&counters->thread[thread], &counters->pass[counters->current], thread);
}

static void begin_counting(void *arg, int thread)
{
    struct counters *counters = arg;
    thread_counts_begin(&counters->thread[thread], &counters->pass[counters->current]);
}

static void end_counting(void *arg, int thread)
{
    struct counters *counters = arg;
    thread_counts_end(&counters->thread[thread], &counters->pass[counters->current]);
}

static void leave_thread(void *arg, int thread)
{
    struct counters *counters = arg;
    thread_counts_close(&counters->thread[thread], &counters->pass[counters->current]);
}

const struct watch *counters_watch(struct counters *counters, int pass)
{
    assert(pass >= 0 && pass < counters->passes);
    memset(counters->thread, 0, (size_t)counters->threads * sizeof *counters->thread);
    counters->current = pass;
    return &counters->watch;
}

/* ---- opening ---- */

static int add_counter(struct counters *counters, int named, struct err *err)
{
    struct counter *counter = &counters->counter[counters->count];
    counter->counted.status = COUNTER_UNAVAILABLE;
    counter->counted.pass = -1;
    counter->counted.named = named;
    counter->counted.total = NAN;
    counter->value = mem_zeroed((size_t)counters->threads, sizeof *counter->value, err);
    counter->counted.value = counter->value;
    if (!counter->value)
        return -1;
    for (int t = 0; t < counters->threads; t++)
        counter->value[t] = NAN;
    counters->count++;
    return 0;
}

static int add_quantities(struct counters *counters, const struct request *request, struct err *err)
{
    const struct tables *tables = counters->context.tables;
    for (size_t i = 0; i < tables->quantities; i++) {
        if (!request->every && !request->quantity[i])
            continue;
        counters->counter[counters->count].counted.quantity = &tables->quantity[i];
        if (add_counter(counters, request->quantity[i], err))
            return -1;
    }
    return 0;
}

/* The properties of an event requested by name: those of the quantity in the table that it counts.
 */
static struct quantity own_quantity(const struct counter_context *context, const char *word,
                                    const struct backend *backend, const char *event)
{
    const struct tables *tables = context->tables;
    struct quantity own = {.name = word, .unit = "1", .help = "a user's own event"};
    for (size_t i = 0; i < tables->events; i++) {
        const struct event_row *row = &tables->event[i];
        if (strcmp(row->event, event) || strcmp(row->backend, backend->name))
            continue;
        const struct quantity *counts = tables_quantity(tables, row->quantity);
        own.always = counts->always;
        own.exercise = counts->exercise;
        own.run = counts->run;
        break;
    }
    return own;
}

static int add_events(struct counters *counters, const struct request *request, struct err *err)
{
    for (int i = 0; i < request->events; i++) {
        struct counter *counter = &counters->counter[counters->count];
        snprintf(counter->name, sizeof counter->name, "%s", request->event[i].word);
        counter->own = own_quantity(&counters->context, counter->name, request->event[i].backend,
                                    request->event[i].event);
        counter->counted.quantity = &counter->own;
        if (add_counter(counters, 1, err))
            return -1;
    }
    return 0;
}

static int add_counters(struct counters *counters, const struct request *request, struct err *err)
{
    size_t most = counters->context.tables->quantities + (size_t)request->events;
    counters->counter = mem_zeroed(most, sizeof *counters->counter, err);
    counters->thread = mem_untouched((size_t)counters->threads, sizeof *counters->thread, err);
    if (!counters->counter || !counters->thread)
        return -1;
    counters->watch =
        (struct watch){enter_thread, begin_counting, end_counting, leave_thread, counters};
    return add_quantities(counters, request, err) || add_events(counters, request, err)
               ? -1
               : counters_choose(counters, request, err);
}

int counters_open_on(struct counters **result, const struct counter_context *context,
                     const char *text, int threads, struct err *err)
{
    struct request request;
    *result = NULL;
    if (request_parse(&request, context, text, err))
        return -1;
    struct counters *counters = mem_zeroed(1, sizeof *counters, err);
    int failed = !counters;
    if (counters) {
        counters->context = *context;
        counters->threads = threads;
        failed = add_counters(counters, &request, err);
    }
    request_free(&request);
    if (failed) {
        counters_close(counters);
        return -1;
    }
    *result = counters;
    return 0;
}

int counters_open(struct counters **result, const char *request, int threads, struct err *err)
{
    struct tables tables;
    *result = NULL;
    if (tables_read(&tables, err))
        return -1;
    struct counter_context context = {&tables, backends, cpu_detect()};
    if (counters_open_on(result, &context, request, threads, err)) {
        tables_free(&tables);
        return -1;
    }
    (*result)->own = tables;
    (*result)->context.tables = &(*result)->own;
    return 0;
}

void counters_close(struct counters *counters)
{
    if (!counters)
        return;
    for (int i = 0; i < counters->count; i++)
        free(counters->counter[i].value);
    free(counters->counter);
    free(counters->thread);
    free(counters->pass);
    tables_free(&counters->own);
    free(counters);
}

/* ---- queries ---- */

int counters_passes(const struct counters *counters)
{
    return counters->passes;
}

int counters_count(const struct counters *counters)
{
    return counters->count;
}

int counters_threads(const struct counters *counters)
{
    return counters->threads;
}

const struct tables *counters_tables(const struct counters *counters)
{
    return counters->context.tables;
}

const struct counted *counters_at(const struct counters *counters, int i)
{
    assert(i >= 0 && i < counters->count);
    return &counters->counter[i].counted;
}

int counters_find(const struct counters *counters, const char *quantity)
{
    for (int i = 0; i < counters->count; i++)
        if (!strcmp(counters->counter[i].counted.quantity->name, quantity))
            return i;
    return -1;
}

const char *counter_status_name(enum counter_status status)
{
    static const char *const names[] = {"measured", "unavailable", "implausible"};
    return names[status];
}

/* ---- required counters ---- */

static int any_named(const struct counters *counters)
{
    for (int i = 0; i < counters->count; i++)
        if (counters->counter[i].counted.named)
            return 1;
    return 0;
}

static int is_missing(const struct counters *counters, int i, int named)
{
    const struct counter *counter = &counters->counter[i];
    int required = named ? counter->counted.named : counter->counted.quantity->essential;
    return required && counter->counted.status != COUNTER_MEASURED && !counter->counted.replay;
}

int counters_require(const struct counters *counters, struct err *err)
{
    int named = any_named(counters), missing = 0;
    const struct counted *first = NULL;
    char names[160] = "";
    for (int i = 0; i < counters->count; i++) {
        if (!is_missing(counters, i, named))
            continue;
        const struct counted *counted = &counters->counter[i].counted;
        size_t length = strlen(names);
        snprintf(names + length, sizeof names - length, "%s%s", missing++ ? ", " : "",
                 counted->quantity->name);
        first = first ? first : counted;
    }
    if (!missing)
        return 0;
    return err_set(err, ERR_ABSENT, "required counters are missing: %s. %s is %s: %s", names,
                   first->quantity->name, counter_status_name(first->status), first->reason);
}
