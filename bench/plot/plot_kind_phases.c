/* Where the time goes: a bar per case, made of its phases' shares of the threads' time. */
#include "bench/measure/profile.h"
#include "bench/plot/plot_frame.h"
#include "bench/plot/plot_group.h"
#include "bench/plot/plot_kind.h"
#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

enum { MOST_BARS = 16 };                            /* whose names are still legible */
static const double samples = 0.8;                  /* letters: a box                */
static const double beside = 0.04, letter = 0.0132; /* of the names, of the paper */

/* The shares in %, or NAN where the case was not profiled. */
static int read_shares(const struct plot_results *results, const struct plot_case *one,
                       double share[ALL_PHASES], struct err *err)
{
    for (int p = 0; p < ALL_PHASES; p++) {
        if (plot_results_item(results, one, &summary_share, p, &share[p], err))
            return -1;
        share[p] *= 100;
    }
    return 0;
}

static int is_known(const double share[ALL_PHASES])
{
    int known = 1;
    for (int p = 0; p < ALL_PHASES; p++)
        known = known && isfinite(share[p]);
    return known;
}

/* One figure of one series: the profiled cases. */
static int group(const struct plot_results *results, struct plot_figures *figures, struct err *err)
{
    struct plot_figure *figure = NULL;
    for (size_t i = 0; i < results->sweep.count; i++) {
        const struct plot_case *one = &results->sweep.cases[i];
        double share[ALL_PHASES];
        if (read_shares(results, one, share, err))
            return -1;
        if (!is_known(share))
            continue;
        if (!figure)
            figure = plot_figures_open(
                figures,
                (struct plot_figure){.kind = &plot_kind_phases, .axis = -1, .example = one}, err);
        struct plot_series *series = figure ? plot_figure_series(figure, "", err) : NULL;
        if (!series || plot_series_add(series, one, err))
            return -1;
    }
    return 0;
}

static size_t bars_of(const struct plot_figure *figure)
{
    return figure->series[0].points < MOST_BARS ? figure->series[0].points : MOST_BARS;
}

/* The segments of one phase in all bars: what stands left of them is added up in `from`. */
static int write_phase(const struct plot_writer *writer, int phase, double from[MOST_BARS],
                       struct err *err)
{
    plot_write_title(writer, phase_names[phase], "");
    for (size_t i = 0; i < bars_of(writer->figure); i++) {
        const struct plot_case *one = writer->figure->series[0].point[i];
        double share[ALL_PHASES];
        if (read_shares(writer->results, one, share, err))
            return -1;
        fprintf(writer->file, "%zu ", i + 1);
        plot_write_number(writer, from[i], " ");
        plot_write_number(writer, from[i] += share[phase], " ");
        plot_write_text(writer, one->name);
    }
    return 0;
}

static int write_phases(const struct plot_writer *writer, struct err *err)
{
    double from[MOST_BARS] = {0};
    fputs("# bar from_percent to_percent case\n", writer->file);
    for (int p = 0; p < ALL_PHASES; p++)
        if (write_phase(writer, p, from, err))
            return -1;
    writer->data->left_out = (int)(writer->figure->series[0].points - bars_of(writer->figure));
    return 0;
}

static int define(const struct plot_writer *writer, struct err *err)
{
    (void)err;
    size_t bars = bars_of(writer->figure), longest = 0;
    fprintf(writer->file, "bars=%zu; y_low=%zu.5; y_high=0.5; y_step=1; array names[%zu]; ", bars,
            bars, bars);
    for (size_t i = 0; i < bars; i++) {
        char name[SCREEN_NAME + 1];
        screen_fit(writer->figure->series[0].point[i]->name, SCREEN_NAME, name);
        plot_define_element(writer, "names", i, name);
        longest = strlen(name) > longest ? strlen(name) : longest;
    }
    double left = beside + letter * (double)longest;
    struct plot_frame frame = plot_frame_of(phase_names, ALL_PHASES, samples, left);
    plot_frame_define(writer, &frame, phase_names, ALL_PHASES, samples);
    return 0;
}

static void subject(const struct plot_writer *writer)
{
    fputs("Share of the threads' time by phase", writer->file);
}

static void remarks(const struct plot_writer *writer)
{
    const struct plot_figure *figure = writer->figure;
    fputs(" Times of sampled iterations, over all threads; wait: for other threads; data: making "
          "signals and noise.",
          writer->file);
    if (writer->data->left_out)
        fprintf(writer->file, " The first %zu of %zu cases are drawn.", bars_of(figure),
                figure->series[0].points);
}

const struct plot_kind plot_kind_phases = {
    .name = "phases",
    .least_points = 1,
    .group = group,
    .write = write_phases,
    .define = define,
    .subject = subject,
    .remarks = remarks,
};
