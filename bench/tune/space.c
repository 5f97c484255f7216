#include "bench/tune/space.h"

#include "base/join.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void space_number(double value, char text[SPACE_NUMBER])
{
    snprintf(text, SPACE_NUMBER, "%.10g", value);
}

/* ---- coordinates ---- */

/* Even in equal steps. */
static double spaced(const struct dimension *dimension, double value)
{
    return dimension->spacing == SPACING_LOG         ? log(value)
           : dimension->spacing == SPACING_BELOW_ONE ? log(1 - value)
                                                     : value;
}

static double unspaced(const struct dimension *dimension, double even)
{
    return dimension->spacing == SPACING_LOG         ? exp(even)
           : dimension->spacing == SPACING_BELOW_ONE ? 1 - exp(even)
                                                     : even;
}

static double two_digits(double value)
{
    char text[SPACE_NUMBER];
    snprintf(text, sizeof text, "%.1e", value);
    return strtod(text, NULL);
}

/* To a power of ten that is at most a fiftieth of the range. */
static double round_evenly(const struct dimension *dimension, double value)
{
    double grain = pow(10, floor(log10((dimension->high - dimension->low) / 50)));
    return round(value / grain) * grain;
}

static double round_value(const struct dimension *dimension, double value)
{
    char text[SPACE_NUMBER];
    if (dimension->row->type == OPTION_INT || dimension->row->type == OPTION_INT_OR_WORD)
        value = round(value);
    else if (dimension->spacing == SPACING_LINEAR)
        value = round_evenly(dimension, value);
    else
        value = dimension->spacing == SPACING_LOG ? two_digits(value) : 1 - two_digits(1 - value);
    space_number(value, text);
    return strtod(text, NULL);
}

double dimension_value(const struct dimension *dimension, double at)
{
    double low = spaced(dimension, dimension->low), high = spaced(dimension, dimension->high);
    double value = round_value(dimension, unspaced(dimension, fma(at, high - low, low)));
    double least = dimension->declared ? dimension->low : dimension->row->low;
    double most = dimension->declared ? dimension->high : dimension->row->high;
    value = fmin(fmax(value, least), most);
    /* an open end: the range's own end is inside */
    return !option_check_range(dimension->row, value, NULL) ? value
           : value <= least                                 ? dimension->low
                                                            : dimension->high;
}

double dimension_at(const struct dimension *dimension, double value)
{
    double low = spaced(dimension, dimension->low), high = spaced(dimension, dimension->high);
    double least = dimension->spacing == SPACING_LOG ? dimension->low * 1e-6 : value;
    double most =
        dimension->spacing == SPACING_BELOW_ONE ? 1 - (1 - dimension->high) * 1e-6 : value;
    value = fmin(fmax(value, least), most);
    return (spaced(dimension, value) - low) / (high - low);
}

/* ---- reading ---- */

/* The row's spacing if it fits the range, else equal ratios where all values are positive. */
static enum spacing spacing_of(const struct range *range)
{
    enum spacing own = range->row->search.spacing;
    if (own == SPACING_LINEAR || (own == SPACING_BELOW_ONE && range->high < 1))
        return own;
    return range->low > 0 ? SPACING_LOG : SPACING_LINEAR;
}

static int read_declared(struct space *space, const struct tree *tune,
                         const struct options *options, struct err *err)
{
    struct ranges ranges;
    if (ranges_read(&ranges, tune, options, err))
        return -1;
    for (int i = 0; i < ranges.count; i++) {
        const struct range *range = &ranges.range[i];
        space->dimension[space->count++] = (struct dimension){
            range->row, spacing_of(range), range->low, range->high, .declared = 1};
    }
    return 0;
}

/* The number that a parameter has; 0 when it is another value. */
static double number_of(const struct tree *resolved, const struct option *row)
{
    const struct tree *value = tree_get(resolved, row->name);
    double number;
    return value && value->kind == TREE_SCALAR && !option_number(value->text, &number) ? number : 0;
}

/* A row's own range. */
static struct dimension usual_dimension(const struct option *row, double energy)
{
    const struct search_range *range = &row->search;
    if (!range->per_energy)
        return (struct dimension){row, range->spacing, range->low, range->high, .declared = 0};
    return (struct dimension){row, range->spacing, two_digits(range->low / energy),
                              two_digits(range->high / energy), .declared = 0};
}

static void take_usual(struct space *space, const struct tree *resolved,
                       const struct options *options, double energy)
{
    for (size_t r = 0; r < options->count; r++) {
        const struct option *row = &options->row[r];
        if (row->search.spacing == SPACING_NONE || number_of(resolved, row) == 0)
            continue;
        assert(space->count < SPACE_MOST);
        space->dimension[space->count++] = usual_dimension(row, energy);
    }
}

int space_read(struct space *space, const struct tree *written, const struct tree *resolved,
               const struct algorithm *algorithm, double energy, struct err *err)
{
    const struct tree *tune = tree_get(written, "tune");
    const struct options *options = &algorithm->variant.options;
    *space = (struct space){0};
    if (tune)
        return read_declared(space, tune, options, err);
    take_usual(space, resolved, options, energy);
    return 0;
}

/* ---- settings ---- */

int space_written(const struct space *space, const struct tree *resolved, struct setting *setting)
{
    *setting = (struct setting){0};
    for (int i = 0; i < space->count; i++) {
        const struct tree *value = tree_get(resolved, space->dimension[i].row->name);
        if (!value || value->kind != TREE_SCALAR || option_number(value->text, &setting->value[i]))
            return 0;
    }
    return 1;
}

int space_allows(const struct space *space, const struct setting *setting)
{
    for (int i = 0; i < space->count; i++) {
        const struct dimension *dimension = &space->dimension[i];
        if (dimension->declared &&
            (setting->value[i] < dimension->low || setting->value[i] > dimension->high))
            return 0;
    }
    return 1;
}

int setting_same(const struct space *space, const struct setting *a, const struct setting *b)
{
    for (int i = 0; i < space->count; i++)
        if (a->value[i] != b->value[i])
            return 0;
    return 1;
}

void setting_text(const struct space *space, const struct setting *setting, char *text, size_t size)
{
    text[0] = '\0';
    for (int i = 0; i < space->count; i++) {
        char number[SPACE_NUMBER], pair[96];
        space_number(setting->value[i], number);
        snprintf(pair, sizeof pair, "%s=%s", space->dimension[i].row->name, number);
        join(text, size, " ", pair);
    }
}

int setting_put(const struct space *space, const struct setting *setting, struct tree *entry,
                struct pool *pool, struct err *err)
{
    for (int i = 0; i < space->count; i++) {
        char number[SPACE_NUMBER];
        space_number(setting->value[i], number);
        struct tree *value = tree_scalar(number, entry->mark, pool, err);
        if (!value || tree_put(entry, space->dimension[i].row->name, value, pool, err))
            return -1;
    }
    return 0;
}
