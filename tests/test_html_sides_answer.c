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
