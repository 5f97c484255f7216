/* The page of a result: texts of the data stay texts, numbers are those of the data, and it stays
 * small. */
#include "bench/html/html_page.h"
#include "bench/html/html_scale.h"
#include "tests/support/figures.h"
#include "tests/support/page_text.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(html, .init = page_text_begin, .fini = test_folder_end);
TestSuite(html_refused, .init = page_text_begin, .fini = test_folder_end);

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
    cr_expect_eq(page_text_count(text, "<img"), 0);
    cr_expect_eq(page_text_count(text, "<script"), 2, "the numbers and the page's own");
    cr_expect_eq(page_text_count(text, "</script"), 2);
    cr_expect_eq(page_text_count(text, "\u2028"), page_text_count(text, "<bdi>\u05d0\u2028b"));
    page_text_expect(text, "<bdi>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</bdi>");
    free(text);
}

/* ---- sections ---- */

Test(html, numbers_are_those_of_the_summary)
{
    figures_write("", NULL, "case,label,status,msd_db\nA,A,ok,-39.112233445566778\n");
    char *text = page_text();
    page_text_expect(text, "<data value=\"-39.112233445566778\">\u221239.11</data>");
    free(text);
}

Test(html, a_column_of_one_word_is_a_sentence)
{
    figures_write("", NULL,
                  "case,label,status,kernels,ns_per_update\nA,A,ok,avx2,1\nB,B,ok,avx2,2\n");
    char *text = page_text();
    page_text_expect(text, "Equal in all cases: kernels <bdi>avx2</bdi>.");
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
    page_text_expect(text, "<bdi>A &lt;regressed&gt;</bdi>");
    page_text_expect(text, "<td class=\"bad\"><bdi>regressed</bdi></td><td class=\"n\"><data "
                           "value=\"3.6\">+3.60</data>");
    page_text_expect(text, "<td class=\"n\">24</td>");
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
    page_text_expect(text, "\"name\":\"A\",\"x\":[0.2],\"y\":[2.0],\"low\":[1.0],\"high\":[4.0]");
    /* 10 GB/s of memory at 0.1 and 0.8; 100 GB/s of L1d reach 50 GFLOP/s at 0.5 */
    page_text_expect(text, "\"name\":\"L1d\",\"x\":[0.1,0.5,0.8],\"y\":[10.0,50.0,50.0]");
    page_text_expect(text, "\"name\":\"memory\",\"x\":[0.1,0.8,0.8],\"y\":[1.0,8.0,8.0]");
    free(text);
}

/* A column of reasons would lie beyond a narrow screen. */
Test(html, reasons_of_counters_stand_below_their_table)
{
    json_t *cases = json_pack("[{s:[{s:s, s:s, s:s, s:s, s:f}, {s:s, s:s, s:s}, {s:s, s:s, s:s}]}]",
                              "counters", "name", "task_clock", "status", "measured", "source",
                              "perf:task-clock", "reason", "", "per_update", 1e-6, "name", "cycles",
                              "status", "unavailable", "reason", "no <PMU> here", "name",
                              "ref_cycles", "status", "unavailable", "reason", "no <PMU> here");
    struct html_page page = {.results.cases = cases};
    struct err err;
    char *text = NULL;
    size_t length;
    page.file = open_memstream(&text, &length);
    cr_assert_eq(html_section_counters.write(&page, &err), 0);
    fclose(page.file);
    page_text_expect(text, "<li><bdi>cycles</bdi>, <bdi>ref_cycles</bdi>: <bdi>no &lt;PMU&gt; "
                           "here</bdi></li>\n</ul>");
    cr_expect_eq(page_text_count(text, "PMU"), 1);
    cr_expect_eq(page_text_count(text, "<li>"), 1);
    free(text);
    json_decref(cases);
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
    cr_expect_eq(page_text_count(text, "\"name\":\"7\""), 1, "a curve of each value");
    cr_expect_geq(page_text_count(text, "<bdi>algorithm/<wbr>taps=99</bdi>"), 4, "in every table");
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
