#include "bench/plot/plot_split.h"

#include "base/mem.h"
#include "bench/plot/plot_kind.h"

#include <stdlib.h>
#include <string.h>

static size_t count_references(const struct plot_figure *figure)
{
    size_t references = 0;
    for (size_t i = 0; i < figure->count; i++)
        references += (size_t)figure->series[i].reference;
    return references;
}

static int copy_series(struct plot_figure *to, const struct plot_series *series, struct err *err)
{
    struct plot_series copy = *series;
    size_t size = series->spots * sizeof *series->spot;
    copy.title = mem_text(series->title, err);
    copy.spot = mem_zeroed(series->spots, sizeof *series->spot, err);
    if (!copy.title || !copy.spot || mem_grow(&to->series, to->count, sizeof copy, err)) {
        free(copy.title);
        free(copy.spot);
        return -1;
    }
    memcpy(copy.spot, series->spot, size);
    to->series[to->count++] = copy;
    return 0;
}

/* Curves come first, then the references. */
static int copy_part(const struct plot_figure *whole, size_t curves, struct plot_figure *part,
                     struct err *err)
{
    size_t parts = (size_t)part->parts, at = (size_t)part->part - 1;
    for (size_t i = 0; i < whole->count; i++)
        if ((i >= curves || (i >= at * curves / parts && i < (at + 1) * curves / parts)) &&
            copy_series(part, &whole->series[i], err))
            return -1;
    return 0;
}

static int split_figure(const struct plot_figure *whole, struct plot_figures *split,
                        struct err *err)
{
    size_t references = count_references(whole), curves = whole->count - references;
    size_t most = whole->kind->most_series, room = most > references ? most - references : 1;
    size_t parts = most && whole->count > most ? (curves + room - 1) / room : 1;
    for (size_t n = 1; n <= parts; n++) {
        if (mem_grow(&split->figure, split->count, sizeof *split->figure, err))
            return -1;
        struct plot_figure *part = &split->figure[split->count++];
        *part = *whole;
        part->series = NULL;
        part->name =
            parts > 1 ? mem_format(err, "%s-part=%zu", whole->name, n) : mem_text(whole->name, err);
        part->count = 0;
        part->part = (int)n;
        part->parts = (int)parts;
        if (!part->name || copy_part(whole, curves, part, err))
            return -1;
    }
    return 0;
}

int plot_split(struct plot_figures *figures, struct err *err)
{
    struct plot_figures split = {0};
    int failed = 0;
    for (size_t i = 0; !failed && i < figures->count; i++)
        failed = split_figure(&figures->figure[i], &split, err);
    plot_figures_free(figures);
    *figures = split;
    return failed;
}
