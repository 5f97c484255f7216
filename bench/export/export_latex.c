/* A LaTeX table of the summary: a row per case; the floor, and iterations and time to the two
 * lowest levels that any case reaches, each with its 95 % interval. It needs no package. */
#include "bench/common/tex_text.h"
#include "bench/export/export.h"
#include "bench/export/export_tables.h"

#include <math.h>

enum { MOST_LEVELS = 2 };

/* An estimate of a case: its columns, the factor to the unit shown, the decimals; -1: those of
 * three digits of the mean. */
struct estimate {
    const struct column *mean, *low, *high;
    double factor;
    int decimals;
};
static const struct estimate floor_msd = {&summary_msd_db, &summary_msd_lo_db, &summary_msd_hi_db,
                                          1, 1};
static const struct estimate iterations = {&summary_iterations_to, &summary_iterations_low_to,
                                           &summary_iterations_high_to, 1, 0};
static const struct estimate milliseconds = {&summary_seconds_to, &summary_seconds_low_to,
                                             &summary_seconds_high_to, 1e3, -1};

struct levels {
    int item[MOST_LEVELS]; /* ascending indices into target_db */
    int count;
};

static int is_reached(const struct csv_table *summary, int level, int *reached, struct err *err)
{
    *reached = 0;
    for (size_t row = 0; row < summary->rows; row++) {
        double value;
        if (export_number(summary, row, &summary_iterations_to, level, &value, err))
            return -1;
        *reached |= isfinite(value);
    }
    return 0;
}

static int find_levels(const struct csv_table *summary, struct levels *levels, struct err *err)
{
    *levels = (struct levels){.count = 0};
    for (int level = 0; level < TARGETS; level++) {
        int reached;
        if (is_reached(summary, level, &reached, err))
            return -1;
        if (reached && levels->count == MOST_LEVELS)
            levels->item[0] = levels->item[1], levels->count--;
        if (reached)
            levels->item[levels->count++] = level;
    }
    return 0;
}

/* The mean and the ends of its interval have the same decimals. */
static int decimals_of(const struct estimate *of, double mean)
{
    double shown = fabs(of->factor * mean);
    if (of->decimals >= 0 || !(shown > 0))
        return of->decimals >= 0 ? of->decimals : 0;
    return (int)fmax(2 - floor(log10(shown)), 0);
}

/* "$-39.1^{+0.2}_{-0.3}$"; "--": unknown or not reached. */
static int put_estimate(FILE *file, const struct csv_table *summary, size_t row,
                        const struct estimate *of, int item, struct err *err)
{
    double mean, low, high;
    if (export_number(summary, row, of->mean, item, &mean, err) ||
        export_number(summary, row, of->low, item, &low, err) ||
        export_number(summary, row, of->high, item, &high, err))
        return -1;
    if (!isfinite(mean)) {
        fputs(" & --", file);
        return 0;
    }
    int decimals = decimals_of(of, mean);
    fprintf(file, " & $%.*f", decimals, of->factor * mean);
    if (isfinite(high))
        fprintf(file, "^{+%.*f}", decimals, of->factor * (high - mean));
    if (isfinite(low))
        fprintf(file, "_{-%.*f}", decimals, of->factor * (mean - low));
    putc('$', file);
    return 0;
}

static int put_row(FILE *file, const struct csv_table *summary, size_t row,
                   const struct levels *levels, struct err *err)
{
    const char *name = export_text(summary, row, &summary_case, err);
    if (!name)
        return -1;
    tex_put(file, name);
    if (put_estimate(file, summary, row, &floor_msd, 0, err))
        return -1;
    for (int i = 0; i < levels->count; i++)
        if (put_estimate(file, summary, row, &iterations, levels->item[i], err) ||
            put_estimate(file, summary, row, &milliseconds, levels->item[i], err))
            return -1;
    fputs(" \\\\\n", file);
    return 0;
}

static void put_head(FILE *file, const struct levels *levels)
{
    /* rows must be apart: the ends of an interval stand above one another */
    fputs("% 95 % intervals; --: not reached\n"
          "{\\renewcommand{\\arraystretch}{1.35}%\n\\begin{tabular}{lr",
          file);
    for (int i = 0; i < levels->count; i++)
        fputs("rr", file);
    fputs("}\n\\hline\ncase & floor (dB)", file);
    for (int i = 0; i < levels->count; i++)
        fprintf(file, " & $n(%g\\,\\mathrm{dB})$ & time (ms)", target_db[levels->item[i]]);
    fputs(" \\\\\n\\hline\n", file);
}

static int write_latex(FILE *file, const struct export_tables *tables, struct err *err)
{
    struct levels levels;
    if (find_levels(&tables->summary, &levels, err))
        return -1;
    put_head(file, &levels);
    for (size_t row = 0; row < tables->summary.rows; row++)
        if (put_row(file, &tables->summary, row, &levels, err))
            return -1;
    fputs("\\hline\n\\end{tabular}}\n", file);
    return 0;
}

const struct export_format export_latex = {
    .name = "latex",
    .summary = "a table of floors and times to accuracy, with intervals",
    .write_tables = write_latex,
};
