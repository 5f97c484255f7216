/* What disturbed the timed repetitions, and every repetition as a dot. */
#include "bench/html/html_table.h"

#include <math.h>
#include <stdlib.h>

static int has_samples(const struct html_page *page)
{
    return page->samples > 0;
}

static const struct html_column columns[] = {
    {"repetitions", "", &summary_repetitions, HTML_COUNT, NULL, 0},
    {"disturbed", "", &summary_repetitions_disturbed, HTML_COUNT, NULL, 0},
    {"preemptions", "", &summary_preemptions, HTML_COUNT, NULL, 0},
    {"time lost", "", &summary_seconds_away, HTML_DURATION, NULL, 0},
    {"throttled", "", &summary_throttled, HTML_COUNT, NULL, 0},
    {"load", "", &summary_load, HTML_DECIBELS, NULL, 0},
    {"ended by", "", &summary_timing_ended_by, HTML_WORD, NULL, 0},
};

static double fastest_of(const struct html_page *page, size_t row)
{
    double fastest = INFINITY;
    for (size_t i = 0; i < page->samples; i++)
        if (page->sample[i].row == row && !page->sample[i].warmup)
            fastest = fmin(fastest, page->sample[i].ns);
    return fastest;
}

/* Dots from the fastest repetition, at the left, to twice its time, at the right; a slower one
 * stays at the right end. */
static void put_dots(const struct html_page *page, size_t row, double fastest, int disturbed)
{
    enum { MOST = 60 };
    int dots = 0;
    fprintf(page->file, "<path class=\"%s\" d=\"", disturbed ? "dot disturbed" : "dot");
    for (size_t i = 0; i < page->samples; i++) {
        const struct html_sample *sample = &page->sample[i];
        if (sample->row == row && !sample->warmup && sample->disturbed == disturbed &&
            dots++ < MOST)
            fprintf(page->file, "M%.0f %dh0", 5 + 150 * fmin(sample->ns / fastest - 1, 1),
                    disturbed ? 11 : 5);
    }
    fputs("\"/>", page->file);
}

static void put_strip(const struct html_page *page, size_t row)
{
    double fastest = fastest_of(page, row);
    fputs("<td>", page->file);
    if (isfinite(fastest)) {
        fputs("<svg class=\"strip\" width=\"160\" height=\"16\" role=\"img\" "
              "aria-label=\"Repetitions "
              "from the fastest to twice its time\">",
              page->file);
        put_dots(page, row, fastest, 0);
        put_dots(page, row, fastest, 1);
        fputs("</svg>", page->file);
    }
    fputs("</td>", page->file);
}

static int write_disturbances(const struct html_page *page, struct err *err)
{
    static const char *const head[] = {"repetitions: fastest to twice its time", NULL};
    static const struct html_more more = {head, put_strip, 0};
    (void)err;
    html_table_write(
        page,
        "Disturbances of the timed repetitions. A repetition is disturbed when other "
        "programs, the hypervisor or a stop took over 1\u00a0% of its time: its dot is "
        "orange and lower.",
        columns, sizeof columns / sizeof *columns, &more);
    return 0;
}

const struct html_section html_section_disturbances = {
    .id = "disturbances",
    .title = "Disturbances",
    .applies = has_samples,
    .write = write_disturbances,
};
