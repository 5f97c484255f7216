#include "bench/plot/plot_figures.h"

#include "base/mem.h"
#include "bench/plot/plot_kind.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_KIND(id) &plot_kind_##id,
const struct plot_kind *const plot_kinds[] = {
#include "bench/plot/plot_kinds.def"
    NULL,
};
#undef PLOT_KIND

void plot_print_safely(FILE *name, const char *text)
{
    for (; *text; text++)
        fputc(isalnum((unsigned char)*text) || strchr("._=+", *text) ? *text : '-', name);
}

/* Prints "floor-nonzeros-topology=ring". */
static void print_name(FILE *name, const struct plot_sweep *sweep, const struct plot_figure *figure)
{
    fputs(figure->kind->name, name);
    if (figure->subject) {
        fputc('-', name);
        plot_print_safely(name, figure->subject);
    }
    for (int axis = 0; axis < sweep->axes; axis++) {
        if (!plot_axis_in(figure->fixed, axis) || !*figure->example->value[axis])
            continue;
        fputc('-', name);
        plot_print_safely(name, sweep->axis[axis].name);
        fputc('=', name);
        plot_print_safely(name, figure->example->value[axis]);
    }
}

static int is_taken(const struct plot_figures *figures, size_t before, const char *name)
{
    for (size_t i = 0; i < before; i++)
        if (!strcmp(figures->figure[i].name, name))
            return 1;
    return 0;
}

/* Names figure n. Labels that differ only in characters that became '-' get a number. */
static int name_figure(const struct plot_sweep *sweep, struct plot_figures *figures, size_t n,
                       struct err *err)
{
    struct plot_figure *figure = &figures->figure[n];
    for (int copy = 1; copy == 1 || is_taken(figures, n, figure->name); copy++) {
        free(figure->name);
        figure->name = NULL;
        size_t length;
        FILE *name = open_memstream(&figure->name, &length);
        if (!name)
            return err_set(err, ERR_INTERNAL, "out of memory for the name of a figure");
        print_name(name, sweep, figure);
        if (copy > 1)
            fprintf(name, "-%d", copy);
        if (fclose(name))
            return err_set(err, ERR_INTERNAL, "out of memory for the name of a figure");
    }
    return 0;
}

static void free_figure(struct plot_figure *figure)
{
    for (size_t i = 0; i < figure->count; i++)
        free(figure->series[i].title), free(figure->series[i].spot);
    free(figure->series);
    free(figure->name);
}

/* Drops figures with too few points, such as floors without a line of two points. */
static int is_empty(const struct plot_figure *figure)
{
    size_t longest = 0;
    for (size_t i = 0; i < figure->count; i++)
        if (figure->series[i].spots > longest)
            longest = figure->series[i].spots;
    return longest < figure->kind->least_spots;
}

static void drop_empty(struct plot_figures *figures)
{
    size_t kept = 0;
    for (size_t n = 0; n < figures->count; n++)
        if (is_empty(&figures->figure[n]))
            free_figure(&figures->figure[n]);
        else
            figures->figure[kept++] = figures->figure[n];
    figures->count = kept;
}

int plot_figures_group(const struct plot_results *results, struct plot_figures *figures,
                       struct err *err)
{
    *figures = (struct plot_figures){0};
    int failed = 0;
    for (int i = 0; !failed && plot_kinds[i]; i++)
        if (!plot_kinds[i]->check || !plot_kinds[i]->check(results, NULL))
            failed = plot_kinds[i]->group(results, figures, err);
    drop_empty(figures);
    for (size_t n = 0; !failed && n < figures->count; n++)
        failed = name_figure(&results->sweep, figures, n, err);
    if (failed)
        plot_figures_free(figures);
    return failed;
}

void plot_figures_free(struct plot_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++)
        free_figure(&figures->figure[i]);
    free(figures->figure);
    *figures = (struct plot_figures){0};
}

struct plot_point *plot_figure_points(const struct plot_figure *figure, size_t *points,
                                      struct err *err)
{
    size_t count = 0;
    for (size_t i = 0; i < figure->count; i++)
        count += figure->series[i].spots;
    struct plot_point *point = mem_zeroed(count, sizeof *point, err);
    *points = 0;
    for (size_t i = 0; point && i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++)
            point[(*points)++] = figure->series[i].spot[j].at;
    return point;
}
