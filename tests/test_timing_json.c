/* Parts of a line of cases.jsonl: the profile of each thread, the counters, the derived metrics. */
#include "bench/results/counts_json.h"
#include "bench/results/timing_json.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static double number(const json_t *json, const char *key)
{
    const json_t *value = json_object_get(json, key);
    cr_assert(value, "no %s", key);
    return json_is_null(value) ? (double)NAN : json_number_value(value);
}

Test(timing_json, shares_of_each_thread_stand_by_the_names_of_phases)
{
    double thread[2][ALL_PHASES] = {{0.5, 0.25, 0.125, 0, 0.0625, 0.0625},
                                    {0.75, 0, 0, 0.125, NAN, 0.125}};
    struct measured measured = {
        .ns = {.count = 6, .median = 1},
        .profile = {.every = 3, .pairs = 2, .threads = 2, .thread = thread, .overhead_low = NAN}};
    struct case_result result = {.measured = &measured};
    json_t *json = timing_json(&result);
    const json_t *list = json_object_get(json_object_get(json, "profile"), "share_by_thread");
    cr_assert_eq(json_array_size(list), 2);
    for (size_t t = 0; t < 2; t++) {
        const json_t *shares = json_array_get(list, t);
        cr_assert_eq(json_object_size(shares), ALL_PHASES);
        for (int p = 0; p < ALL_PHASES; p++) {
            double share = number(shares, phase_names[p]), wanted = thread[t][p];
            cr_assert(share == wanted || (isnan(share) && isnan(wanted)), "thread %zu, %s", t,
                      phase_names[p]);
        }
    }
    json_decref(json);
    measured.ns.count = 0;
    json = timing_json(&result);
    cr_assert(json_is_null(json), "not timed");
    json_decref(json);
}

Test(timing_json, limits_stand_by_their_names_and_unknown_ones_are_null)
{
    struct measured measured = {.ns = {.count = 6, .median = 1}};
    struct case_result result = {
        .measured = &measured,
        .bound = {.limits = 3, .limit = {{"FMA", 2}, {"divider", NAN}, {"L2", 4}}}};
    json_t *json = timing_json(&result);
    const json_t *limits = json_object_get(json, "limits_ns");
    cr_assert_eq(json_object_size(limits), 3);
    cr_assert(number(limits, "FMA") == 2 && isnan(number(limits, "divider")));
    cr_assert_eq(number(limits, "L2"), 4);
    json_decref(json);
    result.bound.limits = 0;
    json = timing_json(&result);
    cr_assert(json_is_null(json_object_get(json, "limits_ns")), "no ceilings");
    json_decref(json);
}

static const struct quantity cycles = {.name = "cycles", .unit = "1"},
                             instructions = {.name = "instructions", .unit = "1"};
static struct derived_metric metric[] = {
    {"instructions_per_update", "1/update", "instructions / updates", ""},
    {"instructions_per_cycle", "1", "instructions / cycles", ""}};
static struct tables tables = {.metric = metric, .metrics = 2};
static struct count item[] = {{.quantity = &cycles,
                               .source = "papi:PAPI_TOT_CYC",
                               .status = COUNTER_MEASURED,
                               .total = {.count = 6, .median = 8, .low = 7, .high = 9},
                               .per_update = 4},
                              {.quantity = &instructions,
                               .source = "callgrind:Ir",
                               .status = COUNTER_MEASURED,
                               .simulated = 1,
                               .reason = "why",
                               .per_update = 12}};
static struct counts counts = {.tables = &tables, .item = item, .count = 2, .updates = 2};

Test(timing_json, counters_say_what_they_are)
{
    json_t *json = counts_json(&counts);
    const json_t *measured = json_array_get(json, 0), *simulated = json_array_get(json, 1);
    cr_assert_eq(json_array_size(json), 2);
    cr_assert(number(measured, "median") == 8 && number(measured, "low") == 7 &&
              number(measured, "high") == 9 && number(measured, "repetitions") == 6);
    cr_assert(isnan(number(simulated, "median")) && isnan(number(simulated, "low")) &&
              isnan(number(simulated, "high")));
    cr_assert_eq(number(simulated, "per_update"), 12);
    cr_assert_str_eq(json_string_value(json_object_get(measured, "status")), "measured");
    cr_assert_str_eq(json_string_value(json_object_get(simulated, "status")), "simulated");
    json_decref(json);
}

Test(timing_json, metrics_are_those_that_are_known)
{
    json_t *json = counts_metrics_json(&counts);
    cr_assert_eq(json_object_size(json), 2);
    const json_t *ratio = json_object_get(json, "instructions_per_cycle");
    cr_assert_eq(number(ratio, "value"), 3);
    cr_assert(json_is_true(json_object_get(ratio, "simulated")));
    json_decref(json);
    item[0].per_update = NAN;
    json = counts_metrics_json(&counts);
    cr_assert_eq(json_object_size(json), 1);
    cr_assert_eq(number(json_object_get(json, "instructions_per_update"), "value"), 12);
    json_decref(json);
}
