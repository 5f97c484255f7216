#include "bench/html/html_charts.h"

#include "bench/plot/plot_kind.h"

enum {
    OPEN = 6,   /* to view */
    DRAWN = 24, /* of a section: each takes 3 kB and more */
};

static size_t count_charts(const struct html_page *page, const struct plot_kind *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page->figures.count; i++)
        count += page->figures.figure[i].kind == kind;
    return count;
}

int html_charts_exist(const struct html_page *page, const struct plot_kind *kind)
{
    return count_charts(page, kind) > 0;
}

int html_charts_write(const struct html_page *page, const struct plot_kind *kind,
                      html_chart_fn *write, struct err *err)
{
    size_t written = 0, count = count_charts(page, kind), drawn = count < DRAWN ? count : DRAWN;
    int failed = 0;
    for (size_t i = 0; !failed && written < drawn; i++) {
        char id[64];
        if (page->figures.figure[i].kind != kind)
            continue;
        if (written == OPEN)
            fprintf(page->file, "<details class=\"more\">\n<summary>%zu more charts</summary>\n",
                    drawn - OPEN);
        snprintf(id, sizeof id, "%s-%zu", kind->name, ++written);
        failed = write(page, &page->figures.figure[i], id, err);
    }
    if (drawn > OPEN)
        fputs("</details>\n", page->file);
    if (drawn < count)
        fprintf(page->file,
                "<p>%zu more charts are not on this page: <code>slabmark plot --all</code> draws "
                "all.</p>\n",
                count - drawn);
    return failed;
}

const char *html_charts_fixed(FILE *file, const struct html_page *page,
                              const struct plot_figure *figure, const char *between)
{
    const struct plot_sweep *sweep = &page->results.sweep;
    for (int axis = 0; axis < sweep->axes; axis++)
        if (plot_axis_in(figure->fixed, axis) && *figure->example->value[axis]) {
            fputs(between, file);
            html_text(file, sweep->axis[axis].name);
            fputs(" = ", file);
            html_isolated(file, figure->example->value[axis]);
            between = ", ";
        }
    return between;
}
