#include "bench/run/case_table.h"

#include "bench/common/screen.h"

#include <math.h>

/* A curve with a point every few iterations does not know it any finer: "<=360". */
static void put_iterations(FILE *file, double iterations, int resolution)
{
    char text[32] = "-";
    if (isfinite(iterations))
        snprintf(text, sizeof text, "%s%.0f", resolution > 1 ? "<=" : "", iterations);
    fprintf(file, " %7s", text);
}

void case_table_head(FILE *file)
{
    fprintf(file, "%s%-*s %14s %7s %7s %14s%s\n", screen_bold(file), SCREEN_NAME, "case",
            "floor dB", "n(-20)", "n(-30)", "ns/update", screen_plain(file));
}

static void put_floor(FILE *file, const struct summary *summary)
{
    char text[32];
    double half = decibel(summary->msd.high) - decibel(summary->msd.mean);
    const char *falling = summary->settled ? " " : "*";
    if (!isfinite(summary->msd.mean))
        snprintf(text, sizeof text, "mse %.2f%s", decibel(summary->mse), falling);
    else if (isfinite(half))
        snprintf(text, sizeof text, "%.2f +-%.2f%s", decibel(summary->msd.mean), half, falling);
    else
        snprintf(text, sizeof text, "%.2f%s", decibel(summary->msd.mean), falling);
    fprintf(file, " %14s", text);
}

/* Half the width of the median's interval behind it; "~": from the curves' run, once. */
static void put_time(FILE *file, const struct case_result *result)
{
    char text[32];
    double ns = case_ns(result);
    int decimals = ns < 100 ? 1 : 0;
    if (!case_timed(result))
        snprintf(text, sizeof text, "~%.*f", decimals, ns);
    else if (isfinite(result->measured->ns.low))
        snprintf(text, sizeof text, "%.*f +-%.1f%%", decimals, ns,
                 50 * order_noise(&result->measured->ns));
    else
        snprintf(text, sizeof text, "%.*f", decimals, ns);
    fprintf(file, " %14s\n", text);
}

void case_table_row(FILE *file, const struct case_result *result)
{
    const struct divergence *diverged = &result->outcome->diverged;
    screen_name(file, result->item->name);
    if (diverged->trial >= 0) {
        fprintf(file, " %sdiverged: trial %d, node %d, iteration %d%s\n", screen_red(file),
                diverged->trial, diverged->node, diverged->iteration, screen_plain(file));
        return;
    }
    put_floor(file, &result->summary);
    put_iterations(file, result->summary.to_target[1], result->summary.resolution);
    put_iterations(file, result->summary.to_target[2], result->summary.resolution);
    put_time(file, result);
}
