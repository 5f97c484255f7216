/* The page of several results: ratios, digests and what cannot be compared. */
#include "bench/html/html_sides.h"
#include "bench/results/run_json.h"
#include "tests/support/figures.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(html_sides, .init = test_folder_begin, .fini = test_folder_end);

/* ---- files as `run --suite` writes them ---- */

static json_t *case_json(const char *name, double ns, double low, double high, const char *digest,
                         int taps)
{
    return json_pack("{s:s, s:s, s:f, s:f, s:f, s:s, s:s, s:i, s:{s:{s:i}}}", "case", name, "label",
                     name, "ns_per_update", ns, "ns_low", low, "ns_high", high, "digest", digest,
                     "determinism", "bitwise", "threads", 1, "resolved", "system", "taps", taps);
}

static void write_side(const char *path, const char *cpu, json_t *cases)
{
    json_t *pack = json_pack("{s:i, s:{}, s:{s:{s:s}}, s:{s:s}, s:n, s:[{s:{s:s, s:s}, s:o}]}",
                             "schema", RESULTS_SCHEMA, "unavailable", "machine", "cpu", "model",
                             cpu, "build", "compiler", "gcc", "ceilings", "runs", "run", "name",
                             "s", "status", "complete", "cases", cases);
    cr_assert(pack && !json_dump_file(pack, path, 0));
    json_decref(pack);
}

#define A "a.slabmark.json"
#define B "b.slabmark.json"

static char *page_text(int count)
{
    struct err err = {0};
    struct html_sides sides;
    char *text = NULL;
    size_t length;
    cr_assert_eq(html_sides_read(&sides, (const char *const[]){A, B}, count, &err), 0, "%s",
                 err.text);
    sides.file = open_memstream(&text, &length);
    cr_assert(sides.file);
    cr_assert_eq(html_sides_write(&sides, &err), 0, "%s", err.text);
    fclose(sides.file);
    html_sides_free(&sides);
    return text;
}

static void expect_said(const char *text, const char *sentence)
{
    cr_expect(strstr(text, sentence), "the page lacks: %s", sentence);
}

static void write_pair(void)
{
    write_side(A, "one",
               json_pack("[o, o, o]", case_json("x", 100, 90, 110, "1111", 8),
                         case_json("y", 100, 99, 101, "2222", 8),
                         case_json("z", 100, 99, 101, "3333", 8)));
    write_side(B, "two",
               json_pack("[o, o, o, o]", case_json("x", 50, 49, 51, "1111", 8),
                         case_json("y", 200, 198, 202, "2223", 8),
                         case_json("z", 800, 90, 900, "3333", 8),
                         case_json("only B", 1, 1, 1, "4444", 8)));
}

/* ---- ratios ---- */

Test(html_sides, ratios_wins_and_their_geometric_mean)
{
    write_pair();
    char *text = page_text(2);
    /* (0.5 * 2 * 8)^(1/3) = 2 */
    expect_said(text, "<strong>B takes 2 times the time of A</strong>, geometric mean of 3 cases");
    expect_said(text,
                "from 0.5 to 8 times. B is faster in 1, slower in 1; in 1 the intervals overlap");
    expect_said(text, "<data value=\"0.5\">0.50</data> <small>0.45 to 0.57</small>");
    expect_said(text, "<li>1 case that only one side has.</li>");
    free(text);
}

Test(html_sides, the_interval_of_a_ratio_holds_both_medians_intervals)
{
    json_t *base = case_json("x", 100, 90, 110, "1", 8), *line = case_json("x", 50, 45, 66, "1", 8);
    struct html_ratio ratio = html_ratio_of(line, base);
    cr_expect_float_eq(ratio.value, 0.5, 1e-12);
    cr_expect_float_eq(ratio.low, 45.0 / 110, 1e-12);
    cr_expect_float_eq(ratio.high, 66.0 / 90, 1e-12);
    cr_expect(isnan(html_ratio_of(line, NULL).value));
    json_decref(base);
    json_decref(line);
}

Test(html_sides, times_of_an_emulator_are_not_compared)
{
    json_t *line = case_json("x", 50, 49, 51, "1111", 8);
    json_object_set_new(line, "emulated", json_true());
    json_object_set_new(line, "repetitions", json_integer(10));
    json_object_set_new(line, "repetitions_disturbed", json_integer(2));
    write_side(A, "one", json_pack("[o]", case_json("x", 100, 90, 110, "1111", 8)));
    write_side(B, "two", json_pack("[o]", line));
    char *text = page_text(2);
    expect_said(text, "<strong>B</strong> and A share no timed case.");
    expect_said(text, "B ran in an emulator");
    expect_said(text, "B: other programs disturbed 2 of 10 repetitions.");
    expect_said(text, "lacking\">emulated</td>");
    expect_said(text, "computed the same bits in all 1 case");
    free(text);
}

Test(html_sides, different_results_are_named)
{
    write_pair();
    char *text = page_text(2);
    expect_said(text, "B and A computed different results in 1 of 3 cases");
    expect_said(text, "<bdi>s y</bdi></th><td class=\"n\">&ndash;</td><td "
                      "class=\"n\">&ndash;</td><td class=\"n\">&ndash;</td><td "
                      "class=\"bad\">different</td><td><code>2222 2223 </code>");
    expect_said(text, "<td>equal</td><td><code>1111 </code>");
    free(text);
}

Test(html_sides, cases_of_other_scenarios_are_not_compared)
{
    write_side(A, "one",
               json_pack("[o, o]", case_json("x", 100, 90, 110, "1", 8),
                         case_json("y", 100, 90, 110, "2", 8)));
    write_side(B, "one",
               json_pack("[o, o]", case_json("x", 100, 90, 110, "1", 16),
                         case_json("y", 100, 90, 110, "2", 8)));
    char *text = page_text(2);
    expect_said(text, "Another scenario under the same name: <bdi>s x</bdi>");
    cr_expect(!strstr(text, "<th scope=\"row\"><bdi>s x</bdi>"));
    expect_said(text, "geometric mean of 1 case;");
    free(text);
}

Test(html_sides, the_questions_and_expectations_are_those_of_the_scenarios)
{
    write_pair();
    json_t *pack = json_load_file(A, 0, NULL);
    json_t *run = json_object_get(json_array_get(json_object_get(pack, "runs"), 0), "run");
    json_object_set_new(run, "title", json_string("which?"));
    json_object_set_new(run, "resolved", json_pack("{s:s}", "expect", "A < B"));
    cr_assert(!json_dump_file(pack, A, 0));
    json_decref(pack);
    char *text = page_text(2);
    expect_said(text,
                "<dt><bdi>s</bdi></dt><dd><bdi>which?</bdi><br><span class=\"value\">Expected: "
                "<bdi>A &lt; B</bdi></span></dd>");
    free(text);
}

/* ---- what tells the sides apart ---- */

/* One machine; its side's compiler, kernel set and number of threads. */
static void write_setting(const char *path, const char *compiler, const char *kernels, int threads)
{
    json_t *line = case_json("x", 100, 99, 101, "1111", 8);
    json_object_set_new(line, "kernels", json_string(kernels));
    json_object_set_new(line, "threads", json_integer(threads));
    write_side(path, "one", json_pack("[o]", line));
    json_t *pack = json_load_file(path, 0, NULL);
    json_object_set_new(json_object_get(pack, "build"), "compiler", json_string(compiler));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

static void expect_heading(const char *heading, const char *name_of_b, const char *equal)
{
    char *text = page_text(2);
    expect_said(text, heading);
    expect_said(text, name_of_b);
    expect_said(text, equal);
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
    json_t *line = case_json("x", 100, 90, 110, "1111", 8);
    json_object_set_new(line, "flops_per_update", json_real(200));
    json_object_set_new(line, "bytes_per_update", json_real(1000));
    json_object_set_new(line, "ceiling_ns", json_real(25));
    write_side(path, "one", json_pack("[o]", line));
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
    char *text = page_text(1);
    expect_said(text, "<tr><th scope=\"row\">7</th><td class=\"n shade7\">80</td><td "
                      "class=\"n shade7\">80</td><td></td></tr>");
    expect_said(text, "<tr><th scope=\"row\">0</th><td></td><td class=\"n shade0\">20</td>");
    expect_said(text, "<bdi>L3</bdi></th><td class=\"n\"><data "
                      "value=\"2e-08\">20</data></td><td><small>20 to 20, 1 pair</small></td>");
    expect_said(text, "<p>A: 3 of 8 CPUs, which lie far apart or are neighbours. Pairs with the "
                      "other 5 CPUs are not measured.</p>");
    expect_said(
        text,
        "id=\"core-latency\">{\"A\":{\"cpus\":[0,1,7],\"of\":8,\"seconds\":[[null,2e-8,8e-8]");
    free(text);
}

Test(html_sides, latency_and_roofs_of_one_machine_are_shown_once)
{
    write_machine(A);
    write_machine(B);
    char *text = page_text(2);
    const char *first = strstr(text, "class=\"heat\"");
    cr_assert(first && !strstr(first + 1, "class=\"heat\""));
    expect_said(text, "<bdi>A: one, gcc</bdi>; <bdi>B: one, gcc</bdi>. From one CPU's store");
    expect_said(text, "\"name\":\"A: L1d\"");
    cr_expect(!strstr(text, "\"name\":\"B: L1d\""));
    free(text);
}

Test(html_sides, a_case_is_a_point_below_its_machine_s_roofs)
{
    write_machine(A);
    char *text = page_text(1);
    /* 200 operations in 100 ns, 1000 bytes: 2 GFLOP/s at 0.2 */
    expect_said(text,
                "\"name\":\"A: one, gcc\",\"x\":[0.2],\"y\":[2.0],\"low\":[1.82],\"high\":[2.22]");
    /* 100 GB/s of L1d up to 50 GFLOP/s: the ridge is at 0.5 */
    expect_said(text, "\"name\":\"A: L1d\",\"x\":[0.1,0.5,0.8],\"y\":[10.0,50.0,50.0]");
    expect_said(text, "comes closest to the machine's ceilings: 25\u00a0%");
    free(text);
}

/* ---- names ---- */

Test(html_sides, a_hostile_name_is_no_element)
{
    static const char hostile[] = "</script><img src=x onerror=alert(1)>\u2028";
    write_side(A, hostile, json_pack("[o]", case_json(hostile, 1, 1, 1, "</code>", 8)));
    char *text = page_text(1);
    cr_expect(!strstr(text, "<img"));
    expect_said(text, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\u2028");
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
    write_side(A, "one", json_pack("[o]", case_json("x", 1, 1, 1, "1", 8)));
    write_side(B, "one", json_pack("[o]", case_json("y", 1, 1, 1, "1", 8)));
    expect_refused((const char *const[]){A, B}, 2, ERR_INCOMPARABLE,
                   "the results share no case of one scenario: nothing to compare");
}

Test(html_sides, files_that_are_no_results)
{
    test_folder_write(A, "{\"schema\": 4}");
    expect_refused((const char *const[]){A}, 1, ERR_USAGE,
                   A ": not results that 'slabmark run --suite' wrote: no \"schema\" or \"runs\"");
    write_side(A, "one", json_pack("[{s:s}]", "case", "x"));
    expect_refused((const char *const[]){A}, 1, ERR_USAGE,
                   A ": runs[0].cases[0] has no \"case\" or no \"digest\"");
    write_side(A, "one", json_pack("[]"));
    expect_refused((const char *const[]){A}, 1, ERR_USAGE, A ": no finished case, nothing to show");
    const char *nine[9] = {A, A, A, A, A, A, A, A, A};
    expect_refused(nine, 9, ERR_USAGE, "9 results: at most 8 are shown side by side");
}
