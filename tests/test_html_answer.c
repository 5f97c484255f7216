/* The answer of a page follows from the summary, and claims nothing that the intervals leave open.
 */
#include "tests/support/figures.h"
#include "tests/support/page_text.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(html_answer, .init = page_text_begin, .fini = test_folder_end);

#define HEADER                                                                                     \
    "case,label,status,settled,msd_db,msd_lo_db,msd_hi_db,"                                        \
    "iterations_to_minus20db,iterations_low_to_minus20db,iterations_high_to_minus20db,"            \
    "seconds_to_minus20db,seconds_low_to_minus20db,seconds_high_to_minus20db,"                     \
    "time_source,repetitions,repetitions_disturbed,ns_per_update,ns_low,ns_high\n"

Test(html_answer, the_answer_follows_from_the_summary)
{
    figures_write("", NULL,
                  HEADER
                  "A,A,ok,yes,-30,-31,-29,20,19,21,4e-6,3e-6,5e-6,repetitions,6,0,100,99,101\n"
                  "B,B,ok,yes,-25,-26,-24,60,50,70,6e-7,4.8e-7,7.2e-7,repetitions,6,0,5,4,6\n"
                  "C,C,diverged,yes,-90,-91,-89,2,2,2,2e-9,2e-9,2e-9,repetitions,6,0,1,1,1\n");
    char *text = page_text();
    page_text_expect(
        text,
        "<strong><bdi>B</bdi></strong> reaches \u221220\u00a0dB in the least time: 600\u00a0ns "
        "(95\u00a0%: 480\u00a0ns to 720\u00a0ns); <bdi>A</bdi> follows with 4.00\u00a0\u00b5s");
    page_text_expect(
        text, "<strong><bdi>A</bdi></strong> reaches \u221220\u00a0dB in the fewest iterations: 20 "
              "(95\u00a0%: 19 to 21); <bdi>B</bdi> follows with 60 (95\u00a0%: 50 to 70).</li>");
    page_text_expect(text,
                     "<strong><bdi>A</bdi></strong> has the lowest floor: \u221230.00\u00a0dB");
    page_text_expect(text, "<strong><bdi>B</bdi></strong> has the fastest update: 5.00\u00a0ns");
    page_text_expect(text, "neither floor nor passage is known: <bdi>C</bdi>.");
    cr_expect_eq(page_text_count(text, "not certain"), 0);
    free(text);
}

Test(html_answer, the_expectation_is_that_of_the_scenario)
{
    figures_write("", NULL, "case,label\nA,A\n");
    figures_resolve("{\"expect\": \"A < B\"}");
    char *text = page_text();
    page_text_expect(text, "<p class=\"expected\">Expected: <bdi>A &lt; B</bdi></p>");
    free(text);
}

Test(html_answer, the_support_is_part_of_the_answer_where_it_is_asked_for)
{
    static const char sentence[] =
        "<li>It is not certain which case finds the non-zero taps, and no others, in the fewest "
        "iterations, since intervals are unknown: <bdi>B</bdi> 48; <bdi>A</bdi> 216.</li>";
    figures_write("", NULL, "case,label,status,support_found\nA,A,ok,216\nB,B,ok,48\n");
    char *text = page_text();
    cr_expect_null(strstr(text, sentence));
    free(text);
    figures_resolve("{\"run\": {\"support_threshold\": 0.3}}");
    text = page_text();
    page_text_expect(text, sentence);
    free(text);
}

Test(html_answer, names_what_makes_its_numbers_doubtful)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,no,-30,-31,-29,,,,,,,repetitions,6,2,100,90,111\n"
                         "B,B,ok,yes,-29.5,-31,-28,,,,,,,repetitions,6,0,110,110,120\n");
    char *text = page_text();
    page_text_expect(text, "Not settled, so that the floor is not a steady state: <bdi>A</bdi>.");
    page_text_expect(text, "disturbed 2 of 12 repetitions");
    free(text);
}

Test(html_answer, what_is_certain_comes_first)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,yes,-30,-31,-29,20,19,21,,,,repetitions,6,0,100,90,120\n"
                         "B,B,ok,yes,-29,-31,-27,60,50,70,,,,repetitions,6,0,200,190,210\n");
    char *text = page_text();
    const char *fastest = strstr(text, "has the fastest update");
    const char *lowest = strstr(text, "It is not certain which case has the lowest floor");
    cr_expect(fastest && lowest && fastest < lowest);
    free(text);
}

Test(html_answer, curves_that_have_not_settled_have_no_lowest_floor)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,no,-30,-31,-29,,,,,,,repetitions,6,0,100,90,111\n"
                         "B,B,ok,no,-20,-21,-19,,,,,,,repetitions,6,0,110,110,120\n");
    char *text = page_text();
    cr_expect_eq(page_text_count(text, "the lowest floor"), 0);
    page_text_expect(text, "has the fastest update");
    free(text);
}

Test(html_answer, a_passage_before_the_first_point_is_not_known)
{
    static const char rows[] =
        HEADER "A,A,ok,yes,-30,-31,-29,20,1,20,1,1,1,repetitions,6,0,100,90,111\n"
               "B,B,ok,yes,-20,-21,-19,20,1,20,2,2,2,repetitions,6,0,110,110,120\n";
    figures_write("", NULL, rows);
    figures_resolve("{\"run\": {\"observe_every\": 10}}");
    char *text = page_text();
    page_text_expect(text, "reaches \u221220\u00a0dB in the least time");
    free(text);
    figures_write("", NULL, rows);
    figures_resolve("{\"run\": {\"observe_every\": 20}}");
    text = page_text();
    cr_expect_eq(page_text_count(text, "reaches"), 0);
    free(text);
}

Test(html_answer, a_time_without_interval_is_not_certain)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,yes,-30,-31,-29,,,,,,,curves,,,100,,\n"
                         "B,B,ok,yes,-20,-21,-19,,,,,,,curves,,,300,,\n");
    char *text = page_text();
    page_text_expect(text,
                     "It is not certain which case has the fastest update, since intervals are "
                     "unknown: <bdi>A</bdi> 100\u00a0ns; <bdi>B</bdi> 300\u00a0ns.</li>");
    page_text_expect(text, "without an interval: all cases.");
    free(text);
}

Test(html_answer, a_sweep_has_a_leader_for_each_value)
{
    figures_write("system.taps taps", NULL,
                  "case,label,system.taps,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "A/1,A,1,ok,yes,-30,-31,-29\nA/2,A,2,ok,yes,-20,-21,-19\n"
                  "B/1,B,1,ok,yes,-25,-26,-24\nB/2,B,2,ok,yes,-25,-26,-24\n");
    char *text = page_text();
    page_text_expect(text, "<strong><bdi>A</bdi></strong> has the lowest floor at 1 of 2 values of "
                           "<bdi>taps</bdi>; <bdi>B</bdi> at 1.</li>");
    page_text_expect(text, "<bdi>1</bdi></th><td><bdi>A</bdi> <span class=\"value\">\u221230.00");
    page_text_expect(text, "<bdi>2</bdi></th><td><bdi>B</bdi> <span class=\"value\">\u221225.00");
    free(text);
}

Test(html_answer, values_compete_when_there_is_one_algorithm)
{
    figures_write("system.taps taps network.nodes nodes", NULL,
                  "case,label,system.taps,network.nodes,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "a,A,1,10,ok,yes,-30,-31,-29\nb,A,2,10,ok,yes,-20,-21,-19\n"
                  "c,A,1,20,ok,yes,-25,-26,-24\nd,A,2,20,ok,yes,-28,-29,-27\n");
    char *text = page_text();
    page_text_expect(text,
                     "<strong><bdi>taps</bdi> <bdi>1</bdi></strong> has the lowest floor at 1 of 2 "
                     "values of <bdi>nodes</bdi>; <bdi>taps</bdi> <bdi>2</bdi> at 1.</li>");
    free(text);
}

Test(html_answer, one_swept_parameter_of_one_algorithm_ranks_its_cases)
{
    figures_write("system.taps taps", NULL,
                  "case,label,system.taps,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "A/taps=1,A,1,ok,yes,-30,-31,-29\nA/taps=2,A,2,ok,yes,-20,-21,-19\n");
    char *text = page_text();
    page_text_expect(text, "<strong><bdi>A/taps=1</bdi></strong> has the lowest floor: "
                           "\u221230.00\u00a0dB");
    free(text);
}

Test(html_answer, the_case_nearest_to_its_ceiling_is_named)
{
    figures_write("", NULL,
                  "case,label,status,ns_per_update,ns_low,ns_high,ceiling_ns,ceiling_by\n"
                  "A,A,ok,100,90,110,20,FMA\nB,B,ok,1000,900,1100,450,L2\nC,C,ok,10,9,11,,\n");
    char *text = page_text();
    page_text_expect(text, "<strong><bdi>B</bdi></strong> comes closest to the machine's ceilings: "
                           "45\u00a0%, bound by <bdi>L2</bdi>.");
    free(text);
}

/* ---- what the intervals do not decide is not claimed ---- */

Test(html_answer, of_more_than_one_candidate_no_leader_is_named)
{
    figures_write("", NULL,
                  HEADER "A,A,ok,yes,-30,-31,-29,20,10,30,,,,repetitions,6,0,100,90,111\n"
                         "B,B,ok,yes,-29.5,-31,-28,25,22,28,,,,repetitions,6,0,110,110,120\n");
    char *text = page_text();
    page_text_expect(text, "<li>It is not certain which case has the lowest floor, since intervals "
                           "overlap: <bdi>A</bdi> \u221230.00\u00a0dB (95\u00a0%: "
                           "\u221231.00\u00a0dB to \u221229.00\u00a0dB); <bdi>B</bdi> "
                           "\u221229.50");
    page_text_expect(text, "which case has the fastest update, since intervals overlap");
    page_text_expect(text, "which case reaches \u221220\u00a0dB in the fewest iterations, since "
                           "intervals overlap");
    cr_expect_eq(page_text_count(text, "</strong> has "), 0);
    cr_expect_eq(page_text_count(text, "</strong> reaches "), 0);
    free(text);
}

#define SWEPT "case,label,system.taps,status,settled,msd_db,msd_lo_db,msd_hi_db\n"

Test(html_answer, a_lead_within_the_intervals_is_not_counted)
{
    figures_write("system.taps taps", NULL,
                  SWEPT "A/1,A,1,ok,yes,-30,-31,-29\nA/2,A,2,ok,yes,-26,-29,-24\n"
                        "B/1,B,1,ok,yes,-25,-26,-24\nB/2,B,2,ok,yes,-25,-26,-24\n");
    char *text = page_text();
    page_text_expect(text, "<strong><bdi>A</bdi></strong> has the lowest floor at 1 of 2 values of "
                           "<bdi>taps</bdi>; at 1 the order is not certain.</li>");
    free(text);
}

Test(html_answer, where_no_lead_is_certain_none_is_named)
{
    figures_write("system.taps taps", NULL,
                  SWEPT "A/1,A,1,ok,yes,-25.5,-31,-23\nA/2,A,2,ok,yes,-26,-29,-24\n"
                        "B/1,B,1,ok,yes,-25,-26,-24\nB/2,B,2,ok,yes,-25,-26,-24\n");
    char *text = page_text();
    page_text_expect(text, "<li>It is not certain at any of 2 values of <bdi>taps</bdi> which "
                           "algorithm has the lowest floor.</li>");
    free(text);
}

/* A's own other case is as good: that is no doubt about A. */
Test(html_answer, a_rival_does_not_compete_with_itself)
{
    figures_write("system.taps taps network.nodes nodes", NULL,
                  "case,label,system.taps,network.nodes,status,settled,msd_db,msd_lo_db,msd_hi_db\n"
                  "a,A,1,10,ok,yes,-30,-31,-29\nb,A,1,20,ok,yes,-30,-31,-29\n"
                  "c,B,1,10,ok,yes,-25,-26,-24\nd,B,1,20,ok,yes,-25,-26,-24\n"
                  "e,A,2,10,ok,yes,-30,-31,-29\nf,A,2,20,ok,yes,-30,-31,-29\n"
                  "g,B,2,10,ok,yes,-25,-26,-24\nh,B,2,20,ok,yes,-25,-26,-24\n");
    char *text = page_text();
    page_text_expect(text, "<bdi>A</bdi></strong> has the lowest floor at 2 of 2 values");
    cr_expect_null(strstr(text, "the order is not certain"));
    free(text);
}

Test(html_answer, the_nearest_to_its_ceiling_may_be_uncertain)
{
    figures_write("", NULL,
                  "case,label,status,ns_per_update,ns_low,ns_high,ceiling_ns,ceiling_by\n"
                  "A,A,ok,100,90,110,20,FMA\nB,B,ok,1000,900,1100,210,L2\n");
    char *text = page_text();
    page_text_expect(text,
                     "<p>The largest share of the machine's ceilings was measured for "
                     "<bdi>B</bdi>: 21\u00a0%, bound by <bdi>L2</bdi>. It is not certain that "
                     "no other case comes as close.</p>");
    cr_expect_null(strstr(text, "comes closest"));
    free(text);
}
