#include "bench/history/history_figure.h"

#include "base/mem.h"
#include "bench/common/order.h"
#include "bench/history/history_show.h"
#include "bench/plot/plot_picture.h"
#include "bench/plot/plot_write.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const shift_kind_words[SHIFT_KINDS] = {"regressed", "improved", "shifted", "accepted"};

enum shift_kind shift_kind(const struct series *series, const struct shift *shift)
{
    int direction = shift_direction(series, shift);
    return shift->reason   ? SHIFT_ACCEPTED
           : direction > 0 ? SHIFT_REGRESSED
           : direction < 0 ? SHIFT_IMPROVED
                           : SHIFT_OTHER;
}

static void begin_block(const struct plot_writer *writer, const char *title)
{
    fputs("\n\n", writer->file);
    plot_write_text(writer, title);
}

/* number value date commit directory */
static void write_results(const struct plot_writer *writer, const struct history_figure *figure)
{
    const struct series *series = figure->series;
    plot_write_text(writer, "results");
    for (size_t i = 0; i < series->points; i++) {
        const struct history_run *run = &figure->history->run[series->run[i]];
        fprintf(writer->file, "%zu ", i + 1);
        plot_write_number(writer, series->value[i], " ");
        fprintf(writer->file, "%.10s ", run->started);
        plot_write_quoted(writer, run->commit, " ");
        plot_write_text(writer, run->directory);
    }
}

static void write_level(const struct plot_writer *writer, const struct series *series, size_t begin,
                        size_t end, double *space)
{
    struct order order = order_of(series->value + begin, end - begin, space);
    fprintf(writer->file, "%.1f %.1f ", (double)begin + 0.5, (double)end + 0.5);
    plot_write_number(writer, order.median, " ");
    plot_write_number(writer, order.low, " ");
    plot_write_number(writer, order.high, "\n");
}

/* first and last place, median, ends of its interval */
static void write_levels(const struct plot_writer *writer, const struct series *series,
                         double *space)
{
    size_t begin = 0;
    begin_block(writer, "medians");
    for (size_t s = 0; s < series->shifts; begin = series->shift[s++].at)
        write_level(writer, series, begin, series->shift[s].at, space);
    write_level(writer, series, begin, series->points, space);
}

/* place, change in %, ends of its interval, p, kind, reason */
static void write_shifts(const struct plot_writer *writer, const struct series *series)
{
    begin_block(writer, "shifts");
    for (size_t s = 0; s < series->shifts; s++) {
        const struct shift *shift = &series->shift[s];
        fprintf(writer->file, "%.1f ", (double)shift->at + 0.5);
        plot_write_number(writer, 100 * shift->change, " ");
        plot_write_number(writer, 100 * shift->low, " ");
        plot_write_number(writer, 100 * shift->high, " ");
        fprintf(writer->file, "%g %s ", shift->p, shift_kind_words[shift_kind(series, shift)]);
        plot_write_text(writer, shift->reason ? shift->reason : "");
    }
}

static void write_head(const struct plot_writer *writer, const struct history_figure *figure)
{
    fprintf(writer->file, "# slabmark figure %s\n", figure->name);
    fputs("# results: number value date commit directory\n"
          "# medians between shifts: from to median low high\n"
          "# shifts: place change_percent low high p kind reason; ?: unknown\n",
          writer->file);
}

int history_figure_data(const struct history_figure *figure, const char *path, struct err *err)
{
    const struct series *series = figure->series;
    struct plot_writer writer = {.file = NULL};
    double *space = mem_zeroed(series->points, sizeof *space, err);
    if (!space)
        return -1;
    if (!(writer.file = fopen(path, "we"))) {
        free(space);
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    }
    write_head(&writer, figure);
    if (series->points) {
        write_results(&writer, figure);
        write_levels(&writer, series, space);
        write_shifts(&writer, series);
    }
    free(space);
    int lost = ferror(writer.file);
    if (fclose(writer.file) || lost)
        return err_set(err, ERR_INTERNAL, "%s: it could not be written: %s", path, strerror(errno));
    return series->points ? 0 : PLOT_UNKNOWN;
}
