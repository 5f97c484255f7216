/* Result directories: what a finished case leaves, and what --resume makes of files that broke off.
 */
#include "bench/results/results.h"

#include "bench/plot/table.h"
#include "bench/results/journal.h"
#include "tests/support/folder.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every test runs in a directory of its own, with the results in r/. */
static char directory[] = "/tmp/test_journal_XXXXXX";
static struct scenario scenario;
static struct results results;
static struct err err;

/* A case made by hand: two isolated nodes, two taps, one trial, two points. */
enum { NODES = 2, TAPS = 2, POINTS = 2 };
static struct network network;
static struct system truth = {.taps = TAPS};
static struct source source = {.nodes = NODES, .taps = TAPS, .iterations = 8, .system = &truth};
static struct plan plan;
static struct outcome outcome;
static double estimates[NODES * TAPS] = {0.5, -0.25, 1e-300, 3};
static struct curve_point curve[POINTS];

static void read_scenario(const char *text)
{
    FILE *file = fopen("s.yaml", "w");
    scenario_free(&scenario);
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
    cr_assert_eq(scenario_read(&scenario, "s.yaml", NULL, 0, &err), 0, "%s", err.text);
}

static void begin(void)
{
    folder_enter(directory);
    read_scenario("algorithms: [{name: lms}]\nseed: 5\nsweep: {system.taps: [2, 3, 4]}");
    cr_assert(!network_isolated(&network, NODES, &err));
    plan = (struct plan){.network = &network,
                         .source = &source,
                         .algorithm = &algorithm_lms,
                         .kernels = &kernels_ref,
                         .sync = &sync_barrier,
                         .threads = 1,
                         .trials = 1};
    outcome = (struct outcome){
        .points = POINTS, .estimates = estimates, .diverged.trial = -1, .digest = 0xabc};
    curve[0] = (struct curve_point){0, {1, NAN, NAN}, NAN, 0, 2};
    curve[1] = (struct curve_point){8, {0.01, 0.001, 0.1}, 0.5, 0.1, 1.5};
}

static void end(void)
{
    results_free(&results);
    network_free(&network);
    scenario_free(&scenario);
    folder_leave(directory);
}

TestSuite(journal, .init = begin, .fini = end);
TestSuite(resume, .init = begin, .fini = end);

/* ---- files ---- */

static char *contents(const char *path)
{
    static char text[4][20000];
    static int next;
    char *into = text[next = (next + 1) % 4];
    FILE *file = fopen(path, "r");
    cr_assert(file, "%s", path);
    size_t length = fread(into, 1, sizeof text[0] - 1, file);
    into[length] = '\0';
    fclose(file);
    return into;
}

static long size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) ? -1 : (long)status.st_size;
}

static void append(const char *path, const char *text)
{
    FILE *file = fopen(path, "a");
    cr_assert(file && fputs(text, file) >= 0 && !fclose(file));
}

static int lines(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* ---- results ---- */

static int open_as(enum results_mode mode, int save_estimates)
{
    results_free(&results);
    return results_open(&results, "r", mode, &scenario, "slabmark run s.yaml", save_estimates,
                        &err);
}

static void open_new(int save_estimates)
{
    cr_assert_eq(open_as(RESULTS_NEW, save_estimates), 0, "%s", err.text);
}

static void add(int item)
{
    struct case_result result = {.scenario = &scenario,
                                 .item = &scenario.item[item],
                                 .resolved = scenario.item[item].tree,
                                 .plan = &plan,
                                 .outcome = &outcome,
                                 .curve = curve,
                                 .summary = {.msd = {0.01, 0.001, 0.1},
                                             .mse = NAN,
                                             .disagreement = 0.1,
                                             .precision = 1,
                                             .recall = 0.5,
                                             .to_target = {3, NAN, NAN, NAN},
                                             .settled = 1},
                                 .footprint.network = 96};
    cr_assert_eq(results_add(&results, &result, &err), 0, "%s", err.text);
}

static void finish(void)
{
    cr_assert_eq(results_close(&results, &scenario, "slabmark run s.yaml", "complete", &err), 0,
                 "%s", err.text);
}

/* Cases 0 .. count-1 of the scenario, as if the run had been killed then. */
static void leave(int count, int save_estimates)
{
    open_new(save_estimates);
    for (int i = 0; i < count; i++)
        add(i);
    results_free(&results);
}

static void expect_finished(const char *const *wanted, size_t count)
{
    cr_assert_eq(results.finished_count, count);
    for (size_t i = 0; i < count; i++)
        cr_assert(results_has(&results, wanted[i]), "%s", wanted[i]);
}

static void resume(int save_estimates)
{
    cr_assert_eq(open_as(RESULTS_RESUME, save_estimates), 0, "%s", err.text);
}

static const char *const names[] = {"lms/taps=2", "lms/taps=3", "lms/taps=4"};

/* ---- what is written ---- */

Test(journal, holds_a_line_of_json_for_each_case)
{
    leave(2, 0);
    char *text = contents("r/cases.jsonl"), *second = strchr(text, '\n') + 1;
    cr_assert_eq(lines(text), 2);
    json_t *line = json_loads(second, 0, NULL), *msd = json_object_get(line, "msd_db");
    cr_assert(line);
    cr_assert_str_eq(json_string_value(json_object_get(line, "case")), "lms/taps=3");
    cr_assert_str_eq(json_string_value(json_object_get(line, "status")), "ok");
    cr_assert_str_eq(json_string_value(json_object_get(line, "digest")), "0000000000000abc");
    cr_assert_float_eq(json_real_value(json_array_get(msd, 0)), -20, 1e-12);
    cr_assert_float_eq(json_real_value(json_array_get(msd, 1)), -30, 1e-12);
    cr_assert(json_is_null(json_object_get(line, "mse_db")), "unknown");
    json_t *taps = json_object_get(json_object_get(line, "axes"), "system.taps");
    cr_assert_eq(json_integer_value(taps), 3);
    json_decref(line);
}

Test(journal, says_how_large_the_working_set_is)
{
    struct table summary;
    leave(1, 0);
    json_t *line = json_loads(contents("r/cases.jsonl"), 0, NULL);
    cr_assert_eq(json_real_value(json_object_get(line, "working_set_bytes")), 96);
    json_decref(line);
    cr_assert_eq(table_read("r/summary.csv", &summary, &err), 0, "%s", err.text);
    int column = table_column(&summary, "working_set_bytes", &err);
    cr_assert_str_eq(table_text(&summary, 0, column), "96");
    table_free(&summary);
}

Test(journal, says_how_long_the_other_files_are)
{
    leave(1, 1);
    json_t *line = json_loads(contents("r/cases.jsonl"), 0, NULL);
    json_t *sizes = json_object_get(line, "sizes"), *size;
    const char *name;
    char path[64];
    cr_assert_eq(json_object_size(sizes), 4);
    json_object_foreach(sizes, name, size)
    {
        snprintf(path, sizeof path, "r/%s", name);
        cr_assert_eq(json_integer_value(size), size_of(path), "%s", name);
    }
    json_decref(line);
}

Test(journal, tells_where_a_case_diverged)
{
    outcome.diverged = (struct divergence){2, 1, 7};
    leave(1, 0);
    json_t *line = json_loads(contents("r/cases.jsonl"), 0, NULL);
    json_t *diverged = json_object_get(line, "diverged");
    cr_assert_str_eq(json_string_value(json_object_get(line, "status")), "diverged");
    cr_assert_eq(json_integer_value(json_object_get(diverged, "trial")), 2);
    cr_assert_eq(json_integer_value(json_object_get(diverged, "node")), 1);
    cr_assert_eq(json_integer_value(json_object_get(diverged, "iteration")), 7);
    json_decref(line);
}

Test(journal, stands_beside_curves_and_estimates)
{
    leave(1, 1);
    cr_assert_str_eq(contents("r/curves.csv"),
                     "case,iteration,msd_db,msd_lo_db,msd_hi_db,mse_db,disagreement_db,nonzeros\n"
                     "lms/taps=2,0,0,,,,,2\n"
                     "lms/taps=2,8,-20,-30,-10,-3.0102999566398121,-10,1.5\n");
    cr_assert_str_eq(contents("r/estimates.csv"), "case,trial,node,h0,h1\n"
                                                  "lms/taps=2,0,0,0.5,-0.25\n"
                                                  "lms/taps=2,0,1,1e-300,3\n");
    cr_assert_eq(lines(contents("r/summary.csv")), 2);
}

static const char *status_of_run(void)
{
    static char status[32];
    json_t *run = json_load_file("r/run.json", 0, NULL);
    snprintf(status, sizeof status, "%s", json_string_value(json_object_get(run, "status")));
    json_decref(run);
    return status;
}

Test(journal, says_in_run_json_whether_the_run_came_to_its_end)
{
    open_new(0);
    cr_assert_str_eq(status_of_run(), "running");
    add(0);
    finish();
    cr_assert_str_eq(status_of_run(), "complete");
    cr_assert_eq(size_of("r/run.json.new"), -1);
}

Test(journal, makes_directories_on_the_way)
{
    cr_assert_eq(results_open(&results, "r/a/b", RESULTS_NEW, &scenario, "", 0, &err), 0, "%s",
                 err.text);
    cr_assert_geq(size_of("r/a/b/cases.jsonl"), 0);
}

Test(journal, is_not_overwritten_unless_it_is_to_be_replaced)
{
    leave(2, 0);
    cr_assert_eq(open_as(RESULTS_NEW, 0), -1);
    cr_assert_str_eq(err.text, "r: holds results already; --resume goes on with them, --replace "
                               "drops them");
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_eq(lines(contents("r/cases.jsonl")), 2);
    cr_assert_eq(open_as(RESULTS_REPLACE, 0), 0, "%s", err.text);
    cr_assert_eq(size_of("r/cases.jsonl"), 0);
    cr_assert_eq(results.finished_count, 0);
}

/* ---- what is gone on with ---- */

Test(resume, knows_what_is_finished)
{
    leave(2, 0);
    resume(0);
    expect_finished(names, 2);
    cr_assert(!results_has(&results, names[2]) && !results_has(&results, "lms"));
}

Test(resume, cuts_files_back_to_the_last_whole_line)
{
    leave(2, 1);
    char *journal = contents("r/cases.jsonl"), *curves = contents("r/curves.csv"),
         *summary = contents("r/summary.csv"), *saved = contents("r/estimates.csv");
    append("r/cases.jsonl", "{\"case\":\"lms/ta");
    append("r/curves.csv", "lms/taps=4,0,0");
    append("r/summary.csv", "lms/taps=4,lms,");
    append("r/estimates.csv", "lms/taps=4,0,0,0.5\nlms");
    resume(1);
    expect_finished(names, 2);
    cr_assert_str_eq(contents("r/cases.jsonl"), journal);
    results_free(&results);
    cr_assert_str_eq(contents("r/curves.csv"), curves);
    cr_assert_str_eq(contents("r/summary.csv"), summary);
    cr_assert_str_eq(contents("r/estimates.csv"), saved);
}

Test(resume, ends_with_the_files_of_a_run_that_was_not_stopped)
{
    leave(3, 1);
    char whole[3][4000];
    strcpy(whole[0], contents("r/curves.csv"));
    strcpy(whole[1], contents("r/summary.csv"));
    strcpy(whole[2], contents("r/estimates.csv"));
    cr_assert_eq(lines(whole[2]), 1 + 3 * NODES, "one header");
    folder_leave("r");
    leave(1, 1);
    append("r/curves.csv", "half a li");
    resume(1);
    add(1);
    add(2);
    finish();
    cr_assert_str_eq(contents("r/curves.csv"), whole[0]);
    cr_assert_str_eq(contents("r/summary.csv"), whole[1]);
    cr_assert_str_eq(contents("r/estimates.csv"), whole[2]);
}

/* Everything that can stand in place of the second line. */
static const char *const broken[] = {"{\"case\":\"lms/taps=3\",\"sizes\":{}}", /* no newline */
                                     "{\"case\":\"lms/taps=3\"",
                                     "{\"case\":\"lms/taps=3\"\n",
                                     "{\"case\":\"lms/taps=3\"}\n",
                                     "{\"case\":3,\"sizes\":{}}\n",
                                     "\n",
                                     "[]\n",
                                     "not JSON\n{\"case\":\"lms/taps=3\",\"sizes\":{}}\n"};

Test(resume, takes_no_line_that_broke_off_nor_any_behind_it)
{
    leave(1, 0);
    char *journal = contents("r/cases.jsonl"), *curves = contents("r/curves.csv");
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        append("r/cases.jsonl", broken[i]);
        resume(0);
        expect_finished(names, 1);
        cr_assert_str_eq(contents("r/cases.jsonl"), journal, "behind %s", broken[i]);
        cr_assert_str_eq(contents("r/curves.csv"), curves);
    }
}

Test(resume, of_a_run_without_a_finished_case_starts_afresh)
{
    leave(0, 0);
    append("r/cases.jsonl", "{\"case\":");
    append("r/curves.csv", "half a li");
    resume(0);
    cr_assert_eq(results.finished_count, 0);
    add(0);
    finish();
    cr_assert_eq(lines(contents("r/curves.csv")), 3);
    cr_assert_eq(lines(contents("r/summary.csv")), 2);
    cr_assert_eq(lines(contents("r/cases.jsonl")), 1);
}

static void expect_refused(const char *text)
{
    const char *before = contents("r/cases.jsonl");
    read_scenario(text);
    cr_assert_eq(open_as(RESULTS_RESUME, 0), -1, "resumed: %s", text);
    cr_assert_str_eq(err.text, "r/run.json: holds another scenario (or none): cannot resume it");
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(contents("r/cases.jsonl"), before);
}

Test(resume, of_another_scenario_is_refused)
{
    leave(1, 0);
    expect_refused("algorithms: [{name: lms}]\nseed: 6\nsweep: {system.taps: [2, 3, 4]}");
    expect_refused("algorithms: [{name: lms}]\nseed: 5\nsweep: {system.taps: [2, 3, 5]}");
    expect_refused("algorithms: [{name: lms, step: 1}]\nseed: 5\nsweep: {system.taps: [2, 3, 4]}");
    read_scenario("{seed: 5, algorithms: [{name: lms}], sweep: {system.taps: [2, 3, 4]}}");
    resume(0);
}

/* What a slabmark with other columns wrote. */
Test(resume, of_a_summary_with_other_columns_is_refused)
{
    leave(1, 0);
    char *summary = contents("r/summary.csv"), *column = strstr(summary, "working_set_bytes");
    cr_assert(column);
    memcpy(column, "working_set_words", strlen("working_set_words"));
    FILE *file = fopen("r/summary.csv", "w");
    cr_assert(file && fputs(summary, file) >= 0 && !fclose(file));
    cr_assert_eq(open_as(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(err.text, "r/summary.csv: another slabmark wrote it, with other columns: "
                               "cannot resume it");
    cr_assert_eq(err.kind, ERR_USAGE);
    cr_assert_str_eq(contents("r/summary.csv"), summary);
}

Test(resume, of_nothing_is_refused)
{
    cr_assert_eq(open_as(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(err.text, "r/run.json: holds another scenario (or none): cannot resume it");
    leave(1, 0);
    remove("r/cases.jsonl");
    cr_assert_eq(open_as(RESULTS_RESUME, 0), -1);
    cr_assert_str_eq(err.text, "r/cases.jsonl: No such file or directory");
}

Test(journal, of_a_command_that_is_no_utf_8_is_refused)
{
    cr_assert_eq(
        results_open(&results, "r", RESULTS_NEW, &scenario, "slabmark run \xff.yaml", 0, &err), -1);
    cr_assert_str_eq(err.text, "r/run.json: out of memory, or a text that is not UTF-8");
}
