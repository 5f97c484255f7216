/* Checks whether the counts of a repetition are plausible. */
#include "bench/counters/counters_inside.h"
#include "bench/common/expression.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct known_values {
    const struct counters *counters;
    const struct expectation *expectation;
};

static double word_value(void *arg, const char *name)
{
    const struct known_values *words = arg;
    const struct expectation *known = words->expectation;
    const struct {
        const char *name;
        double value;
    } word[] = {{"updates", known->updates},   {"tap_updates", known->tap_updates},
                {"seconds", known->seconds},   {"threads", words->counters->threads},
                {"model_flops", known->flops}, {"model_bytes", known->bytes}};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (!strcmp(word[i].name, name))
            return word[i].value;
    int i = counters_find(words->counters, name);
    const struct counted *counted = i < 0 ? NULL : counters_at(words->counters, i);
    return counted && counted->status == COUNTER_MEASURED ? counted->total : NAN;
}

static void reject_count(struct counter *counter, enum counter_status status, const char *text)
{
    counter->counted.status = status;
    snprintf(counter->counted.reason, sizeof counter->counted.reason, "%.*s", COUNTER_REASON - 1,
             text);
}

/* Sets every thread's value and their sum; unavailable when a thread could not count. */
static void collect_threads(struct counters *counters, struct counter *counter)
{
    struct counted *counted = &counter->counted;
    struct err err;
    counted->status = COUNTER_MEASURED;
    counted->reason[0] = '\0';
    counted->total = 0;
    for (int t = 0; t < counters->threads; t++) {
        const struct thread_counts *thread = &counters->thread[t];
        counter->value[t] = NAN;
        if (t && counted->quantity->machine)
            continue;
        if (list_counts_check(&thread->list[counter->list], &err)) {
            err_prefix(&err, "%s, thread %d: ", counter->backend->name, t);
            reject_count(counter, COUNTER_UNAVAILABLE, err.text);
            counted->total = NAN;
            return;
        }
        counter->value[t] = counter_value(counter, thread);
        counted->total += counter->value[t];
    }
}

/* 1 when a quantity reads 0 although it cannot be 0. */
static void check_zero(struct counter *counter, double seconds)
{
    const double real = 0.01;
    const struct quantity *quantity = counter->counted.quantity;
    if (counter->counted.status != COUNTER_MEASURED || counter->counted.total != 0)
        return;
    if (!quantity->always && !(quantity->run && seconds >= real))
        return;
    char text[COUNTER_REASON];
    snprintf(text, sizeof text, "%s starts without an error but reads 0 in all threads",
             counter->counted.source);
    reject_count(counter, COUNTER_IMPLAUSIBLE, text);
}

static void check_rule(struct counters *counters, const struct check *check,
                       struct known_values *words)
{
    int i = counters_find(counters, check->quantity);
    struct counter *counter = i < 0 ? NULL : &counters->counter[i];
    if (!counter || counter->counted.status != COUNTER_MEASURED || counter->counted.pass < 0)
        return;
    double total = counter->counted.total;
    double limit = expression_value(check->formula, word_value, words);
    if (!isfinite(total) || !isfinite(limit) || (check->at_most ? total <= limit : total >= limit))
        return;
    char text[COUNTER_REASON];
    snprintf(text, sizeof text, "%s counted %.4g where %s %s = %.4g is expected: %s",
             counter->counted.source, total, check->at_most ? "at most" : "at least",
             check->formula, limit, check->why);
    reject_count(counter, COUNTER_IMPLAUSIBLE, text);
}

void counters_check(struct counters *counters, const struct expectation *expectation)
{
    const struct expectation nothing = {NAN, NAN, NAN, NAN, NAN};
    const struct tables *tables = counters->context.tables;
    struct known_values words = {counters, expectation ? expectation : &nothing};
    for (int i = 0; i < counters->count; i++) {
        struct counter *counter = &counters->counter[i];
        if (counter->counted.pass != counters->current)
            continue;
        collect_threads(counters, counter);
        check_zero(counter, words.expectation->seconds);
    }
    for (size_t i = 0; i < tables->checks; i++)
        check_rule(counters, &tables->check[i], &words);
}
