#include "bench/plot/plot_style.h"

#include "base/mem.h"
#include "base/option_rows.h"
#include "bench/plot/plot_text.h"
#include "bench/scenario/decode.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The text widths of common two-column papers: 252 and 516 points of 1/72 inch. */
static const double width_cm[] = {252 * 2.54 / 72, 516 * 2.54 / 72};
static const char *const width_words[] = {"column", "full", NULL};

/* The keys of the file that are not lists. */
struct settings {
    struct real_or_word width;
    double size;
    const char *font;
};

#define OPTION_STRUCT struct settings
static const struct option style_rows[] = {
    REAL_OR(width, CLOSED(6, 60), "column", width_words, "cm",
            "width of the paper: a column of 252 pt, the full width of 516 pt, or a number"),
    REAL(size, CLOSED(4, 24), "8", "pt", "size of type; everything else follows it"),
    TEXT(font, "Helvetica", "family of type; the layout is computed for the widths of Helvetica"),
};
#undef OPTION_STRUCT
static const struct options style_options = OPTIONS(style_rows, struct settings);

#define OPTION_STRUCT struct plot_style_curve
static const struct option curve_rows[] = {
    TEXT(label, NULL, "label in the run"),
    TEXT(title, NULL, "its text in figures"),
    TEXT(tex, NULL, "its text in figures for TeX, with mathematics"),
    TEXT(colour, NULL, "#rrggbb"),
};
#undef OPTION_STRUCT
static const struct options curve_options = OPTIONS(curve_rows, struct plot_style_curve);

const struct plot_style plot_style_usual = {
    .width = 252 * 2.54 / 72, .size = PLOT_TYPE, .font = "Helvetica"};

double plot_style_scale(const struct plot_style *style)
{
    return style->size / PLOT_TYPE;
}

/* ---- reading ---- */

static int check_colour(const struct tree *value, struct err *err)
{
    int digits = 0;
    if (value->kind == TREE_SCALAR && *value->text == '#')
        while (isxdigit((unsigned char)value->text[1 + digits]))
            digits++;
    if (digits == 6 && !value->text[7])
        return 0;
    return tree_fail(value->mark, ERR_USAGE, err, "%s: a colour such as \"#0072b2\" is expected",
                     value->kind == TREE_SCALAR ? value->text : tree_shape(value));
}

/* gnuplot reads the name between quotes. */
static int check_font(const struct tree *value, struct err *err)
{
    if (!value || !value->text[strcspn(value->text, "\"'\\`,;\n")])
        return 0;
    return tree_fail(value->mark, ERR_USAGE, err, "font: %s: letters, digits, blanks and '-' only",
                     value->text);
}

static int expect_list(const struct tree *list, const char *what, struct err *err)
{
    if (list->kind == TREE_LIST)
        return 0;
    return tree_fail(list->mark, ERR_USAGE, err, "%s where a list of %s is expected",
                     list->kind == TREE_SCALAR ? list->text : tree_shape(list), what);
}

static int read_colours(const struct tree *list, struct plot_style *style, struct err *err)
{
    if (!list)
        return 0;
    if (expect_list(list, "colours", err))
        return -1;
    size_t count = (size_t)list->count;
    if (!(style->colour = pool_zeroed(&style->pool, count, sizeof *style->colour, err)))
        return -1;
    for (; style->colours < list->count; style->colours++) {
        if (check_colour(list->item[style->colours], err))
            return -1;
        style->colour[style->colours] = list->item[style->colours]->text;
    }
    return 0;
}

static int read_curve(struct tree *map, struct plot_style *style, struct err *err)
{
    struct plot_style_curve *curve = &style->curve[style->curves];
    const struct section section = {&curve_options, curve};
    if (decode(map, &section, 1, NULL, NULL, &style->pool, err))
        return -1;
    if (!curve->label)
        return tree_fail(map->mark, ERR_USAGE, err, "label: missing");
    if (curve->colour && check_colour(tree_get(map, "colour"), err))
        return -1;
    style->curves++;
    return 0;
}

static int read_curves(const struct tree *list, struct plot_style *style, struct err *err)
{
    if (!list)
        return 0;
    if (expect_list(list, "curves", err))
        return -1;
    style->curve = pool_zeroed(&style->pool, (size_t)list->count, sizeof *style->curve, err);
    for (int i = 0; style->curve && i < list->count; i++)
        if (read_curve(list->item[i], style, err))
            return -1;
    return style->curve ? 0 : -1;
}

int plot_style_read(const char *path, struct plot_style *style, struct err *err)
{
    static const char *const lists[] = {"colours", "curves", NULL};
    *style = plot_style_usual;
    if (!path)
        return 0;
    struct tree *root = tree_read(path, &style->pool, err);
    struct settings given;
    const struct section section = {&style_options, &given};
    if (!root || decode(root, &section, 1, lists, NULL, &style->pool, err) ||
        check_font(tree_get(root, "font"), err) ||
        read_colours(tree_get(root, "colours"), style, err) ||
        read_curves(tree_get(root, "curves"), style, err))
        return -1;
    style->width = given.width.word < 0 ? given.width.value : width_cm[given.width.word];
    style->size = given.size;
    style->font = given.font;
    return 0;
}

void plot_style_free(struct plot_style *style)
{
    pool_free(&style->pool);
    *style = plot_style_usual;
}

/* ---- the results in this style ---- */

/* The place of a label in the order; those that the style does not name come last. */
static int rank_of(const struct plot_style *style, const char *label)
{
    int i = 0;
    while (i < style->curves && strcmp(style->curve[i].label, label))
        i++;
    return i;
}

/* Keeps the order of cases of the same label. */
static void sort_cases(const struct plot_style *style, struct plot_sweep *sweep,
                       struct plot_case *sorted)
{
    size_t count = 0;
    for (int rank = 0; rank <= style->curves; rank++)
        for (size_t i = 0; i < sweep->count; i++)
            if (rank_of(style, sweep->cases[i].label) == rank)
                sorted[count++] = sweep->cases[i];
    memcpy(sweep->cases, sorted, count * sizeof *sorted);
}

int plot_style_apply(const struct plot_style *style, struct plot_results *results, struct err *err)
{
    struct plot_sweep *sweep = &results->sweep;
    struct plot_case *sorted = mem_zeroed(sweep->count, sizeof *sorted, err);
    if (!sorted)
        return -1;
    sort_cases(style, sweep, sorted);
    for (size_t i = 0; i < sweep->count; i++) {
        int rank = rank_of(style, sweep->cases[i].label);
        if (rank < style->curves && style->curve[rank].title)
            sweep->cases[i].label = style->curve[rank].title;
    }
    results->style = style;
    free(sorted);
    return 0;
}

const struct plot_style_curve *plot_style_find(const struct plot_style *style, const char *title)
{
    for (int i = 0; i < style->curves; i++) {
        const struct plot_style_curve *curve = &style->curve[i];
        if (!strcmp(curve->title ? curve->title : curve->label, title))
            return curve;
    }
    return NULL;
}
