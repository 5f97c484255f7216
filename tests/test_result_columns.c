/* The tables of results: every column of a case made by hand, whose values are all different. */
#include "bench/results/results_csv.h"
#include "bench/results/results_json.h"
#include "tests/support/whole_case.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* name, in summary.csv, in cases.jsonl: in their order. */
static const char *const summary_wanted[][3] = {
    {"case", "\"A, b/taps=16\"", "\"A, b/taps=16\""},
    {"label", "\"A, b\"", "\"A, b\""},
    {"algorithm", "sapsm", "\"sapsm\""},
    {"mode", "cta", "\"cta\""},
    {"system.taps", "16", NULL},
    {"noise.variance", "", NULL},
    {"nodes", "5", "5"},
    {"taps", "16", "16"},
    {"mean_degree", "0.40000000000000002", "0.40000000000000002"},
    {"trials", "8", "8"},
    {"iterations", "9", "9"},
    {"threads", "10", "10"},
    {"threads_by", "processors", "\"processors\""},
    {"threads_tried", "1: 5; 2: 6", "\"1: 5; 2: 6\""},
    {"sync_policy", "neighbour", "\"neighbour\""},
    {"parallel", "trials", "\"trials\""},
    {"layout", "near", "\"near\""},
    {"kernels", "scalar", "\"scalar\""},
    {"arithmetic", "f64", "\"f64\""},
    {"status", "ok", "\"ok\""},
    {"msd_db", "-30", "-30.0"},
    {"msd_lo_db", "-40", "-40.0"},
    {"msd_hi_db", "-20", "-20.0"},
    {"theory_floor_db", "-90", "-90.0"},
    {"settled", "yes", "true"},
    {"nmsd_db", "-70", "-70.0"},
    {"mse_db", "-50", "-50.0"},
    {"emse_db", "-80", "-80.0"},
    {"disagreement_db", "-60", "-60.0"},
    {"nonzeros_found", "18.5", "18.5"},
    {"support_precision", "0.19", "0.19"},
    {"support_recall", "0.20000000000000001", "0.20000000000000001"},
    {"support_found", "41", "41"},
    {"iterations_to_minus10db", "0", "0"},
    {"iterations_to_minus20db", "22", "22"},
    {"iterations_to_minus30db", "23", "23"},
    {"iterations_to_minus40db", "", "null"},
    {"iterations_low_to_minus10db", "0", "0"},
    {"iterations_low_to_minus20db", "0", "0"},
    {"iterations_low_to_minus30db", "", "null"},
    {"iterations_low_to_minus40db", "", "null"},
    {"iterations_high_to_minus10db", "42", "42"},
    {"iterations_high_to_minus20db", "", "null"},
    {"iterations_high_to_minus30db", "", "null"},
    {"iterations_high_to_minus40db", "", "null"},
    {"seconds_to_minus10db", "0", "0.0"},
    {"seconds_to_minus20db", "3.4100000000000002e-05", "3.4100000000000002e-5"},
    {"seconds_to_minus30db", "3.5649999999999999e-05", "3.5649999999999999e-5"},
    {"seconds_to_minus40db", "", "null"},
    {"seconds_low_to_minus10db", "0", "0.0"},
    {"seconds_low_to_minus20db", "0", "0.0"},
    {"seconds_low_to_minus30db", "", "null"},
    {"seconds_low_to_minus40db", "", "null"},
    {"seconds_high_to_minus10db", "6.929999999999999e-05", "6.929999999999999e-5"},
    {"seconds_high_to_minus20db", "", "null"},
    {"seconds_high_to_minus30db", "", "null"},
    {"seconds_high_to_minus40db", "", "null"},
    {"joules_to_minus10db", "0", "0.0"},
    {"joules_to_minus20db", "6270", "6270.0"},
    {"joules_to_minus30db", "6555", "6555.0"},
    {"joules_to_minus40db", "", "null"},
    {"joules_low_to_minus10db", "0", "0.0"},
    {"joules_low_to_minus20db", "0", "0.0"},
    {"joules_low_to_minus30db", "", "null"},
    {"joules_low_to_minus40db", "", "null"},
    {"joules_high_to_minus10db", "12600", "12600.0"},
    {"joules_high_to_minus20db", "", "null"},
    {"joules_high_to_minus30db", "", "null"},
    {"joules_high_to_minus40db", "", "null"},
    {"joules_unknown_because", "", "null"},
    {"scalars_to_minus10db", "0", "0.0"},
    {"scalars_to_minus20db", "11110", "11110.0"},
    {"scalars_to_minus30db", "11615", "11615.0"},
    {"scalars_to_minus40db", "", "null"},
    {"scalars_low_to_minus10db", "0", "0.0"},
    {"scalars_low_to_minus20db", "0", "0.0"},
    {"scalars_low_to_minus30db", "", "null"},
    {"scalars_low_to_minus40db", "", "null"},
    {"scalars_high_to_minus10db", "21210", "21210.0"},
    {"scalars_high_to_minus20db", "", "null"},
    {"scalars_high_to_minus30db", "", "null"},
    {"scalars_high_to_minus40db", "", "null"},
    {"bytes_to_minus10db", "0", "0.0"},
    {"bytes_to_minus20db", "11220", "11220.0"},
    {"bytes_to_minus30db", "11730", "11730.0"},
    {"bytes_to_minus40db", "", "null"},
    {"bytes_low_to_minus10db", "0", "0.0"},
    {"bytes_low_to_minus20db", "0", "0.0"},
    {"bytes_low_to_minus30db", "", "null"},
    {"bytes_low_to_minus40db", "", "null"},
    {"bytes_high_to_minus10db", "21420", "21420.0"},
    {"bytes_high_to_minus20db", "", "null"},
    {"bytes_high_to_minus30db", "", "null"},
    {"bytes_high_to_minus40db", "", "null"},
    {"recovery_to_minus10db", "24", "24"},
    {"recovery_to_minus20db", "25", "25"},
    {"recovery_to_minus30db", "26", "26"},
    {"recovery_to_minus40db", "", "null"},
    {"iterations_resolution", "27", "27"},
    {"scalars_sent", "101", "101.0"},
    {"bytes_sent", "102", "102.0"},
    {"busiest_link_bytes", "103", "103.0"},
    {"busiest_node_bytes", "104", "104.0"},
    {"exchange_bytes", "", "null"},
    {"exchange_hidden", "", "null"},
    {"exchange_waited", "", "null"},
    {"seconds_iterate", "27", "27.0"},
    {"seconds_data", "28.5", "28.5"},
    {"seconds_observe", "29", "29.0"},
    {"time_source", "repetitions", "\"repetitions\""},
    {"timing_ended_by", "budget", "\"budget\""},
    {"repetitions", "30", "30"},
    {"repetitions_asked", "31", "31"},
    {"repetitions_disturbed", "32", "32"},
    {"preemptions", "9", "9"},
    {"seconds_away", "0.015625", "0.015625"},
    {"seconds_timing", "33.5", "33.5"},
    {"unpinned_because", "no reason", "\"no reason\""},
    {"processors_shared", "yes", "true"},
    {"emulated", "no", "false"},
    {"clock_ghz", "2", "2.0"},
    {"clock_source", "probe", "\"probe\""},
    {"throttled", "7", "7"},
    {"load", "2.5", "2.5"},
    {"ns_per_update", "31", "31.0"},
    {"ns_low", "32", "32.0"},
    {"ns_high", "33", "33.0"},
    {"ns_minimum", "34", "34.0"},
    {"cpu_ns_per_update", "30.5", "30.5"},
    {"flops_per_update", "35", "35.0"},
    {"bytes_per_update", "36", "36.0"},
    {"working_set_bytes", "38", "38"},
    {"ceiling_ns", "39", "39.0"},
    {"ceiling_by", "L2", "\"L2\""},
    {"share_combine", "43", "43.0"},
    {"share_adapt", "44", "44.0"},
    {"share_project", "45", "45.0"},
    {"share_publish", "46", "46.0"},
    {"share_wait", "47", "47.0"},
    {"share_data", "48", "48.0"},
    {"unprofiled_because", "no laps", "\"no laps\""},
    {"imbalance", "49", "49.0"},
    {"profiler_overhead", "50", "50.0"},
    {"cycles_per_update", "51", "51.0"},
    {"instructions_per_update", "52", "52.0"},
    {"branch_misses_per_update", "53", "53.0"},
    {"l1_misses_per_update", "54", "54.0"},
    {"l2_misses_per_update", "55", "55.0"},
    {"l3_misses_per_update", "56", "56.0"},
    {"energy_per_update", "57", "57.0"},
    {"counted_by", "callgrind:Ir", "\"callgrind:Ir\""},
    {"machine", "f1e2", "\"f1e2\""},
    {"determinism", "bitwise", "\"bitwise\""},
    {"digest", "fedcba9876543210", "\"fedcba9876543210\""},
};

/* ---- files ---- */

/* What a header and one row look like. */
static char *csv_of(const struct result_table *table, const struct case_result *one, size_t at)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    csv_header(file, table, one->scenario);
    csv_row(file, table, one, at);
    cr_assert(!fclose(file));
    return text;
}

Test(columns, summary_csv_holds_every_value_below_its_name)
{
    char names[6000] = "", row[6000] = "";
    for (size_t i = 0; i < COUNT(summary_wanted); i++) {
        sprintf(names + strlen(names), "%s%s", i ? "," : "", summary_wanted[i][0]);
        sprintf(row + strlen(row), "%s%s", i ? "," : "", summary_wanted[i][1]);
    }
    char *text = csv_of(&summary_table, &whole_case, 0), *end = strchr(text, '\n');
    cr_assert(end);
    *end = '\0';
    cr_assert_str_eq(text, names);
    strcat(row, "\n");
    cr_assert_str_eq(end + 1, row);
    free(text);
}

Test(columns, cases_jsonl_holds_the_same_values_by_the_same_names)
{
    char wanted[12000] = "{";
    for (size_t i = 0; i < COUNT(summary_wanted); i++)
        if (summary_wanted[i][2])
            sprintf(wanted + strlen(wanted), "%s\"%s\":%s", i ? "," : "", summary_wanted[i][0],
                    summary_wanted[i][2]);
    strcat(wanted, "}");
    json_t *row = result_row_json(&summary_table, &whole_case, 0);
    char *text = json_dumps(row, JSON_COMPACT);
    cr_assert_str_eq(text, wanted);
    free(text);
    json_decref(row);
}

Test(columns, a_case_without_repetitions_has_the_time_of_its_curves_and_no_more)
{
    struct case_result untimed = whole_case;
    struct measured none = {.end = END_DIVERGED};
    untimed.measured = &none;
    json_t *row = result_row_json(&summary_table, &untimed, 0);
    cr_assert_eq(json_real_value(json_object_get(row, "ns_per_update")), 77);
    cr_assert_str_eq(json_string_value(json_object_get(row, "time_source")), "curves");
    cr_assert_str_eq(json_string_value(json_object_get(row, "timing_ended_by")), "diverged");
    cr_assert_eq(json_integer_value(json_object_get(row, "repetitions")), 0);
    static const char *const unknown[] = {"repetitions_asked",
                                          "cpu_ns_per_update",
                                          "ns_low",
                                          "ns_high",
                                          "ns_minimum",
                                          "flops_per_update",
                                          "bytes_per_update",
                                          "ceiling_ns",
                                          "ceiling_by",
                                          "share_wait",
                                          "imbalance",
                                          "profiler_overhead",
                                          "counted_by",
                                          "instructions_per_update"};
    for (size_t i = 0; i < COUNT(unknown); i++)
        cr_assert(json_is_null(json_object_get(row, unknown[i])), "%s", unknown[i]);
    cr_assert_str_eq(json_string_value(json_object_get(row, "unprofiled_because")),
                     "the case was not timed");
    json_decref(row);
}

/* A replay counts without repetitions: the work model stands beside its counts, without a time. */
Test(columns, a_case_that_is_only_counted_has_its_counts_and_its_work)
{
    struct case_result counted = whole_case;
    struct measured only = {.work = whole_case.measured->work,
                            .counts = whole_case.measured->counts};
    counted.measured = &only;
    json_t *row = result_row_json(&summary_table, &counted, 0);
    cr_assert_eq(json_real_value(json_object_get(row, "instructions_per_update")), 52);
    cr_assert_eq(json_real_value(json_object_get(row, "flops_per_update")), 35);
    cr_assert_eq(json_real_value(json_object_get(row, "bytes_per_update")), 36);
    cr_assert(json_is_null(json_object_get(row, "cpu_ns_per_update")));
    cr_assert(json_is_null(json_object_get(row, "ceiling_ns")));
    json_decref(row);
}

Test(columns, curves_csv_holds_every_value_below_its_name)
{
    char *text = csv_of(&curves_table, &whole_case, 1);
    cr_assert_str_eq(text, "case,iteration,msd_db,msd_lo_db,msd_hi_db,theory_msd_db,nmsd_db,mse_db,"
                           "emse_db,disagreement_db,"
                           "nonzeros_found,support_precision,support_recall\n"
                           "\"A, b/taps=16\",9,-20,-30,-10,-80,-60,-40,-70,-50,1.5,0.25,0.75\n");
    free(text);
    text = csv_of(&curves_table, &whole_case, 0);
    cr_assert_str_eq(strchr(text, '\n'), "\n\"A, b/taps=16\",0,0,,,,,,,,2,,\n", "unknown is empty");
    free(text);
}

static void expect_sample(size_t at, const char *wanted)
{
    json_t *row = result_row_json(&samples_table, &whole_case, at);
    char *text = json_dumps(row, JSON_COMPACT);
    cr_assert_str_eq(text, wanted);
    free(text);
    json_decref(row);
}

Test(columns, samples_jsonl_holds_every_value_by_its_name)
{
    expect_sample(0,
                  "{\"case\":\"A, b/taps=16\",\"repetition\":0,\"warmup\":true,\"outlier\":false,"
                  "\"pass\":null,\"trials_per_repetition\":61,\"updates\":2000,"
                  "\"seconds_iterate\":0.5,\"seconds_away\":0.0625,\"disturbed\":true,\"seconds_"
                  "data\":0.25,\"ns_per_update\":250000.0,\"cpu_ns_per_update\":125000.0,"
                  "\"digest\":\"000000000000000a\",\"load\":1.5,"
                  "\"clock_ghz\":3.0,\"throttled\":2,\"steal_seconds\":0.125}");
    expect_sample(1,
                  "{\"case\":\"A, b/taps=16\",\"repetition\":1,\"warmup\":false,\"outlier\":true,"
                  "\"pass\":3,\"trials_per_repetition\":61,\"updates\":1000,"
                  "\"seconds_iterate\":0.75,\"seconds_away\":0.015625,\"disturbed\":true,\"seconds_"
                  "data\":0.375,\"ns_per_update\":750000.0,\"cpu_ns_per_update\":1500000.0,"
                  "\"digest\":\"000000000000000b\",\"load\":2.5,"
                  "\"clock_ghz\":2.0,\"throttled\":7,\"steal_seconds\":null}");
}
