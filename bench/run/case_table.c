#include "bench/run/case_table.h"

#include "bench/common/screen.h"
#include "bench/run/remarks.h"

#include <math.h>

enum { NAME = 22, CELL = 32 };

static double number(const struct column *column, const struct case_result *result)
{
    return column_number(column, result, 0, 0);
}

/* One side of an interval in dB, in four columns: ".20", "1.5", "inf". */
static void format_side(char side[CELL], double db)
{
    char text[CELL];
    snprintf(text, CELL, db < 0.995 ? "%.2f" : "%.1f", db);
    snprintf(side, CELL, "%s", text + (db < 0.995 && text[0] == '0'));
}

/* The MSD with both sides of its interval, which differ in dB; the MSE if the MSD is not known.
 * "*": not settled. */
static void format_floor(char text[CELL], const struct case_result *result, int item)
{
    double msd = number(&summary_msd_db, result);
    double low = number(&summary_msd_lo_db, result), high = number(&summary_msd_hi_db, result);
    const char *mark = number(&summary_settled, result) != 0 ? " " : "*";
    char above[CELL], below[CELL];
    (void)item;
    format_side(above, high - msd);
    format_side(below, isnan(low) ? INFINITY : msd - low); /* the power may be 0 */
    if (!isfinite(msd))
        snprintf(text, CELL, "mse %.2f%s", number(&summary_mse_db, result), mark);
    else if (isfinite(high))
        snprintf(text, CELL, "%.2f +%.6s/-%.6s%s", msd, above, below, mark);
    else
        snprintf(text, CELL, "%.2f%s", msd, mark);
}

/* "<=360" if points of the curve are more than one iteration apart: the level was passed by then.
 */
static void format_iterations(char text[CELL], const struct case_result *result, int item)
{
    double iterations = column_number(&summary_iterations_to, result, 0, item);
    if (isfinite(iterations))
        snprintf(text, CELL, "%s%.0f", result->summary.resolution > 1 ? "<=" : "", iterations);
    else
        snprintf(text, CELL, "-");
}

/* The median and half the width of its interval. "~", "!": see remarks.h. */
static void format_time(char text[CELL], const struct case_result *result, int item)
{
    double ns = number(&summary_ns_per_update, result);
    double low = number(&summary_ns_low, result), high = number(&summary_ns_high, result);
    int decimals = ns < 100 ? 1 : 0;
    const char *mark = remarks_time_is_doubtful(result) ? "!" : "";
    (void)item;
    if (!case_timed(result))
        snprintf(text, CELL, "~%.*f", decimals, ns);
    else if (isfinite(low))
        snprintf(text, CELL, "%.*f +-%.1f%%%s", decimals, ns, 50 * (high - low) / ns, mark);
    else
        snprintf(text, CELL, "%.*f%s", decimals, ns, mark);
}

static void format_cpu(char text[CELL], const struct case_result *result, int item)
{
    double ns = number(&summary_cpu_ns_per_update, result);
    (void)item;
    if (ns >= 999999.5)
        screen_count(ns, text, CELL);
    else if (isfinite(ns))
        snprintf(text, CELL, "%.*f", ns < 100 ? 1 : 0, ns);
    else
        snprintf(text, CELL, "-");
}

static const struct {
    const char *heading;
    int width;
    const struct column *column;
    int item;
    void (*format)(char text[CELL], const struct case_result *, int item);
} shown[] = {
    {"floor dB", 18, &summary_msd_db, 0, format_floor},
    {"n(-20)", 7, &summary_iterations_to, 1, format_iterations},
    {"n(-30)", 7, &summary_iterations_to, 2, format_iterations},
    {"ns/update", 14, &summary_ns_per_update, 0, format_time},
    {"CPU ns", 6, &summary_cpu_ns_per_update, 0, format_cpu},
};
enum { SHOWN = sizeof shown / sizeof *shown };

const char *case_table_heading(const struct column *column, int item)
{
    for (int i = 0; i < SHOWN; i++)
        if (shown[i].column == column && shown[i].item == item)
            return shown[i].heading;
    return NULL;
}

void case_table_head(FILE *file)
{
    fprintf(file, "%s%-*s", screen_bold(file), NAME, "case");
    for (int i = 0; i < SHOWN; i++)
        fprintf(file, " %*s", shown[i].width, shown[i].heading);
    fprintf(file, "%s\n", screen_plain(file));
}

void case_table_row(FILE *file, const struct case_result *result)
{
    const struct divergence *diverged = &result->outcome->diverged;
    screen_column(file, NAME, result->item->name);
    if (diverged->trial >= 0) {
        fprintf(file, " %sdiverged: trial %d, node %d, iteration %d%s\n", screen_red(file),
                diverged->trial, diverged->node, diverged->iteration, screen_plain(file));
        return;
    }
    for (int i = 0; i < SHOWN; i++) {
        char text[CELL];
        shown[i].format(text, result, shown[i].item);
        fprintf(file, " %*s", shown[i].width, text);
    }
    putc('\n', file);
}
