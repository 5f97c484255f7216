#include "bench/plot/plot_curve.h"

#include "base/mem.h"
#include "bench/results/result_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PRINTED_POINTS = 600, /* a column of 252 pt cannot show more     */
    AVERAGED_POINTS = 150 /* for an error whose noise hides the curve */
};
static const double diverged_rise = 10; /* dB above the start: the end of a diverging curve */

/* Columns of curves.csv. */
struct columns {
    int name, iteration, value, low, high; /* low, high: -1 for none */
};

static int find_columns(const struct csv_table *curves, const struct column *value,
                        struct columns *columns, struct err *err)
{
    int msd = value == &curves_msd_db;
    columns->name = csv_table_column(curves, curves_case.name, err);
    columns->iteration =
        columns->name < 0 ? -1 : csv_table_column(curves, curves_iteration.name, err);
    columns->value = columns->iteration < 0 ? -1 : csv_table_column(curves, value->name, err);
    columns->low = msd ? csv_table_column(curves, curves_msd_lo_db.name, NULL) : -1;
    columns->high = msd ? csv_table_column(curves, curves_msd_hi_db.name, NULL) : -1;
    return columns->value < 0 ? -1 : 0;
}

static int read_optional(const struct csv_table *curves, size_t row, int column, double *value,
                         struct err *err)
{
    *value = NAN;
    return column < 0 ? 0 : csv_table_number(curves, row, column, value, err);
}

static int read_point(const struct csv_table *curves, size_t row, const struct columns *columns,
                      struct plot_point *point, struct err *err)
{
    if (csv_table_number(curves, row, columns->iteration, &point->x, err) ||
        csv_table_number(curves, row, columns->value, &point->y, err) ||
        read_optional(curves, row, columns->low, &point->low, err) ||
        read_optional(curves, row, columns->high, &point->high, err))
        return -1;
    return 0;
}

static int by_iteration(const void *a, const void *b)
{
    double first = ((const struct plot_point *)a)->x, second = ((const struct plot_point *)b)->x;
    return (first > second) - (first < second);
}

int plot_curve_column(const struct csv_table *curves, const char *case_name,
                      const struct column *value, struct plot_curve *curve, struct err *err)
{
    *curve = (struct plot_curve){0};
    struct columns columns;
    if (find_columns(curves, value, &columns, err))
        return -1;
    for (size_t row = 0; row < curves->rows; row++) {
        struct plot_point point;
        if (strcmp(csv_table_text(curves, row, columns.name), case_name))
            continue;
        if (read_point(curves, row, &columns, &point, err) ||
            mem_grow(&curve->point, curve->count, sizeof point, err)) {
            free(curve->point);
            *curve = (struct plot_curve){0};
            return -1;
        }
        if (isfinite(point.x) && isfinite(point.y))
            curve->point[curve->count++] = point;
    }
    if (curve->count)
        qsort(curve->point, curve->count, sizeof *curve->point, by_iteration);
    return 0;
}

int plot_curve_read(const struct csv_table *curves, const char *case_name,
                    enum plot_quantity quantity, struct plot_curve *curve, struct err *err)
{
    return plot_curve_column(curves, case_name,
                             quantity == PLOT_MSD ? &curves_msd_db : &curves_mse_db, curve, err);
}

/* The smallest divisor that leaves at most `most` points. */
static size_t stride_for(size_t count, size_t most)
{
    return count > most ? (count + most - 1) / most : 1;
}

size_t plot_curve_thin(struct plot_curve *curve, size_t most)
{
    size_t stride = stride_for(curve->count, most), kept = 0;
    for (size_t i = 0; i < curve->count; i++)
        if (i % stride == 0 || i + 1 == curve->count)
            curve->point[kept++] = curve->point[i];
    curve->count = kept;
    return stride;
}

static struct plot_point mean_of(const struct plot_point *block, size_t count)
{
    double x = 0, power = 0;
    for (size_t i = 0; i < count; i++) {
        x += block[i].x;
        power += pow(10, block[i].y / 10);
    }
    return (struct plot_point){x / (double)count, 10 * log10(power / (double)count), NAN, NAN};
}

size_t plot_curve_average(struct plot_curve *curve, size_t most)
{
    size_t block = stride_for(curve->count, most);
    if (block == 1)
        return 1;
    curve->count /= block;
    for (size_t i = 0; i < curve->count; i++)
        curve->point[i] = mean_of(curve->point + i * block, block);
    return block;
}

void plot_curve_cut(struct plot_curve *curve, double rise)
{
    for (size_t i = 0; i < curve->count; i++)
        if (curve->point[i].y > curve->point[0].y + rise)
            curve->count = i;
}

int plot_curve_drop_endless_band(struct plot_curve *curve)
{
    size_t endless = 0;
    for (size_t i = 0; i < curve->count; i++)
        endless += isfinite(curve->point[i].high) && !isfinite(curve->point[i].low);
    if (!endless || 2 * endless < curve->count)
        return 0;
    for (size_t i = 0; i < curve->count; i++)
        curve->point[i].low = curve->point[i].high = NAN;
    return 1;
}

int plot_curve_print(const struct plot_results *results, const struct plot_case *one,
                     struct plot_curve *curve, int *mean_over, struct err *err)
{
    if (plot_curve_read(&results->curves, one->name, results->quantity, curve, err))
        return -1;
    if (plot_results_diverged(results, one))
        plot_curve_cut(curve, diverged_rise);
    if (results->quantity == PLOT_MSD) {
        plot_curve_thin(curve, PRINTED_POINTS);
        return 0;
    }
    double step = curve->count > 1 ? curve->point[1].x - curve->point[0].x : 1;
    *mean_over = (int)(step * (double)plot_curve_average(curve, AVERAGED_POINTS));
    return 0;
}

/* Results of older versions have no such column. */
int plot_curve_theory(const struct plot_results *results, const struct plot_case *one,
                      struct plot_curve *curve, struct err *err)
{
    *curve = (struct plot_curve){0};
    if (results->quantity != PLOT_MSD ||
        csv_table_column(&results->curves, curves_theory_msd_db.name, NULL) < 0)
        return 0;
    if (plot_curve_column(&results->curves, one->name, &curves_theory_msd_db, curve, err))
        return -1;
    if (plot_results_diverged(results, one))
        plot_curve_cut(curve, diverged_rise);
    plot_curve_thin(curve, PRINTED_POINTS);
    return 0;
}
