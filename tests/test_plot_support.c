/* Figures of when the non-zero taps are found; from results made by hand. */
#include "bench/plot/plot_gnuplot.h"
#include "tests/support/figures.h"
#include "tests/support/partial_table.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <sys/stat.h>

static void begin(void)
{
    test_folder_begin();
    cr_assert(!mkdir("r", 0777));
}

TestSuite(support, .init = begin, .fini = test_folder_end);

#define CHANGES "\"system\": {\"changes\": [{\"at\": 4}, {\"at\": 8}]}"

/* A finds its support, B never does, C has no zeros to tell apart. */
static void write_results(const char *scenario)
{
    figures_write("", NULL, "case,label,support_found\nA,A,4\nB,B,\nC,C,\n");
    partial_table_write("r/curves.csv", &curves_table,
                        "case,iteration,support_precision,support_recall\n"
                        "A,0,1,0\nA,4,0.5,1\nA,8,0,0\nA,12,1,0.95\nA,16,1,1\n"
                        "B,0,1,0\nB,8,0,0\nB,16,0.25,0.5\n"
                        "C,0,,\nC,16,,\n");
    figures_resolve(scenario);
    figures_read();
}

Test(support, is_counted_from_the_last_change)
{
    write_results("{" CHANGES ", \"run\": {\"support_threshold\": 0.3}}");
    figures_expect("support");
    char *caption = figures_expect_data("support", "\"A\"\n4 0.95 1 1\n8 1 1 0\n\n\n"
                                                   "\"B\"\n8 0.5 0.25 0\n");
    cr_expect(strstr(caption, "since the system changed at n = 8."), "%s", caption);
    figures_expect_said(caption, "A curve without: it is not found.");
    figures_drop();
}

Test(support, without_a_change_it_is_counted_from_the_start)
{
    write_results("{\"run\": {\"support_threshold\": 0.3}}");
    figures_expect_said(figures_expect_data("support",
                                            "\"A\"\n4 1 0.5 1\n8 0 0 0\n12 0.95 1 0\n16 1 1 0\n\n\n"
                                            "\"B\"\n8 0 0 0\n16 0.5 0.25 0\n"),
                        "against the iterations.");
    figures_drop();
}

/* Earlier programs did not count the taps. */
Test(support, results_without_columns_for_it_have_no_such_figure)
{
    write_results("{\"run\": {\"support_threshold\": 0.3}}");
    figures_drop();
    partial_table_drop("r/summary.csv", "support_found");
    partial_table_drop("r/curves.csv", "support_precision");
    partial_table_drop("r/curves.csv", "support_recall");
    figures_read();
    figures_expect("");
    figures_drop();
}

Test(support, is_drawn_where_a_threshold_is_given)
{
    write_results("{" CHANGES "}");
    figures_expect("");
    figures_drop();
}

Test(support, is_drawn, .timeout = 60)
{
    struct err err = {0};
    struct stat status;
    if (plot_gnuplot_check(&err))
        cr_skip_test("%s", err.text);
    write_results("{" CHANGES ", \"run\": {\"support_threshold\": 0.3}}");
    figures_drop();
    figures_plot_into("f");
    cr_expect(!stat("f/support.pdf", &status) && status.st_size > 100);
}
