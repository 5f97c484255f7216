/* Learning curves as a wide CSV for pgfplots: a row per iteration, and for each case its MSD in dB
 * (or MSE, without a true system) and the ends of the interval. pgfplots reads a column by its
 * name: \addplot table [col sep=comma, x=iteration, y=LMS] {curves.csv}; */
#include "bench/export/export.h"
#include "bench/export/export_tables.h"

#include "base/mem.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Rows of curves.csv in the order of iterations: every case's rows ascend. */
struct wide {
    const struct csv_table *curves;
    const char **name; /* (cases,) */
    size_t *next;      /* (cases,) the next row of each case */
    size_t *end;       /* (cases,) */
    size_t cases;
    int known_msd; /* 1: some case has a deviation */
};

static int add_case(struct wide *wide, const char *name, size_t row, struct err *err)
{
    if (mem_grow(&wide->name, wide->cases, sizeof *wide->name, err) ||
        mem_grow(&wide->next, wide->cases, sizeof *wide->next, err) ||
        mem_grow(&wide->end, wide->cases, sizeof *wide->end, err))
        return -1;
    wide->name[wide->cases] = name;
    wide->next[wide->cases] = row;
    wide->end[wide->cases++] = row;
    return 0;
}

/* The rows of a case follow one another. */
static int find_cases(struct wide *wide, struct err *err)
{
    for (size_t row = 0; row < wide->curves->rows; row++) {
        const char *name = export_text(wide->curves, row, &curves_case, err);
        double msd;
        if (!name || export_number(wide->curves, row, &curves_msd_db, 0, &msd, err))
            return -1;
        wide->known_msd |= isfinite(msd);
        if ((!wide->cases || strcmp(name, wide->name[wide->cases - 1])) &&
            add_case(wide, name, row, err))
            return -1;
        wide->end[wide->cases - 1] = row + 1;
    }
    return 0;
}

/* What would end a name in TeX or CSV becomes '-'. */
static void put_name(FILE *file, const char *name, const char *ending)
{
    putc(',', file);
    for (; *name; name++)
        putc(isalnum((unsigned char)*name) || strchr("._=+/", *name) ? *name : '-', file);
    fputs(ending, file);
}

static void put_head(FILE *file, const struct wide *wide)
{
    fputs("iteration", file);
    for (size_t i = 0; i < wide->cases; i++) {
        put_name(file, wide->name[i], "");
        if (!wide->known_msd)
            continue;
        put_name(file, wide->name[i], "-low");
        put_name(file, wide->name[i], "-high");
    }
    putc('\n', file);
}

/* The lowest iteration among the next rows; INFINITY: all are written. */
static int find_next(const struct wide *wide, double *iteration, struct err *err)
{
    *iteration = INFINITY;
    for (size_t i = 0; i < wide->cases; i++) {
        double at;
        if (wide->next[i] == wide->end[i])
            continue;
        if (export_number(wide->curves, wide->next[i], &curves_iteration, 0, &at, err))
            return -1;
        *iteration = fmin(*iteration, at);
    }
    return 0;
}

/* In steps of 1e-6: the rounding of a power of 1 is no deviation from 0 dB. */
static double round_decibel(double db)
{
    return round(1e6 * db) / 1e6 + 0.0; /* no -0 */
}

static int put_number(FILE *file, const struct wide *wide, size_t i, int is_there,
                      const struct column *column, struct err *err)
{
    double value = NAN;
    if (is_there && export_number(wide->curves, wide->next[i], column, 0, &value, err))
        return -1;
    if (isfinite(value))
        fprintf(file, ",%.8g", round_decibel(value));
    else
        fputs(",nan", file);
    return 0;
}

static int put_case(FILE *file, struct wide *wide, size_t i, double iteration, struct err *err)
{
    double at = NAN;
    if (wide->next[i] < wide->end[i] &&
        export_number(wide->curves, wide->next[i], &curves_iteration, 0, &at, err))
        return -1;
    int is_there = at == iteration;
    if (put_number(file, wide, i, is_there, wide->known_msd ? &curves_msd_db : &curves_mse_db, err))
        return -1;
    if (wide->known_msd && (put_number(file, wide, i, is_there, &curves_msd_lo_db, err) ||
                            put_number(file, wide, i, is_there, &curves_msd_hi_db, err)))
        return -1;
    wide->next[i] += (size_t)is_there;
    return 0;
}

static int put_rows(FILE *file, struct wide *wide, struct err *err)
{
    double iteration;
    int failed = 0;
    while (!failed && !(failed = find_next(wide, &iteration, err)) && isfinite(iteration)) {
        fprintf(file, "%.0f", iteration);
        for (size_t i = 0; !failed && i < wide->cases; i++)
            failed = put_case(file, wide, i, iteration, err);
        putc('\n', file);
    }
    return failed;
}

static int write_pgfplots(FILE *file, const struct export_tables *tables, struct err *err)
{
    struct wide wide = {.curves = &tables->curves};
    int failed = find_cases(&wide, err);
    if (!failed) {
        put_head(file, &wide);
        failed = put_rows(file, &wide, err);
    }
    free(wide.name);
    free(wide.next);
    free(wide.end);
    return failed;
}

const struct export_format export_pgfplots = {
    .name = "pgfplots",
    .summary = "learning curves as a wide CSV for pgfplots",
    .write_tables = write_pgfplots,
};
