#include "bench/tune/space.h"

#include "base/join.h"

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

static int is_number(enum option_type type)
{
    return type == OPTION_INT || type == OPTION_REAL || type == OPTION_INT_OR_WORD ||
           type == OPTION_REAL_OR_WORD || type == OPTION_PER_NODE || type == OPTION_SCHEDULE;
}

static int read_end(const struct option *row, const struct tree *tree, double *end, struct err *err)
{
    if (tree->kind != TREE_SCALAR || option_number(tree->text, end))
        return tree_fail(tree->mark, ERR_USAGE, err, "tune.%s: %s where a number is expected",
                         row->name, tree->kind == TREE_SCALAR ? tree->text : tree_shape(tree));
    return option_check_range(row, *end, err) ? tree_locate(tree->mark, err) : 0;
}

/* The row's spacing if it fits the range, else equal ratios where all values are positive. */
static enum spacing spacing_of(const struct option *row, double low, double high)
{
    if (row->search.spacing == SPACING_LINEAR ||
        (row->search.spacing == SPACING_BELOW_ONE && high < 1))
        return row->search.spacing;
    return low > 0 ? SPACING_LOG : SPACING_LINEAR;
}

static int add_dimension(struct space *space, struct dimension dimension, struct mark mark,
                         struct err *err)
{
    if (space->count == SPACE_MOST)
        return tree_fail(mark, ERR_USAGE, err, "tune: at most %d parameters can be tuned",
                         SPACE_MOST);
    space->dimension[space->count++] = dimension;
    return 0;
}

static int read_range(struct space *space, const struct option *row, const struct tree *range,
                      struct err *err)
{
    double low, high;
    if (range->kind != TREE_LIST || range->count != 2)
        return tree_fail(range->mark, ERR_USAGE, err,
                         "tune.%s: %s where a range such as [0.01, 1] is expected", row->name,
                         range->kind == TREE_SCALAR ? range->text : tree_shape(range));
    if (read_end(row, range->item[0], &low, err) || read_end(row, range->item[1], &high, err))
        return -1;
    if (low >= high)
        return tree_fail(range->mark, ERR_USAGE, err, "tune.%s: %g is not below %g", row->name, low,
                         high);
    return add_dimension(
        space, (struct dimension){row, spacing_of(row, low, high), low, high, .declared = 1},
        range->mark, err);
}

static int refuse_key(const struct tree *tune, int i, const struct options *options,
                      struct err *err)
{
    char allowed[300] = "";
    for (size_t r = 0; r < options->count; r++)
        if (is_number(options->row[r].type))
            join(allowed, sizeof allowed, ", ", options->row[r].name);
    return tree_fail(tune->key_mark[i], ERR_USAGE, err,
                     "tune.%s: no number that can be tuned; allowed: %s", tune->key[i], allowed);
}

static int read_declared(struct space *space, const struct tree *tune,
                         const struct options *options, struct err *err)
{
    if (tune->kind != TREE_MAP)
        return tree_fail(tune->mark, ERR_USAGE, err,
                         "tune: %s where a map such as {step: [0.01, 1]} is expected",
                         tune->kind == TREE_SCALAR ? tune->text : tree_shape(tune));
    for (int i = 0; i < tune->count; i++) {
        const struct option *row = option_find(options, tune->key[i]);
        if (!row || !is_number(row->type))
            return refuse_key(tune, i, options, err);
        if (read_range(space, row, tune->item[i], err))
            return -1;
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

static int read_usual(struct space *space, const struct tree *resolved,
                      const struct options *options, double energy, struct err *err)
{
    for (size_t r = 0; r < options->count; r++) {
        const struct option *row = &options->row[r];
        if (row->search.spacing != SPACING_NONE && number_of(resolved, row) != 0 &&
            add_dimension(space, usual_dimension(row, energy), resolved->mark, err))
            return -1;
    }
    return 0;
}

int space_read(struct space *space, const struct tree *written, const struct tree *resolved,
               const struct algorithm *algorithm, double energy, struct err *err)
{
    const struct tree *tune = tree_get(written, "tune");
    const struct options *options = &algorithm->variant.options;
    *space = (struct space){0};
    return tune ? read_declared(space, tune, options, err)
                : read_usual(space, resolved, options, energy, err);
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
