/* The page of several results: what tells them apart, machines, and what cannot be compared. */
#include "bench/html/html_sides.h"
#include "tests/support/figures.h"
#include "tests/support/page_text.h"
#include "tests/support/side_files.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(html_sides, .init = test_folder_begin, .fini = test_folder_end);

#define A SIDE_A
#define B SIDE_B

/* ---- cases ---- */

Test(html_sides, the_interval_of_a_ratio_holds_both_medians_intervals)
{
    json_t *base = side_case("x", 100, 90, 110, "1", 8), *line = side_case("x", 50, 45, 66, "1", 8);
    struct html_ratio ratio = html_ratio_of(line, base);
    cr_expect_float_eq(ratio.value, 0.5, 1e-12);
    cr_expect_float_eq(ratio.low, 45.0 / 110, 1e-12);
    cr_expect_float_eq(ratio.high, 66.0 / 90, 1e-12);
    cr_expect(isnan(html_ratio_of(line, NULL).value));
    json_decref(base);
    json_decref(line);
}

Test(html_sides, cases_of_other_scenarios_are_not_compared)
{
    side_write(A, "one",
               json_pack("[o, o]", side_case("x", 100, 90, 110, "1", 8),
                         side_case("y", 100, 90, 110, "2", 8)));
    side_write(B, "one",
               json_pack("[o, o]", side_case("x", 100, 90, 110, "1", 16),
                         side_case("y", 100, 90, 110, "2", 8)));
    char *text = side_page(2);
    page_text_expect(text, "Another scenario under the same name: <bdi>s x</bdi>");
    cr_expect(!strstr(text, "<th scope=\"row\"><bdi>s x</bdi>"));
    page_text_expect(text, "in one case (95\u00a0%");
    free(text);
}

Test(html_sides, the_questions_and_expectations_are_those_of_the_scenarios)
{
    side_write(A, "one", json_pack("[o]", side_case("x", 1, 1, 1, "1", 8)));
    side_write(B, "two", json_pack("[o]", side_case("x", 1, 1, 1, "1", 8)));
    json_t *pack = json_load_file(A, 0, NULL);
    json_t *run = json_object_get(json_array_get(json_object_get(pack, "runs"), 0), "run");
    json_object_set_new(run, "title", json_string("which?"));
    json_object_set_new(run, "resolved", json_pack("{s:s}", "expect", "A < B"));
    cr_assert(!json_dump_file(pack, A, 0));
    json_decref(pack);
    char *text = side_page(2);
    page_text_expect(
        text, "<dt><bdi>s</bdi></dt><dd><bdi>which?</bdi><br><span class=\"value\">Expected: "
              "<bdi>A &lt; B</bdi></span></dd>");
    free(text);
}

/* ---- what tells the sides apart ---- */

/* One machine; its side's compiler, kernel set and number of threads. */
static void write_setting(const char *path, const char *compiler, const char *kernels, int threads)
{
    json_t *line = side_case("x", 100, 99, 101, "1111", 8);
    json_object_set_new(line, "kernels", json_string(kernels));
    json_object_set_new(line, "threads", json_integer(threads));
    side_write(path, "one", json_pack("[o]", line));
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(json_object_get(pack, "build"), "compiler", json_string(compiler));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

static void expect_heading(const char *heading, const char *name_of_b, const char *equal)
{
    char *text = side_page(2);
    page_text_expect(text, heading);
    page_text_expect(text, name_of_b);
    page_text_expect(text, equal);
    free(text);
}

Test(html_sides, the_heading_names_what_differs)
{
    write_setting(A, "gcc", "avx2", 1);
    write_setting(B, "gcc", "scalar", 1);
    expect_heading("<h1>How do the kernel sets <bdi>avx2</bdi> and <bdi>scalar</bdi> compare?</h1>",
                   "<strong><bdi>B: scalar</bdi></strong>",
                   "Equal on all sides: CPU <bdi>one</bdi>; compiler <bdi>gcc</bdi>; threads "
                   "<bdi>1</bdi>.");
    write_setting(B, "clang", "avx2", 2);
    expect_heading("<h1>How do these compilers and numbers of threads "
                   "compare?</h1>",
                   "<bdi>B: clang, 2 threads</bdi>", "kernel set <bdi>avx2</bdi>.");
    write_setting(B, "gcc", "avx2", 1);
    expect_heading("<h1>How do these runs compare?</h1>", "<bdi>B: one, gcc</bdi>",
                   "threads <bdi>1</bdi>.");
}

static void set_flags(const char *path, const char *flags)
{
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(json_object_get(pack, "build"), "flags", json_string(flags));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

Test(html_sides, of_flags_those_are_named_that_differ)
{
    write_setting(A, "clang 14 ", "avx2", 1);
    write_setting(B, "clang 14 ", "avx2", 1);
    set_flags(A, "-O3 -ffp-contract=off");
    set_flags(B, "-O2 -g -ffp-contract=off");
    expect_heading("<strong><bdi>A: -O3</bdi></strong>", "<strong><bdi>B: -O2 -g</bdi></strong>",
                   "compiler <bdi>clang 14</bdi>;");
}

Test(html_sides, of_two_machines_the_kernel_sets_are_not_named)
{
    write_setting(A, "gcc", "avx2", 1);
    write_setting(B, "gcc", "neon", 8);
    json_t *pack = json_load_file(B, 0, NULL);
    json_object_set_new(json_object_get(json_object_get(pack, "machine"), "cpu"), "model",
                        json_string("two"));
    cr_assert(!json_dump_file(pack, B, 0));
    json_decref(pack);
    expect_heading("<h1>How do the machines <bdi>one</bdi> and <bdi>two</bdi> compare?</h1>",
                   "<bdi>B: two, gcc</bdi>", "Equal on all sides: compiler <bdi>gcc</bdi>.");
}

static void set_commit(const char *path, const char *cpu, const char *commit)
{
    write_setting(path, "gcc", "avx2", 1);
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(json_object_get(pack, "build"), "commit", json_string(commit));
    json_object_set_new(json_object_get(json_object_get(pack, "machine"), "cpu"), "model",
                        json_string(cpu));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

/* Sides of one machine have one name without it. */
Test(html_sides, of_two_machines_commits_that_differ_are_named)
{
    set_commit(A, "one", "38b6266");
    set_commit(B, "two", "b54e221");
    expect_heading("<bdi>A: one, gcc, 38b6266</bdi>", "<bdi>B: two, gcc, b54e221</bdi>", "");
    set_commit(B, "two", "38b6266");
    expect_heading("<bdi>A: one, gcc</bdi>", "<bdi>B: two, gcc</bdi>",
                   "commit <bdi>38b6266</bdi>.");
}

/* ---- machines ---- */

/* Three CPUs: 0 and 1 are near, 2 is far from both. */
static json_t *machine_json(void)
{
    struct ceilings ceilings = *figures_machine();
    const double ns[3][3] = {{NAN, 20, 80}, {20, NAN, 80}, {80, 80, NAN}};
    ceilings.latency = (struct core_latency){
        .cpus = 3,
        .cpu = {0, 1, 7},
        .of = 8,
        .groups = 2,
        .group = {{"L3", 1, 2e-8, 2e-8, 2e-8}, {"machine", 2, 8e-8, 8e-8, 8e-8}}};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            ceilings.latency.seconds[i][j] = 1e-9 * ns[i][j];
    json_t *json = ceilings_json(&ceilings), *row;
    size_t i;
    json_array_foreach(json_object_get(json, "rows"), i, row) json_object_del(row, "rounds");
    return json;
}

static void write_machine(const char *path)
{
    json_t *line = side_case("x", 100, 90, 110, "1111", 8);
    json_object_set_new(line, "flops_per_update", json_real(200));
    json_object_set_new(line, "bytes_per_update", json_real(1000));
    json_object_set_new(line, "ceiling_ns", json_real(25));
    side_write(path, "one", json_pack("[o]", line));
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(pack, "ceilings", machine_json());
    json_object_set_new(json_object_get(pack, "machine"), "kernels",
                        json_pack("{s:s}", "chosen", "scalar"));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

Test(html_sides, latency_is_shaded_and_readable_by_programs)
{
    write_machine(A);
    char *text = side_page(1);
    page_text_expect(text, "<tr><th scope=\"row\">7</th><td class=\"n shade7\">80</td><td "
                           "class=\"n shade7\">80</td><td></td></tr>");
    page_text_expect(text, "<tr><th scope=\"row\">0</th><td></td><td class=\"n shade0\">20</td>");
    page_text_expect(text,
                     "<bdi>L3</bdi></th><td class=\"n\"><data "
                     "value=\"2e-08\">20</data></td><td><small>20 to 20, 1 pair</small></td>");
    page_text_expect(text,
                     "<p>A: 3 of 8 CPUs, which lie far apart or are neighbours. Pairs with the "
                     "other 5 CPUs are not measured.</p>");
    page_text_expect(
        text,
        "id=\"core-latency\">{\"A\":{\"cpus\":[0,1,7],\"of\":8,\"seconds\":[[null,2e-8,8e-8]");
    free(text);
}

Test(html_sides, latency_and_roofs_of_one_machine_are_shown_once)
{
    write_machine(A);
    write_machine(B);
    char *text = side_page(2);
    const char *first = strstr(text, "class=\"heat\"");
    cr_assert(first && !strstr(first + 1, "class=\"heat\""));
    page_text_expect(text, "<bdi>A: one, gcc</bdi>; <bdi>B: one, gcc</bdi>. From one CPU's store");
    page_text_expect(text, "\"name\":\"A: L1d\"");
    cr_expect(!strstr(text, "\"name\":\"B: L1d\""));
    free(text);
}

Test(html_sides, a_case_is_a_point_below_its_machine_s_roofs)
{
    write_machine(A);
    char *text = side_page(1);
    /* 200 operations in 100 ns, 1000 bytes: 2 GFLOP/s at 0.2 */
    page_text_expect(
        text, "\"name\":\"A: one, gcc\",\"x\":[0.2],\"y\":[2.0],\"low\":[1.82],\"high\":[2.22]");
    /* 100 GB/s of L1d up to 50 GFLOP/s: the ridge is at 0.5 */
    page_text_expect(text, "\"name\":\"A: L1d\",\"x\":[0.1,0.5,0.8],\"y\":[10.0,50.0,50.0]");
    page_text_expect(text, "comes closest to the machine's ceilings: 25\u00a0%");
    free(text);
}

/* ---- size ---- */

/* A hundred cases with every number that a page of sides shows, but counters and energy. */
static void write_many(const char *path)
{
    json_t *cases = json_array();
    for (int i = 0; i < 100; i++) {
        char name[80];
        snprintf(name, sizeof name, "sapsm/nodes=200/iterations=600/threads=auto/taps=%d", i);
        json_t *line = side_case(name, 1000 + i / 7.0, 990, 1010, "0123456789abcdef", 8);
        json_object_set_new(line, "ceiling_ns", json_real(100 + i / 9.0));
        json_object_set_new(line, "flops_per_update", json_real(200 + i / 3.0));
        json_object_set_new(line, "bytes_per_update", json_real(1000));
        json_object_set_new(line, "share_wait", json_real(i / 300.0));
        json_object_set_new(line, "clock_ghz", json_real(3 + i / 700.0));
        json_object_set_new(line, "seconds_data", json_real(i / 70.0));
        json_object_set_new(line, "seconds_to_minus20db", json_real(1e-3 + i / 7e5));
        json_array_append_new(cases, line);
    }
    side_write(path, "one", cases);
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(pack, "ceilings", machine_json());
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

Test(html_sides, a_hundred_cases_of_eight_sides_take_at_most_500_kb, .timeout = 60)
{
    write_many(A);
    write_many(B);
    char *text = side_page(8);
    cr_expect_leq(strlen(text), 500000, "%zu bytes", strlen(text));
    page_text_expect(text, "<th scope=\"col\">1/4 to 4 times</th>");
    page_text_expect(text, "taps=99");
    free(text);
}

/* ---- names ---- */

Test(html_sides, a_hostile_name_is_no_element)
{
    static const char hostile[] = "</script><img src=x onerror=alert(1)>\u2028";
    side_write(A, hostile, json_pack("[o]", side_case(hostile, 1, 1, 1, "</code>", 8)));
    char *text = side_page(1);
    cr_expect(!strstr(text, "<img"));
    page_text_expect(text, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\u2028");
    free(text);
}

/* ---- what is refused ---- */

static void expect_refused(const char *const *path, int count, enum err_kind kind,
                           const char *wanted)
{
    struct err err = {0};
    struct html_sides sides;
    cr_assert_eq(html_sides_read(&sides, path, count, &err), -1);
    html_sides_free(&sides);
    cr_expect_eq(err.kind, kind);
    cr_expect_str_eq(err.text, wanted);
}

Test(html_sides, results_without_a_common_case_are_not_comparable)
{
    side_write(A, "one", json_pack("[o]", side_case("x", 1, 1, 1, "1", 8)));
    side_write(B, "one", json_pack("[o]", side_case("y", 1, 1, 1, "1", 8)));
    expect_refused((const char *const[]){A, B}, 2, ERR_INCOMPARABLE,
                   "the results share no case of one scenario: nothing to compare");
}

Test(html_sides, files_that_are_no_results)
{
    test_folder_write(A, "{\"schema\": 4}");
    expect_refused((const char *const[]){A}, 1, ERR_USAGE,
                   A ": not results that 'slabmark run --suite' wrote: no \"schema\" or \"runs\"");
    side_write(A, "one", json_pack("[{s:s}]", "case", "x"));
    expect_refused((const char *const[]){A}, 1, ERR_USAGE,
                   A ": runs[0].cases[0] has no \"case\" or no \"digest\"");
    side_write(A, "one", json_pack("[]"));
    expect_refused((const char *const[]){A}, 1, ERR_USAGE, A ": no finished case, nothing to show");
    const char *nine[9] = {A, A, A, A, A, A, A, A, A};
    expect_refused(nine, 9, ERR_USAGE, "9 results: at most 8 are shown side by side");
}
