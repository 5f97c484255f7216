/* Floors, passages of levels and digests of all cases. */
#include "bench/html/html_table.h"

static const struct html_column columns[] = {
    {"status", "", &summary_status, HTML_WORD, NULL, 0},
    {"floor", "dB", &summary_msd_db, HTML_DECIBELS, NULL, 0},
    {"95 % interval", "dB", &summary_msd_lo_db, HTML_INTERVAL, &summary_msd_hi_db, 0},
    {"error", "dB", &summary_mse_db, HTML_DECIBELS, NULL, 0},
    {"settled", "", &summary_settled, HTML_WORD, NULL, 0},
    {"n(\u221210 dB)", "", &summary_iterations_to, HTML_COUNT, NULL, 0},
    {"n(\u221220 dB)", "", &summary_iterations_to, HTML_COUNT, NULL, 1},
    {"n(\u221230 dB)", "", &summary_iterations_to, HTML_COUNT, NULL, 2},
    {"n(\u221240 dB)", "", &summary_iterations_to, HTML_COUNT, NULL, 3},
    {"precision", "%", &summary_support_precision, HTML_PERCENT, NULL, 0},
    {"recall", "%", &summary_support_recall, HTML_PERCENT, NULL, 0},
    {"support found", "", &summary_support_found, HTML_COUNT, NULL, 0},
    {"determinism", "", &summary_determinism, HTML_WORD, NULL, 0},
    {"digest", "", &summary_digest, HTML_CODE, NULL, 0},
};

static int write_accuracy(const struct html_page *page, struct err *err)
{
    (void)err;
    html_table_write(
        page,
        "Accuracy of every case. n(\u221220\u00a0dB): iterations until the curve stays "
        "below that level. Equal digests mean equal results, to the last bit.",
        columns, sizeof columns / sizeof *columns, NULL);
    return 0;
}

const struct html_section html_section_accuracy = {
    .id = "accuracy",
    .title = "Accuracy",
    .write = write_accuracy,
};
