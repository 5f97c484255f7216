#include "bench/plot/plot_draw.h"

#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_script.h"
#include "bench/plot/plot_sidecar.h"

struct figure_drawing {
    const struct plot_results *results;
    const struct plot_figure *figure;
    struct plot_data data;
};

static int write_data(void *arg, const char *path, struct err *err)
{
    struct figure_drawing *drawing = arg;
    if (plot_data_write(drawing->results, drawing->figure, path, &drawing->data, err))
        return -1;
    return drawing->data.series ? 0 : PLOT_UNKNOWN;
}

static char *write_definitions(void *arg, const char *format, struct err *err)
{
    const struct figure_drawing *drawing = arg;
    return plot_script_definitions(drawing->results, drawing->figure, &drawing->data, format, err);
}

static int write_origin(void *arg, const char *data, const char *path, struct err *err)
{
    const struct figure_drawing *drawing = arg;
    return plot_sidecar_write(drawing->results, drawing->figure, &drawing->data, data, path, err);
}

int plot_draw(const struct plot_job *job, const struct plot_results *results,
              const struct plot_figure *figure, struct err *err)
{
    struct figure_drawing drawing = {.results = results, .figure = figure};
    struct plot_picture picture = {.name = figure->name,
                                   .script = figure->kind->name,
                                   .arg = &drawing,
                                   .write_data = write_data,
                                   .definitions = write_definitions,
                                   .write_origin = write_origin};
    int failed = plot_picture_draw(job, &picture, err);
    plot_data_free(&drawing.data);
    return failed;
}
