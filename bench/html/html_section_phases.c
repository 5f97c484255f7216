/* The time by phase: shares, and a bar of them for each case. */
#include "bench/html/html_table.h"

#include <math.h>
#include <string.h>

enum { BAR = 240 /* pixels */, EXCHANGE = 2 /* columns of messages */ };

static int has_phases(const struct html_page *page)
{
    return html_known(page, &summary_share, 0);
}

/* Grey for data, which the time of an update does not include. */
static int colour_of(int phase)
{
    return phase == PHASE_DATA ? 9 : phase;
}

static void put_bar(const struct html_page *page, size_t row)
{
    double from = 0;
    fprintf(page->file,
            "<td><svg width=\"%d\" height=\"14\" aria-hidden=\"true\" class=\"phases\">", BAR);
    for (int phase = 0; phase < ALL_PHASES; phase++) {
        double share = html_number(page, row, &summary_share, phase);
        if (!(share > 0))
            continue;
        fprintf(page->file, "<rect class=\"c%d\" x=\"%.1f\" width=\"%.1f\" height=\"14\"/>",
                colour_of(phase), BAR * from, BAR * share);
        from += share;
    }
    fputs("</svg></td>", page->file);
}

static void put_key(const struct html_page *page)
{
    fputs("<ul class=\"key\" aria-hidden=\"true\">\n", page->file);
    for (int phase = 0; phase < ALL_PHASES; phase++)
        fprintf(page->file,
                "<li><svg width=\"12\" height=\"12\" class=\"phases\"><rect class=\"c%d\" "
                "width=\"12\" height=\"12\"/></svg> %s</li>\n",
                colour_of(phase), phase_names[phase]);
    fputs("</ul>\n", page->file);
}

#define CAPTION                                                                                    \
    "Share of the threads' time by phase, in sampled iterations. In <code>wait</code> a thread "   \
    "waits for others; in <code>data</code> it makes signals and noise, which the time of an "     \
    "update does not include."
#define CAPTION_OF_PROCESSES                                                                       \
    " Processes share the network: <code>exchange</code> has shares of the iterations, in which "  \
    "messages travel while nodes are updated (hidden), or a process waits for them."

static int write_phases(const struct html_page *page, struct err *err)
{
    static const char *const head[] = {"all of the time", NULL};
    static const struct html_more more = {head, put_bar, 1};
    static const struct html_column exchange[EXCHANGE] = {
        {"exchange, hidden", "%", &summary_exchange_hidden, HTML_PERCENT, NULL, 0},
        {"exchange, waited", "%", &summary_exchange_waited, HTML_PERCENT, NULL, 0}};
    struct html_column columns[ALL_PHASES + EXCHANGE];
    int shared = html_known(page, &summary_exchange_waited, 0);
    (void)err;
    for (int phase = 0; phase < ALL_PHASES; phase++)
        columns[phase] = (struct html_column){phase_names[phase], "%",  &summary_share,
                                              HTML_PERCENT,       NULL, phase};
    memcpy(columns + ALL_PHASES, exchange, sizeof exchange);
    put_key(page);
    html_table_write(page, shared ? CAPTION CAPTION_OF_PROCESSES : CAPTION, columns,
                     ALL_PHASES + (shared ? EXCHANGE : 0), &more);
    return 0;
}

const struct html_section html_section_phases = {
    .id = "phases",
    .title = "Time by phase",
    .applies = has_phases,
    .write = write_phases,
};
