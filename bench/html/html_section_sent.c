/* What the nodes send: in an iteration, and until a level is reached. */
#include "bench/html/html_rank.h"
#include "bench/html/html_table.h"
#include "bench/results/summary.h"

static int has_traffic(const struct html_page *page)
{
    for (size_t row = 0; row < html_rows(page); row++)
        if (html_number(page, row, &summary_scalars_sent, 0) > 0)
            return 1;
    return 0;
}

static int write_sent(const struct html_page *page, struct err *err)
{
    char head[32];
    int level = html_level(page);
    snprintf(head, sizeof head, "to \u2212%g dB", level < 0 ? 0 : -target_db[level]);
    const struct html_column columns[] = {
        {"scalars", "", &summary_scalars_sent, HTML_DIGITS, NULL, 0},
        {"bytes", "", &summary_bytes_sent, HTML_DIGITS, NULL, 0},
        {"busiest link", "B", &summary_busiest_link_bytes, HTML_DIGITS, NULL, 0},
        {head, "B", &summary_bytes_to, HTML_DIGITS, NULL, level < 0 ? 0 : level},
    };
    (void)err;
    html_table_write(page,
                     "What a node sends in an iteration, mean over the nodes; the bytes of the "
                     "busiest link; and the bytes that all nodes send until a level is reached.",
                     columns, sizeof columns / sizeof *columns - (level < 0), NULL);
    return 0;
}

const struct html_section html_section_sent = {
    .id = "sent",
    .title = "Communication",
    .applies = has_traffic,
    .write = write_sent,
};
