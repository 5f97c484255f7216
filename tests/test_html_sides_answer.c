/* The answer of a page of several results: it claims what the interval allows. */
#include "tests/support/page_text.h"
#include "tests/support/side_files.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(html_sides_answer, .init = test_folder_begin, .fini = test_folder_end);

#define A SIDE_A
#define B SIDE_B
#define C "c.slabmark.json"
#define D "d.slabmark.json"

/* Cases of A and B, in which B takes `ratio` (count,) times the time, with intervals of 1 %. */
static void write_ratios(const double *ratio, int count, int disturbed_a, int disturbed_b)
{
    json_t *a = json_array(), *b = json_array();
    for (int i = 0; i < count; i++) {
        char name[] = {(char)('p' + i), '\0'};
        json_t *one = side_case(name, 100, 99.5, 100.5, "1", 8),
               *other = side_case(name, 100 * ratio[i], 99.5 * ratio[i], 100.5 * ratio[i], "1", 8);
        side_case_disturb(one, disturbed_a, 10);
        side_case_disturb(other, disturbed_b, 10);
        json_array_append_new(a, one);
        json_array_append_new(b, other);
    }
    side_write(A, "one", a);
    side_write(B, "two", b);
}

#define RATIOS(...)                                                                                \
    (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double)

static void expect_answer(const char *wanted, const char *unwanted)
{
    char *text = side_page(2);
    page_text_expect(text, wanted);
    cr_expect(!unwanted || !strstr(text, unwanted), "the page says: %s", unwanted);
    free(text);
}

/* (0.4 * 0.5 * 0.5 * 0.4)^(1/4) = 0.447; deviation of the logarithms 0.129, three degrees */
Test(html_sides_answer, a_certain_difference_is_the_headline)
{
    write_ratios(RATIOS(0.4, 0.5, 0.5, 0.4), 0, 0);
    expect_answer(
        "<strong>B (<bdi>two, gcc</bdi>) is faster than A (<bdi>one, gcc</bdi>): it takes "
        "0.447 times the time</strong>, geometric mean of 4 cases (95\u00a0% interval over "
        "the cases: 0.364 to 0.549), from 0.4 to 0.5 times. B is faster in 4 cases, "
        "slower in 0.</li>",
        "Other programs");
    write_ratios(RATIOS(2.5, 2, 2, 2.5), 0, 0);
    expect_answer("B (<bdi>two, gcc</bdi>) is slower than A (<bdi>one, gcc</bdi>): it takes 2.24 "
                  "times the time</strong>",
                  "No difference");
}

/* (0.2 * 0.9 * 1.2)^(1/3) = 0.6: far from 1, but of an interval that holds it. */
Test(html_sides_answer, an_interval_that_holds_1_is_no_difference)
{
    write_ratios(RATIOS(0.2, 0.9, 1.2), 9, 8);
    expect_answer(
        "<strong>No difference between B (<bdi>two, gcc</bdi>) and A (<bdi>one, "
        "gcc</bdi>) is certain on average</strong>: B takes 0.6 times the time, geometric "
        "mean of 3 cases (95\u00a0% interval over the cases: 0.055 to 6.55), from 0.2 to "
        "1.2 times. B is faster in 2 cases, slower in 1. <span class=\"bad\">Other "
        "programs disturbed both sides: their times are doubtful.</span></li>",
        "is faster than");
}

Test(html_sides_answer, equal_times_are_no_difference)
{
    write_ratios(RATIOS(1.001, 0.999), 0, 0);
    expect_answer("is certain</strong>: B takes 1 times the time", "on average");
    expect_answer("B is faster in 0 cases, slower in 0; in 2 no difference is certain.", NULL);
}

/* As of a file that rounds the times of the directory beside it: the same factor in every case. */
Test(html_sides_answer, rounding_is_no_difference)
{
    write_ratios(RATIOS(1 + 2e-10, 1 + 3e-10, 1 + 2e-10), 0, 0);
    expect_answer("No difference between B", "is slower than");
    write_ratios(RATIOS(1 - 2e-10, 1 - 3e-10, 1 - 2e-10), 0, 0);
    expect_answer("No difference between B", "is faster than");
    write_ratios(RATIOS(1.02, 1.02), 0, 0);
    expect_answer("is slower than A (<bdi>one, gcc</bdi>): it takes 1.02 times", "No difference");
}

Test(html_sides_answer, the_disturbed_side_is_named)
{
    write_ratios(RATIOS(0.4, 0.5, 0.5, 0.4), 0, 3);
    expect_answer("<span class=\"bad\">Other programs disturbed B: its times are doubtful.</span>",
                  "both sides");
    write_ratios(RATIOS(0.4, 0.5, 0.5, 0.4), 3, 1);
    expect_answer("Other programs disturbed A: its times are doubtful.", "both sides");
}

Test(html_sides_answer, a_strip_reaches_as_far_as_the_ratios)
{
    write_ratios(RATIOS(0.5, 1, 33), 0, 0);
    expect_answer("<th scope=\"col\">1/64 to 64 times</th>", NULL);
}

Test(html_sides_answer, of_one_case_the_interval_is_that_of_its_ratio)
{
    write_ratios(RATIOS(0.5), 0, 0);
    expect_answer("is faster than A (<bdi>one, gcc</bdi>): it takes 0.5 times the time</strong> in "
                  "one case (95\u00a0% interval: 0.495 to 0.505).",
                  NULL);
    write_ratios(RATIOS(0.995), 0, 0);
    expect_answer("No difference between B", "is faster than");
}

Test(html_sides_answer, a_time_without_interval_decides_nothing)
{
    json_t *line = side_case("x", 100, 90, 110, "1", 8);
    json_object_set_new(line, "ns_low", json_null());
    json_object_set_new(line, "ns_high", json_null());
    side_write(A, "one", json_pack("[o]", line));
    side_write(B, "two", json_pack("[o]", side_case("x", 50, 49, 51, "1", 8)));
    expect_answer("is certain</strong>: B takes 0.5 times the time in one case. B is faster in 0 "
                  "cases, slower in 0; in 1 a time has no interval.</li>",
                  "is faster than");
}

Test(html_sides_answer, times_of_an_emulator_are_not_compared)
{
    json_t *line = side_case("x", 50, 49, 51, "1111", 8);
    json_object_set_new(line, "emulated", json_true());
    side_case_disturb(line, 2, 10);
    side_write(A, "one", json_pack("[o]", side_case("x", 100, 90, 110, "1111", 8)));
    side_write(B, "two", json_pack("[o]", line));
    char *text = side_page(2);
    page_text_expect(text, "<strong>B</strong> and A share no timed case.");
    page_text_expect(text, "B ran in an emulator");
    page_text_expect(text, "B: other programs disturbed 2 of 10 repetitions.");
    page_text_expect(text, "lacking\">emulated</td>");
    cr_expect_eq(page_text_count(text, "B / A"), 0, "a column without a number");
    page_text_expect(text,
                     "<li>A and B computed the same bits in every shared case that promises it");
    free(text);
}

static void write_pair(void)
{
    side_write(A, "one",
               json_pack("[o, o, o]", side_case("x", 100, 90, 110, "1111", 8),
                         side_case("y", 100, 99, 101, "2222", 8),
                         side_case("z", 100, 99, 101, "3333", 8)));
    side_write(B, "two",
               json_pack("[o, o, o, o]", side_case("x", 50, 49, 51, "1111", 8),
                         side_case("y", 200, 198, 202, "2223", 8),
                         side_case("z", 800, 90, 900, "3333", 8),
                         side_case("only B", 1, 1, 1, "4444", 8)));
}

Test(html_sides_answer, different_results_are_named)
{
    write_pair();
    char *text = side_page(2);
    page_text_expect(text, "<data value=\"0.5\">0.50</data> <small>0.45 to 0.57</small>");
    page_text_expect(text, "<li>1 case that only one side has.</li>");
    page_text_expect(text, "B and A computed different results in 1 of 3 cases");
    page_text_expect(text, "<bdi>s y</bdi></th><td class=\"n\">&ndash;</td><td "
                           "class=\"n\">&ndash;</td><td class=\"n\">&ndash;</td><td "
                           "class=\"bad\">different</td><td><code>2222 2223 </code>");
    page_text_expect(text, "<td>equal</td><td><code>1111 </code>");
    free(text);
}

/* ---- a control ---- */

static void set_origin(const char *path, const char *build, const char *started)
{
    json_t *pack = json_load_file(path, 0, NULL);
    json_t *run = json_object_get(json_array_get(json_object_get(pack, "runs"), 0), "run");
    json_object_set_new(json_object_get(pack, "build"), "id", json_string(build));
    json_object_set_new(run, "started", json_string(started));
    cr_assert(!json_dump_file(pack, path, 0));
    json_decref(pack);
}

/* Times of the cases p, q, ..., with intervals of 1 %. */
static void write_times(const char *path, const char *cpu, const char *build, const double *ns,
                        int count)
{
    json_t *cases = json_array();
    for (int i = 0; i < count; i++) {
        char name[] = {(char)('p' + i), '\0'};
        json_array_append_new(cases, side_case(name, ns[i], 0.995 * ns[i], 1.005 * ns[i], "1", 8));
    }
    side_write(path, cpu, cases);
    set_origin(path, build, path);
}

static void expect_of(int count, const char *wanted, const char *unwanted)
{
    char *text = side_page_of((const char *const[]){A, B, C, D}, count);
    page_text_expect(text, wanted);
    cr_expect(!unwanted || !strstr(text, unwanted), "the page says: %s", unwanted);
    free(text);
}

/* Ratios 1.25, 0.8 and 1.6: factors 1.25, 1.25, 1.6; the mean is 1.6^(1/3) = 1.17. C against A:
 * 1, 0.5 and 1.5, of which one is beyond 1.6. */
Test(html_sides_answer, a_second_run_shows_the_noise_between_runs)
{
    write_times(A, "one", "a1", RATIOS(100, 100, 100));
    write_times(B, "one", "a1", RATIOS(125, 80, 160));
    write_times(C, "one", "b2", RATIOS(100, 50, 150));
    expect_of(3,
              "<li><strong>Control:</strong> A and B are the same build on the same kind of "
              "machine, measured again. The time of a case differs between them by a factor of "
              "1.25 (median of 3), at most 1.6; their geometric means differ by a factor of 1.17. "
              "In 3 of 3 "
              "cases the intervals, which hold within a run, exclude 1.",
              "no side repeats another");
    expect_of(3,
              "<strong>B repeats A</strong>, the same build on the same kind of machine: it "
              "takes 1.17 times the time, geometric mean of 3 cases",
              "B is slower than A");
    expect_of(3,
              "C is faster in 1 case, slower in 1; in 1 no difference is certain. By more than "
              "the control's largest factor, 1.6, it is faster in 1 case, slower in 0.",
              "B is slower in 2 cases. By more");
}

Test(html_sides_answer, a_difference_as_small_as_that_of_the_control_is_not_certain)
{
    write_times(A, "one", "a1", RATIOS(100, 100, 100));
    write_times(B, "one", "a1", RATIOS(110, 110, 110));
    write_times(C, "one", "b2", RATIOS(92, 92, 92));
    write_times(D, "one", "b3", RATIOS(80, 80, 80));
    expect_of(4, "<strong>No difference between C", "C is faster than A");
    expect_of(4, "from 0.92 to 0.92 times. The mean of the control differs by 1.1 times.", NULL);
    expect_of(4, " is faster than A: it takes 0.8 times the time</strong>", NULL);
}

Test(html_sides_answer, only_repetitions_of_one_build_on_one_kind_of_machine_are_a_control)
{
    write_times(A, "one", "a1", RATIOS(100, 100));
    write_times(B, "two", "a1", RATIOS(125, 80));
    expect_of(2, "<li>How much times differ from run to run, since no side repeats another.",
              "Control:");
    write_times(B, "one", "b2", RATIOS(125, 80));
    expect_of(2, "since no side repeats another.", "Control:");
    write_times(B, "one", "", RATIOS(125, 80));
    set_origin(A, "", A);
    expect_of(2, "since no side repeats another.", "Control:");
}

Test(html_sides_answer, a_copy_of_a_measurement_is_no_control)
{
    write_times(A, "one", "a1", RATIOS(100, 100));
    write_times(B, "one", "a1", RATIOS(100.01, 99.99)); /* as rounded for sending */
    write_times(C, "one", "a1", RATIOS(125, 80));
    set_origin(B, "a1", A);
    expect_of(2, "<li><strong>B and A are the same measurement.</strong></li>", "Control:");
    expect_of(3, "Control:</strong> A and C are the same build", "A, B and C are the same build");
}

Test(html_sides_answer, two_controls_are_named_as_groups)
{
    write_times(A, "one", "a1", RATIOS(100, 100));
    write_times(B, "one", "b2", RATIOS(50, 50));
    write_times(C, "one", "a1", RATIOS(110, 110));
    write_times(D, "one", "b2", RATIOS(40, 40));
    expect_of(4, "Control:</strong> A and C; B and D are each the same build", NULL);
    expect_of(4,
              "by a factor of 1.18 (median of 4), at most 1.25; their geometric means differ "
              "by a factor of 1.25.",
              NULL);
}

Test(html_sides_answer, a_control_of_one_case_has_no_median)
{
    write_times(A, "one", "a1", RATIOS(100));
    write_times(B, "one", "a1", RATIOS(125));
    expect_of(2,
              "measured again. The time of the one case differs between them by a factor of 1.25.",
              "median of");
}

Test(html_sides_answer, a_case_that_one_of_three_sides_lacks_is_counted)
{
    write_times(A, "one", "a1", RATIOS(100, 100));
    write_times(B, "one", "a1", RATIOS(100, 100));
    write_times(C, "one", "a1", RATIOS(100));
    expect_of(3, "<li>C lacks 1 case that others have.</li>", "Nothing: every case");
}

Test(html_sides_answer, one_side_has_no_equal_results)
{
    write_times(A, "one", "a1", RATIOS(100));
    expect_of(1, "<td><code>1 </code></td></tr>", "<td>equal</td>");
}

/* B is 33 times as slow as A, C as fast: their strips have one scale. */
Test(html_sides_answer, strips_of_all_sides_have_one_scale)
{
    write_times(A, "one", "a1", RATIOS(1));
    write_times(B, "one", "b2", RATIOS(33));
    write_times(C, "one", "b3", RATIOS(1));
    char *text = side_page_of((const char *const[]){A, B, C}, 3);
    cr_expect_eq(page_text_count(text, "<th scope=\"col\">1/64 to 64 times</th>"), 2);
    free(text);
}
