#include "bench/results/result_columns.h"

#include "bench/results/to_accuracy.h"
#include "bench/results/words.h"
#include "bench/scenario/setup.h"

#include <stdio.h>
#include <string.h>

/* ---- lists ---- */

static int count_axes(const struct scenario *scenario)
{
    return scenario->axes;
}

static const char *axis_path(const struct scenario *scenario, int i, char room[COLUMN_ITEM])
{
    (void)room;
    return scenario->axis[i].path;
}

static int count_targets(const struct scenario *scenario)
{
    (void)scenario;
    return TARGETS;
}

static const char *target_name(const struct scenario *scenario, int i, char room[COLUMN_ITEM])
{
    (void)scenario;
    snprintf(room, COLUMN_ITEM, "minus%gdb", -target_db[i]);
    return room;
}

static int count_phases(const struct scenario *scenario)
{
    (void)scenario;
    return ALL_PHASES;
}

static const char *phase_name(const struct scenario *scenario, int i, char room[COLUMN_ITEM])
{
    (void)scenario, (void)room;
    return phase_names[i];
}

/* A selection of bench/counters/quantities.txt; cases.jsonl has every counted quantity. */
static const char *const counter_names[] = {
    "cycles", "instructions", "branch_misses", "l1_misses", "l2_misses", "l3_misses", "energy"};

static int count_counters(const struct scenario *scenario)
{
    (void)scenario;
    return sizeof counter_names / sizeof *counter_names;
}

static const char *counter_name(const struct scenario *scenario, int i, char room[COLUMN_ITEM])
{
    (void)scenario, (void)room;
    return counter_names[i];
}

static const struct column_list axes = {count_axes, axis_path};
static const struct column_list targets = {count_targets, target_name};
static const struct column_list phases = {count_phases, phase_name};
static const struct column_list counters = {count_counters, counter_name};

/* ---- values that need a function ---- */

static const char *axis_value(const struct case_result *result, int axis)
{
    int value = result->item->at[axis];
    return value < 0 ? "" : result->scenario->axis[axis].text[value];
}

static double count_of(const struct case_result *result, const char *name)
{
    const struct count *count = case_count(result, name);
    return count ? count->per_update : NAN;
}

static const char *counted_by(const struct case_result *result)
{
    const struct count *count = case_count(result, "instructions");
    return count && isfinite(count->per_update) ? count->source : "";
}

static double repetitions_asked(const struct case_result *result)
{
    size_t asked = case_measured(result)->asked;
    return asked ? (double)asked : (double)NAN;
}

static double pass_of(const struct repetition *repetition)
{
    return repetition->pass < 0 ? (double)NAN : repetition->pass;
}

static double clock_of(const struct case_result *result, const struct repetition *repetition)
{
    int counted;
    return measured_clock_of(result->measured, repetition, &counted) / 1e9;
}

static int is_outlier(const struct case_result *result, size_t at)
{
    const struct measured *measured = result->measured;
    const struct repetition *repetition = &measured->repetition[at];
    return !repetition->warmup && measured->ns.count &&
           order_is_outlier(&measured->ns, repetition_ns(repetition));
}

/* ---- the rows ---- */

#define MEMBER_TEXT    text
#define MEMBER_COUNT   number
#define MEMBER_NUMBER  number
#define MEMBER_DECIBEL number
#define MEMBER_FLAG    number
#define MEMBER_DIGEST  digest

#define ROW(symbol, name, list, kind, unit, better, value, help)                                   \
    static union column_value get_##symbol(const struct case_result *result, size_t at, int item)  \
    {                                                                                              \
        (void)result, (void)at, (void)item;                                                        \
        return (union column_value){.MEMBER_##kind = (value)};                                     \
    }                                                                                              \
    const struct column symbol = {name, COLUMN_##kind, unit, BETTER_##better,                      \
                                  list, get_##symbol,  help};
#define COLUMN(symbol, name, kind, unit, better, value, help)                                      \
    ROW(symbol, name, NULL, kind, unit, better, value, help)
#define FAMILY(symbol, name, list, kind, unit, better, value, help)                                \
    ROW(symbol, name, &list, kind, unit, better, value, help)
#include "bench/results/curves.def"
#include "bench/results/samples.def"
#include "bench/results/summary.def"
#undef COLUMN
#undef FAMILY

#define COLUMN(symbol, ...) &symbol,
#define FAMILY(symbol, ...) &symbol,
static const struct column *const summary_columns[] = {
#include "bench/results/summary.def"
    NULL,
};
static const struct column *const curves_columns[] = {
#include "bench/results/curves.def"
    NULL,
};
static const struct column *const samples_columns[] = {
#include "bench/results/samples.def"
    NULL,
};
#undef COLUMN
#undef FAMILY

const struct result_table summary_table = {RESULT_SUMMARY, summary_columns};
const struct result_table curves_table = {RESULT_CURVES, curves_columns};
const struct result_table samples_table = {RESULT_SAMPLES, samples_columns};
const struct result_table *const result_tables[] = {&summary_table, &curves_table, &samples_table,
                                                    NULL};

static int find_item(const struct column *column, const char *name)
{
    static const struct scenario no_axes;
    char room[COLUMN_NAME];
    for (int item = 0; item < column_count(column, &no_axes); item++)
        if (!strcmp(column_name(column, &no_axes, item, room), name))
            return item;
    return strcmp(column->name, name) ? -1 : 0;
}

const struct column *result_table_find(const struct result_table *table, const char *name,
                                       int *item)
{
    for (const struct column *const *column = table->column; *column; column++)
        if ((*item = find_item(*column, name)) >= 0)
            return *column;
    return NULL;
}
