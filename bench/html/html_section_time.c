/* The time of an update, and its share of the machine's ceilings. */
#include "bench/html/html_table.h"

#include <math.h>

static const struct html_column columns[] = {
    {"threads", "", &summary_threads, HTML_COUNT, NULL, 0},
    {"kernels", "", &summary_kernels, HTML_WORD, NULL, 0},
    {"precision", "", &summary_arithmetic, HTML_WORD, NULL, 0},
    {"update", "ns", &summary_ns_per_update, HTML_NS, NULL, 0},
    {"95 % interval", "ns", &summary_ns_low, HTML_INTERVAL, &summary_ns_high, 0},
    {"CPU time", "ns", &summary_cpu_ns_per_update, HTML_NS, NULL, 0},
    {"to \u221210 dB", "", &summary_seconds_to, HTML_DURATION, NULL, 0},
    {"to \u221220 dB", "", &summary_seconds_to, HTML_DURATION, NULL, 1},
    {"to \u221230 dB", "", &summary_seconds_to, HTML_DURATION, NULL, 2},
    {"to \u221240 dB", "", &summary_seconds_to, HTML_DURATION, NULL, 3},
    {"to \u221210 dB", "J", &summary_joules_to, HTML_DIGITS, NULL, 0},
    {"to \u221220 dB", "J", &summary_joules_to, HTML_DIGITS, NULL, 1},
    {"to \u221230 dB", "J", &summary_joules_to, HTML_DIGITS, NULL, 2},
    {"to \u221240 dB", "J", &summary_joules_to, HTML_DIGITS, NULL, 3},
    {"clock", "GHz", &summary_clock_ghz, HTML_DECIBELS, NULL, 0},
    {"bound by", "", &summary_ceiling_by, HTML_WORD, NULL, 0},
};

/* The least possible time of an update / its time. */
static void put_share(const struct html_page *page, size_t row)
{
    double share = html_number(page, row, &summary_ceiling_ns, 0) /
                   html_number(page, row, &summary_ns_per_update, 0);
    char exact[32];
    snprintf(exact, sizeof exact, "%.6f", share);
    if (isfinite(share))
        html_table_number(page->file, exact, 100 * share, 0);
    else
        fputs("<td class=\"number\">&ndash;</td>", page->file);
}

static int write_time(const struct html_page *page, struct err *err)
{
    static const char *const head[] = {"of ceiling, %", NULL};
    static const struct html_more more = {head, put_share};
    (void)err;
    html_table_write(
        page,
        "Time of one update of one node: wall time of all threads together; the median "
        "of repetitions. The ceiling is the least time that the machine's measured "
        "limits allow.",
        columns, sizeof columns / sizeof *columns,
        html_known(page, &summary_ceiling_ns, 0) ? &more : NULL);
    return 0;
}

const struct html_section html_section_time = {
    .id = "time",
    .title = "Time",
    .write = write_time,
};
