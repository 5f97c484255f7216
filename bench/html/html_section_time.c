/* The time of an update, and its share of the machine's ceilings. */
#include "bench/html/html_rank.h"
#include "bench/html/html_table.h"
#include "bench/results/summary.h"

#include <math.h>
#include <string.h>

static const struct html_column fixed[] = {
    {"threads", "", &summary_threads, HTML_COUNT, NULL, 0},
    {"kernels", "", &summary_kernels, HTML_WORD, NULL, 0},
    {"precision", "", &summary_arithmetic, HTML_WORD, NULL, 0},
    {"update", "ns", &summary_ns_per_update, HTML_NS, NULL, 0},
    {"95 % interval", "ns", &summary_ns_low, HTML_INTERVAL, &summary_ns_high, 0},
    {"CPU time", "ns", &summary_cpu_ns_per_update, HTML_NS, NULL, 0},
    {"clock", "GHz", &summary_clock_ghz, HTML_DECIBELS, NULL, 0},
    {"bound by", "", &summary_ceiling_by, HTML_WORD, NULL, 0},
    {"machine", "", &summary_machine, HTML_WORD, NULL, 0},
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
        fputs("<td class=\"n\">&ndash;</td>", page->file);
}

enum { FIXED = sizeof fixed / sizeof *fixed };

/* The time and the energy to the level that the answer is about; without one, only the fixed
 * columns. */
static size_t choose_columns(const struct html_page *page, struct html_column columns[FIXED + 2],
                             char head[32])
{
    int level = html_level(page);
    memcpy(columns, fixed, sizeof fixed);
    if (level < 0)
        return FIXED;
    snprintf(head, 32, "to \u2212%g dB", -target_db[level]);
    columns[FIXED] =
        (struct html_column){head, "", &summary_seconds_to, HTML_DURATION, NULL, level};
    columns[FIXED + 1] =
        (struct html_column){head, "J", &summary_joules_to, HTML_DIGITS, NULL, level};
    return FIXED + 2;
}

static int write_time(const struct html_page *page, struct err *err)
{
    static const char *const heads[] = {"of ceiling, %", NULL};
    static const struct html_more more = {heads, put_share, 0};
    struct html_column columns[FIXED + 2];
    char head[32];
    size_t count = choose_columns(page, columns, head);
    (void)err;
    html_table_write(
        page,
        "Time of one update of one node: wall time of all threads together; the median "
        "of repetitions. The ceiling is the least time that the machine's measured "
        "limits allow.",
        columns, count, html_known(page, &summary_ceiling_ns, 0) ? &more : NULL);
    return 0;
}

const struct html_section html_section_time = {
    .id = "time",
    .title = "Time",
    .write = write_time,
};
