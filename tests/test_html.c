/* The page of a result: what it says follows from the data, and texts of the data stay texts. */
#include "bench/html/html_page.h"
#include "bench/html/html_rank.h"
#include "bench/html/html_scale.h"
#include "tests/support/figures.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(html, .init = begin, .fini = test_folder_end);
TestSuite(html_refused, .init = begin, .fini = test_folder_end);

/* The page of r/; the caller frees it. */
static char *page_text(void)
{
    struct err err = {0};
    struct html_page page;
    char *text = NULL;
    size_t length;
    cr_assert_eq(html_page_read(&page, "r", NULL, &err), 0, "%s", err.text);
    page.file = open_memstream(&text, &length);
    cr_assert(page.file);
    cr_assert_eq(html_page_write(&page, &err), 0, "%s", err.text);
    fclose(page.file);
    html_page_free(&page);
    return text;
}

static void expect_said(const char *text, const char *sentence)
{
    cr_expect(strstr(text, sentence), "the page lacks: %s", sentence);
}

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;
    for (; (text = strstr(text, word)); text += strlen(word))
        count++;
    return count;
}

/* ---- texts ---- */

static char *written(void (*put)(FILE *, const char *), const char *text)
{
    char *result = NULL;
    size_t length;
    FILE *file = open_memstream(&result, &length);
    put(file, text);
    fclose(file);
    return result;
}

Test(html, texts_stay_texts)
{
    char *text = written(html_text, "</script><img src=x onerror=\"a\">&'\x01\xff\u05d0");
    cr_expect_str_eq(text,
                     "&lt;/script&gt;&lt;img src=x onerror=&quot;a&quot;&gt;&amp;&#39;??\u05d0");
    free(text);
}

static void put_json(FILE *file, const char *text)
{
    json_t *json = json_pack("[s]", text);
    cr_assert_eq(html_json(file, json), 0);
    json_decref(json);
}

Test(html, json_neither_ends_its_element_nor_a_line)
{
    char *text = written(put_json, "</script><!--&\u2028\u2029\"");
    cr_expect_str_eq(text, "[\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\\\"\"]");
    free(text);
}

#define HOSTILE "</script><img src=x onerror=alert(1)>"

Test(html, a_hostile_name_is_no_element)
{
    figures_write("", NULL,
                  "case,label,status,msd_db\n" HOSTILE "," HOSTILE
                  ",ok,-9\n\u05d0\u2028b,b,ok,-8\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,msd_db\n" HOSTILE ",0,0\n" HOSTILE ",9,-9\n");
    char *text = page_text();
    cr_expect_eq(count_of(text, "<img"), 0);
    cr_expect_eq(count_of(text, "<script"), 2, "the numbers and the page's own");
    cr_expect_eq(count_of(text, "</script"), 2);
    cr_expect_eq(count_of(text, "\u2028"), count_of(text, "<bdi>\u05d0\u2028b"));
    expect_said(text, "<bdi>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</bdi>");
    free(text);
}

/* ---- answers ---- */

#define HEADER                                                                                     \
    "case,label,status,settled,msd_db,msd_lo_db,msd_hi_db,"                                        \
    "iterations_to_minus20db,iterations_low_to_minus20db,iterations_high_to_minus20db,"            \
    "seconds_to_minus20db,seconds_low_to_minus20db,seconds_high_to_minus20db,"                     \
    "time_source,repetitions,repetitions_disturbed,ns_per_update,ns_low,ns_high\n"

Test(html, the_answer_follows_from_the_summary)
{
    figures_write("", NULL,
                  HEADER
                  "A,A,ok,yes,-30,-31,-29,20,19,21,4e-6,3e-6,5e-6,repetitions,6,0,100,99,101\n"
                  "B,B,ok,yes,-25,-26,-24,60,50,70,6e-7,4.8e-7,7.2e-7,repetitions,6,0,5,4,6\n"
                  "C,C,diverged,yes,-90,-91,-89,2,2,2,2e-9,2e-9,2e-9,repetitions,6,0,1,1,1\n");
    char *text = page_text();
    expect_said(
        text,
        "<strong><bdi>B</bdi></strong> reaches \u221220\u00a0dB in the least time: 600\u00a0ns "
        "(95\u00a0%: 480\u00a0ns to 720\u00a0ns); <bdi>A</bdi> follows with 4.00\u00a0\u00b5s");
    expect_said(
        text, "<strong><bdi>A</bdi></strong> reaches \u221220\u00a0dB in the fewest iterations: 20 "
              "(95\u00a0%: 19 to 21); <bdi>B</bdi> follows with 60 (95\u00a0%: 50 to 70).</li>");
    expect_said(text, "<strong><bdi>A</bdi></strong> has the lowest floor: \u221230.00\u00a0dB");
    expect_said(text, "<strong><bdi>B</bdi></strong> has the fastest update: 5.00\u00a0ns");
    expect_said(text, "neither floor nor passage is known: <bdi>C</bdi>.");
    cr_expect_eq(count_of(text, "the order is not certain"), 0);
    free(text);
}

Test(html, the_expectation_is_that_of_the_scenario)
{
    figures_write("", NULL, "case,label\nA,A\n");
    figures_resolve("{\"expect\": \"A < B\"}");
    char *text = page_text();
    expect_said(text, "<p class=\"expected\">Expected: <bdi>A &lt; B</bdi></p>");
    free(text);
}

Test(html, an_order_within_the_intervals_is_not_certain)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,no,-30,-31,-29,,,,,,,repetitions,6,2,100,90,111\n"
                         "B,B,ok,yes,-29.5,-31,-28,,,,,,,repetitions,6,0,110,110,120\n");
    char *text = page_text();
    cr_expect_eq(count_of(text, "Their intervals overlap: the order is not certain."), 2);
    expect_said(text, "Not settled, so that the floor is not a steady state: <bdi>A</bdi>.");
    expect_said(text, "disturbed 2 of 12 repetitions");
    free(text);
}

Test(html, a_time_without_interval_is_not_certain)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,yes,-30,-31,-29,,,,,,,curves,,,100,,\n"
                         "B,B,ok,yes,-20,-21,-19,,,,,,,curves,,,300,,\n");
    char *text = page_text();
    cr_expect_eq(count_of(text, "Without intervals the order is not certain."), 1);
    expect_said(text, "without an interval: all cases.");
    free(text);
}

Test(html, a_sweep_has_a_leader_for_each_value)
{
    figures_write("system.taps taps", NULL,
                  "case,label,system.taps,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "A/1,A,1,ok,yes,-30,-31,-29\nA/2,A,2,ok,yes,-20,-21,-19\n"
                  "B/1,B,1,ok,yes,-25,-26,-24\nB/2,B,2,ok,yes,-25,-26,-24\n");
    char *text = page_text();
    expect_said(text, "<strong><bdi>A</bdi></strong> has the lowest floor at 1 of 2 values of "
                      "<bdi>taps</bdi>; <bdi>B</bdi> at 1.</li>");
    expect_said(text, "<bdi>1</bdi></th><td><bdi>A</bdi> <span class=\"value\">\u221230.00");
    expect_said(text, "<bdi>2</bdi></th><td><bdi>B</bdi> <span class=\"value\">\u221225.00");
    free(text);
}

Test(html, values_compete_when_there_is_one_algorithm)
{
    figures_write("system.taps taps network.nodes nodes", NULL,
                  "case,label,system.taps,network.nodes,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "a,A,1,10,ok,yes,-30,-31,-29\nb,A,2,10,ok,yes,-20,-21,-19\n"
                  "c,A,1,20,ok,yes,-25,-26,-24\nd,A,2,20,ok,yes,-28,-29,-27\n");
    char *text = page_text();
    expect_said(text,
                "<strong><bdi>taps</bdi> <bdi>1</bdi></strong> has the lowest floor at 1 of 2 "
                "values of <bdi>nodes</bdi>; <bdi>taps</bdi> <bdi>2</bdi> at 1.</li>");
    free(text);
}

Test(html, one_swept_parameter_of_one_algorithm_ranks_its_cases)
{
    figures_write("system.taps taps", NULL,
                  "case,label,system.taps,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "A/taps=1,A,1,ok,yes,-30,-31,-29\nA/taps=2,A,2,ok,yes,-20,-21,-19\n");
    char *text = page_text();
    expect_said(text, "<strong><bdi>A/taps=1</bdi></strong> has the lowest floor: "
                      "\u221230.00\u00a0dB");
    free(text);
}

Test(html, numbers_are_those_of_the_summary)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-39.112233445566778\n");
    char *text = page_text();
    expect_said(text, "<data value=\"-39.112233445566778\">\u221239.11</data>");
    free(text);
}

Test(html, a_column_of_one_word_is_a_sentence)
{
    figures_write("", NULL,
                  "case,label,status,kernels,ns_per_update\nA,A,ok,avx2,1\nB,B,ok,avx2,2\n");
    char *text = page_text();
    expect_said(text, "Equal in all cases: kernels <bdi>avx2</bdi>.");
    free(text);
}

Test(html, a_verdict_in_the_directory_is_shown)
{
    figures_write("", NULL, "case,label\nA,A\n");
    test_folder_write(
        "r/verdict.json",
        "{\"margin\": 0.02, \"summary\": \"A <regressed>\", \"cases\": [{\"case\": \"A\", "
        "\"verdict\": \"regressed\", \"cpu\": {\"change\": 0.036, \"low\": 0.0213, \"high\": "
        "0.0466}, \"smallest_slowdown\": 0.01, \"pairs\": 24, \"note\": \"\"}]}");
    char *text = page_text();
    expect_said(text, "<bdi>A &lt;regressed&gt;</bdi>");
    expect_said(text, "<td class=\"bad\"><bdi>regressed</bdi></td><td class=\"n\"><data "
                      "value=\"3.6\">+3.60</data>");
    expect_said(text, "<td class=\"n\">24</td>");
    free(text);
}

Test(html, a_roofline_has_its_points_and_roofs)
{
    figures_write(
        "run.threads threads", figures_machine(),
        "case,label,run.threads,threads,kernels,arithmetic,status,time_source,ns_per_update,"
        "ns_low,ns_high,flops_per_update,bytes_per_update\n"
        "A,A,1,1,scalar,f64,ok,repetitions,100,50,200,200,1000\n");
    char *text = page_text();
    expect_said(text, "\"name\":\"A\",\"x\":[0.2],\"y\":[2.0],\"low\":[1.0],\"high\":[4.0]");
    /* 10 GB/s of memory at 0.1 and 0.8; 100 GB/s of L1d reach 50 GFLOP/s at 0.5 */
    expect_said(text, "\"name\":\"L1d\",\"x\":[0.1,0.5,0.8],\"y\":[10.0,50.0,50.0]");
    expect_said(text, "\"name\":\"memory\",\"x\":[0.1,0.8,0.8],\"y\":[1.0,8.0,8.0]");
    free(text);
}

Test(html, the_case_nearest_to_its_ceiling_is_named)
{
    figures_write("", NULL,
                  "case,label,status,ns_per_update,ceiling_ns,ceiling_by\n"
                  "A,A,ok,100,20,FMA\nB,B,ok,1000,450,L2\nC,C,ok,10,,\n");
    char *text = page_text();
    expect_said(text, "<strong><bdi>B</bdi></strong> comes closest to the machine's ceilings: "
                      "45\u00a0%, bound by <bdi>L2</bdi>.");
    free(text);
}

/* ---- size ---- */

enum { CASES = 100, ROWS = 2500 };

/* Every column of the summary is known, in full length. */
static void put_summary(FILE *file, int row)
{
    char room[COLUMN_NAME];
    for (const struct column *const *column = summary_table.column; *column; column++)
        for (int item = 0; item < column_count(*column, &(const struct scenario){0}); item++) {
            const char *name = column_name(*column, NULL, item, room);
            if (row < 0)
                fprintf(file, "%s%s", column == summary_table.column ? "" : ",", name);
            else if (*column == &summary_case)
                fprintf(file, "algorithm/taps=%d", row);
            else if (*column == &summary_label)
                fputs(",algorithm", file);
            else if (*column == &summary_status)
                fputs(",ok", file);
            else if (*column == &summary_threads)
                fputs(",1", file);
            else if (*column == &summary_time_source)
                fputs(",repetitions", file);
            else if ((*column)->kind == COLUMN_DIGEST)
                fprintf(file, ",0123456789abc%03x", row);
            else if ((*column)->kind == COLUMN_TEXT || (*column)->kind == COLUMN_FLAG)
                fputs(row % 2 ? ",yes" : ",no", file);
            else
                fprintf(file, ",%.17g",
                        (*column)->kind == COLUMN_COUNT ? row + 100 : row / 7.0 + 1);
        }
}

static void write_many(void)
{
    FILE *summary = fopen("summary", "w"), *curves = fopen("curves", "w");
    put_summary(summary, -1);
    fprintf(summary, ",system.taps\n");
    fprintf(curves, "case,iteration,msd_db,msd_lo_db,msd_hi_db\n");
    for (int i = 0; i < CASES; i++) {
        put_summary(summary, i);
        fprintf(summary, ",%d\n", i);
        for (int n = 0; n < ROWS; n++) {
            double db = -30 * (1 - exp(-n / 200.0)) + sin(n * (i + 1));
            fprintf(curves, "algorithm/taps=%d,%d,%.17g,%.17g,%.17g\n", i, n, db, db - 1, db + 1);
        }
    }
    cr_assert(!fclose(summary) && !fclose(curves));
}

Test(html, a_hundred_cases_take_at_most_500_kb, .timeout = 60)
{
    write_many();
    figures_write("system.taps taps", figures_machine(), test_folder_read("summary"));
    partial_table_write("r/curves.csv", &curves_table, test_folder_read("curves"));
    char *text = page_text();
    cr_expect_leq(strlen(text), 500000, "%zu bytes", strlen(text));
    cr_expect_eq(count_of(text, "\"name\":\"7\""), 1, "a curve of each value");
    cr_expect_geq(count_of(text, "<bdi>algorithm/<wbr>taps=99</bdi>"), 4, "in every table");
    free(text);
}

/* ---- what is refused ---- */

static void expect_refused(const char *verdict, const char *wanted)
{
    struct err err = {0};
    struct html_page page;
    cr_assert_eq(html_page_read(&page, "r", verdict, &err), -1);
    html_page_free(&page);
    cr_expect_eq(err.kind, ERR_USAGE);
    cr_expect_str_eq(err.text, wanted);
}

Test(html_refused, numbers_that_are_none)
{
    figures_write("", NULL, "case,label,ns_per_update\nA,A,ten\n");
    expect_refused(NULL, "r/summary.csv:2: 'ten' where column 'ns_per_update' must hold a number");
}

Test(html_refused, a_run_that_has_not_finished)
{
    figures_write("", NULL, "case,label\nA,A\n");
    json_t *run = json_load_file("r/run.json", 0, NULL);
    json_object_set_new(run, "status", json_string("running"));
    cr_assert(!json_dump_file(run, "r/run.json", 0));
    json_decref(run);
    expect_refused(NULL,
                   "r: the run is running, not complete: 'slabmark run ... --resume' finishes it");
}

Test(html_refused, results_without_cases)
{
    figures_write("", NULL, "case,label\n");
    expect_refused(NULL, "r/summary.csv: no finished case, nothing to draw");
}

Test(html_refused, a_file_that_is_no_verdict)
{
    figures_write("", NULL, "case,label\nA,A\n");
    test_folder_write("v", "{\"cases\": 3}");
    expect_refused("v", "v: not a verdict; a file by 'slabmark ab --json' or 'slabmark compare "
                        "--json' is expected");
    test_folder_write("v", "{");
    expect_refused("v", "v:1:1: string or '}' expected near end of file");
}

Test(html_refused, a_damaged_line_of_samples)
{
    figures_write("", NULL, "case,label\nA,A\n");
    test_folder_write("r/samples.jsonl", "{\"case\":\"A\",\"ns_per_update\":1}\n{]\n");
    expect_refused(NULL, "r/samples.jsonl:2:2: string or '}' expected near ']'");
}

/* ---- scales ---- */

Test(html, ticks_are_round)
{
    struct html_scale scale = html_scale_linear(-39.4, 0, 6);
    const double wanted[] = {-30, -20, -10, 0};
    cr_assert_eq(scale.ticks, 4);
    for (int i = 0; i < 4; i++)
        cr_expect_float_eq(scale.tick[i], wanted[i], 1e-12);
    scale = html_scale_logarithmic(2, 100);
    cr_assert_eq(scale.ticks, 6);
    cr_expect_float_eq(scale.tick[1], 5, 1e-12);
    cr_expect_float_eq(html_scale_place(&scale, sqrt(200)), 0.5, 1e-12);
}

Test(html, one_value_is_in_the_middle)
{
    struct html_scale scale = html_scale_linear(-3, -3, 6);
    cr_expect_float_eq(html_scale_place(&scale, -3), 0.5, 1e-12);
}
