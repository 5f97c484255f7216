#include "bench/plot/plot_phase_bars.h"

#include "bench/measure/profile.h"

#include <math.h>

size_t plot_phase_bars(const struct plot_figure *figure)
{
    size_t spots = figure->series[0].spots;
    return spots < PLOT_PHASE_BARS ? spots : PLOT_PHASE_BARS;
}

/* The beginning of each segment of a phase, then its end. */
struct ends {
    double all[PLOT_PHASE_BARS], without[PLOT_PHASE_BARS], exchange[PLOT_PHASE_BARS];
};

static int read_share(const struct plot_writer *writer, size_t bar, int phase, double *share,
                      struct err *err)
{
    const struct plot_case *one = writer->figure->series[0].spot[bar].one;
    return plot_results_item(writer->results, one, &summary_share, phase, share, err);
}

static void write_segment(const struct plot_writer *writer, size_t bar, double *end, double share)
{
    fprintf(writer->file, "%zu ", bar + 1);
    plot_write_number(writer, *end, " ");
    plot_write_number(writer, *end += 100 * share, " ");
    plot_write_text(writer, writer->figure->series[0].spot[bar].one->name);
}

/* Writes the segments of one phase in all bars. */
static int write_phase(const struct plot_writer *writer, int phase, struct ends *ends,
                       struct err *err)
{
    if (plot_write_block(writer, phase_names[phase], phase_names[phase], err))
        return -1;
    for (size_t i = 0; i < plot_phase_bars(writer->figure); i++) {
        double share;
        if (read_share(writer, i, phase, &share, err))
            return -1;
        write_segment(writer, i, &ends->all[i], share);
    }
    return 0;
}

static int write_phase_without_data(const struct plot_writer *writer, int phase, struct ends *ends,
                                    struct err *err)
{
    char title[40];
    snprintf(title, sizeof title, "%s, without data", phase_names[phase]);
    if (plot_write_reference(writer, title, NULL, err))
        return -1;
    for (size_t i = 0; i < plot_phase_bars(writer->figure); i++) {
        double share, data;
        if (read_share(writer, i, phase, &share, err) ||
            read_share(writer, i, PHASE_DATA, &data, err))
            return -1;
        write_segment(writer, i, &ends->without[i], data < 1 ? share / (1 - data) : 0);
    }
    return 0;
}

/* ---- messages between processes, as shares of the iterations ---- */

static const struct {
    const struct column *share;
    const char *title;
} exchanges[PLOT_EXCHANGES] = {{&summary_exchange_hidden, "exchange, hidden"},
                               {&summary_exchange_waited, "exchange, waited"}};

int plot_phase_exchanges(const struct plot_writer *writer, struct err *err)
{
    double share;
    for (size_t i = 0; i < plot_phase_bars(writer->figure); i++) {
        const struct plot_case *one = writer->figure->series[0].spot[i].one;
        if (plot_results_item(writer->results, one, &summary_exchange_waited, 0, &share, err))
            return -1;
        if (isfinite(share))
            return PLOT_EXCHANGES;
    }
    return 0;
}

static int write_exchange(const struct plot_writer *writer, int which, struct ends *ends,
                          struct err *err)
{
    if (plot_write_reference(writer, exchanges[which].title, exchanges[which].title, err))
        return -1;
    for (size_t i = 0; i < plot_phase_bars(writer->figure); i++) {
        const struct plot_case *one = writer->figure->series[0].spot[i].one;
        double share;
        if (plot_results_item(writer->results, one, exchanges[which].share, 0, &share, err))
            return -1;
        if (isfinite(share))
            write_segment(writer, i, &ends->exchange[i], share);
    }
    return 0;
}

int plot_phase_write(const struct plot_writer *writer, struct err *err)
{
    struct ends ends = {0};
    for (int phase = 0; phase < ALL_PHASES; phase++)
        if (write_phase(writer, phase, &ends, err))
            return -1;
    for (int phase = 0; phase < ALL_PHASES; phase++)
        if (phase != PHASE_DATA && write_phase_without_data(writer, phase, &ends, err))
            return -1;
    int shared = plot_phase_exchanges(writer, err);
    for (int which = 0; which < shared; which++)
        if (write_exchange(writer, which, &ends, err))
            return -1;
    if (shared < 0)
        return -1;
    writer->data->left_out =
        (int)(writer->figure->series[0].spots - plot_phase_bars(writer->figure));
    return 0;
}
