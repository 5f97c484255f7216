#include "bench/compare/compare_numbers.h"

#include "bench/common/json.h"
#include "bench/results/result_columns.h"

#include <math.h>
#include <string.h>

const char *const number_verdict_words[NUMBER_VERDICTS] = {
    [NUMBER_SAME] = "same",       [NUMBER_BETTER] = "better", [NUMBER_WORSE] = "worse",
    [NUMBER_UNCLEAR] = "unclear", [NUMBER_LOST] = "lost",     [NUMBER_GAINED] = "gained",
    [NUMBER_OTHER] = "other",     [NUMBER_NONE] = "none"};

/* One number on both sides. */
struct number {
    enum gate_id gate;
    const char *name;
    const struct column *column; /* which way is better */
    double base, fresh;
    double low, high; /* BASE's interval; NAN: none */
    double step;      /* resolution: smaller differences are meaningless */
    int is_other;     /* 1: counted in different ways */
    int is_judged;
    json_t *counted; /* owned; NULL: not a count */
};

static double value_of(const json_t *item, const char *key)
{
    const json_t *value = json_object_get(item, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

/* ---- verdicts ---- */

static double change_of(const struct number *number)
{
    double difference = number->fresh - number->base;
    int is_relative = !strcmp(gates[number->gate].unit, "%");
    return !is_relative || difference == 0 ? difference : 100 * difference / number->base;
}

static int is_within_interval(const struct number *number)
{
    return number->fresh > number->base ? number->fresh <= number->high
                                        : number->fresh >= number->low;
}

static enum number_verdict judge_number(const struct number *number, double tolerance)
{
    double change = change_of(number);
    if (!number->is_judged || isinf(tolerance))
        return NUMBER_NONE;
    if (isnan(number->base))
        return NUMBER_GAINED;
    if (isnan(number->fresh))
        return NUMBER_LOST;
    if (number->is_other)
        return NUMBER_OTHER;
    if (fabs(change) <= tolerance || fabs(number->fresh - number->base) <= number->step)
        return NUMBER_SAME;
    if (is_within_interval(number))
        return NUMBER_UNCLEAR;
    return (change > 0) == (number->column->better == BETTER_LOWER) ? NUMBER_WORSE : NUMBER_BETTER;
}

/* Takes ownership of number->counted. */
static int add_number(json_t *list, struct number *number, const struct tolerances *tolerances)
{
    double tolerance = tolerances->of[number->gate];
    if (isnan(number->base) && isnan(number->fresh)) {
        json_decref(number->counted);
        return 0;
    }
    json_t *row = json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:s, s:o, s:s}", "gate", gates[number->gate].name, "name",
        number->name, "base", json_number_or_null(number->base), "new",
        json_number_or_null(number->fresh), "change", json_number_or_null(change_of(number)),
        "unit", gates[number->gate].unit, "tolerance", json_number_or_null(tolerance), "verdict",
        number_verdict_words[judge_number(number, tolerance)]);
    int failed = !row || (number->counted && json_object_set(row, "counted", number->counted));
    json_decref(number->counted);
    if (!failed)
        return json_array_append_new(list, row);
    json_decref(row);
    return -1;
}

/* ---- counts ---- */

static const json_t *find_count(const json_t *item, const char *quantity)
{
    json_t *count;
    size_t i;
    json_array_foreach(json_object_get(item, "counters"), i, count)
    {
        const char *name = json_string_value(json_object_get(count, "name"));
        if (name && !strcmp(name, quantity))
            return count;
    }
    return NULL;
}

/* 0 means no count: the clock is too coarse for so short a run. */
static double count_per_update(const json_t *count)
{
    double value = value_of(count, "per_update");
    return value > 0 ? value : NAN;
}

static int is_simulated(const json_t *count)
{
    const char *status = json_string_value(json_object_get(count, "status"));
    return status && !strcmp(status, "simulated");
}

/* The source and the kernels of a count, as a new object; NULL when out of memory. Without a replay
 * the timed run itself was counted. */
static json_t *describe_count(const json_t *item, const json_t *count)
{
    json_t *timed = json_object_get(item, summary_kernels.name);
    json_t *kernels = is_simulated(count) ? json_object_get(count, "kernels") : timed;
    return json_pack("{s:O?, s:O?, s:O?}", "source", json_object_get(count, "source"), "kernels",
                     kernels, "timed", timed);
}

/* Counts of several threads vary: threads that wait for each other spin. */
static int is_repeatable(const json_t *item, const json_t *count)
{
    return is_simulated(count) || value_of(item, summary_threads.name) <= 1;
}

static int add_instructions(json_t *list, const json_t *base, const json_t *fresh,
                            const struct tolerances *tolerances, int is_judged)
{
    const json_t *one = find_count(base, "instructions");
    const json_t *other = find_count(fresh, "instructions");
    json_t *how = describe_count(base, one), *counted = describe_count(fresh, other);
    struct number number = {.gate = GATE_INSTRUCTIONS,
                            .name = "instructions_per_update",
                            .column = &summary_count,
                            .base = count_per_update(one),
                            .fresh = count_per_update(other),
                            .low = NAN,
                            .high = NAN,
                            .is_judged = is_judged && is_repeatable(base, one) &&
                                         is_repeatable(fresh, other),
                            .counted = counted};
    number.is_other =
        !json_equal(json_object_get(how, "source"), json_object_get(counted, "source")) ||
        !json_equal(json_object_get(how, "kernels"), json_object_get(counted, "kernels"));
    int failed = !how || !counted;
    if (isnan(number.fresh)) { /* only BASE has the source then */
        number.counted = how;
        how = counted;
    }
    json_decref(how);
    return add_number(list, &number, tolerances) || failed;
}

static int add_cpu(json_t *list, const json_t *base, const json_t *fresh,
                   const struct tolerances *tolerances, int is_judged)
{
    struct number number = {.gate = GATE_CPU,
                            .name = summary_cpu_ns_per_update.name,
                            .column = &summary_cpu_ns_per_update,
                            .base = value_of(base, summary_cpu_ns_per_update.name),
                            .fresh = value_of(fresh, summary_cpu_ns_per_update.name),
                            .low = NAN,
                            .high = NAN,
                            .is_judged = is_judged};
    return add_number(list, &number, tolerances);
}

/* ---- accuracy ---- */

static int add_floor(json_t *list, const json_t *base, const json_t *fresh,
                     const struct tolerances *tolerances, int is_judged)
{
    struct number number = {.gate = GATE_FLOOR,
                            .name = summary_msd_db.name,
                            .column = &summary_msd_db,
                            .base = value_of(base, summary_msd_db.name),
                            .fresh = value_of(fresh, summary_msd_db.name),
                            .low = value_of(base, summary_msd_lo_db.name),
                            .high = value_of(base, summary_msd_hi_db.name),
                            .is_judged = is_judged};
    return add_number(list, &number, tolerances);
}

/* Compares every level that both sides have. The resolution of a passage is the distance of the
 * curve's points. */
static int add_iterations(json_t *list, const json_t *base, const json_t *fresh,
                          const struct tolerances *tolerances, int is_judged)
{
    const struct column *column = &summary_iterations_to;
    size_t prefix = strcspn(column->name, "<");
    const char *name;
    json_t *value;
    int failed = 0;
    json_object_foreach((json_t *)base, name, value)
    {
        struct number number = {.gate = GATE_ITERATIONS,
                                .name = name,
                                .column = column,
                                .base = value_of(base, name),
                                .fresh = value_of(fresh, name),
                                .low = NAN,
                                .high = NAN,
                                .step = value_of(base, summary_iterations_resolution.name),
                                .is_judged = is_judged};
        if (!strncmp(name, column->name, prefix) && json_object_get(fresh, name))
            failed = failed || add_number(list, &number, tolerances);
    }
    return failed;
}

json_t *compare_numbers(const json_t *base, const json_t *fresh,
                        const struct tolerances *tolerances, int is_judged)
{
    json_t *list = json_array();
    if (list && !add_instructions(list, base, fresh, tolerances, is_judged) &&
        !add_cpu(list, base, fresh, tolerances, is_judged) &&
        !add_floor(list, base, fresh, tolerances, is_judged) &&
        !add_iterations(list, base, fresh, tolerances, is_judged))
        return list;
    json_decref(list);
    return NULL;
}

/* ---- reading the list ---- */

enum number_verdict compare_verdict_of(const json_t *number)
{
    const char *word = json_string_value(json_object_get(number, "verdict"));
    int verdict = 0;
    while (strcmp(number_verdict_words[verdict], word))
        verdict++;
    return (enum number_verdict)verdict;
}

enum gate_id compare_gate_of(const json_t *number)
{
    const char *name = json_string_value(json_object_get(number, "gate"));
    int gate = 0;
    while (strcmp(gates[gate].name, name))
        gate++;
    return (enum gate_id)gate;
}

static int has_verdict(const json_t *pair, enum gate_id gate, enum number_verdict verdict)
{
    json_t *number;
    size_t i;
    json_array_foreach(json_object_get(pair, "numbers"), i,
                       number) if (compare_gate_of(number) == gate &&
                                   compare_verdict_of(number) == verdict) return 1;
    return 0;
}

int compare_count(const json_t *document, enum gate_id gate, enum number_verdict verdict)
{
    json_t *pair;
    size_t i;
    int count = 0;
    json_array_foreach(json_object_get(document, "cases"), i, pair) count +=
        has_verdict(pair, gate, verdict);
    return count;
}
