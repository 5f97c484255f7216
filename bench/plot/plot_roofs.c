#include "bench/plot/plot_roofs.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double beside =
    5; /* a factor: margin between the outermost point or ridge and the frame */
static const double beneath = 2,
                    over =
                        2.5; /* the same below the lowest and above the highest: space for labels */

/* ---- roofs ---- */

static void add_roof(struct plot_roofs *roofs, const char *of, double bandwidth, double peak)
{
    for (size_t i = 0; i < roofs->count; i++)
        if (!strcmp(roofs->roof[i].of, of))
            return;
    double value = isnan(peak) ? bandwidth : peak;
    if (!isfinite(value) || value <= 0 || roofs->count == PLOT_ROOFS)
        return;
    struct plot_roof *roof = &roofs->roof[roofs->count++];
    *roof = (struct plot_roof){.bandwidth = bandwidth, .peak = peak};
    snprintf(roof->of, sizeof roof->of, "%s", of);
}

void plot_roofs_add_levels(struct plot_roofs *roofs, const struct ceilings *ceilings, int threads)
{
    for (int i = 0; i < ceilings->levels; i++) {
        const char *level = ceilings->level[i].name;
        add_roof(roofs, level, ceiling_level_bandwidth(ceilings, level, threads) / 1e9, NAN);
    }
}

void plot_roofs_add_peak(struct plot_roofs *roofs, const struct ceilings *ceilings,
                         const char *kernels, enum precision precision, int threads)
{
    char of[sizeof roofs->roof[0].of];
    int f32 = precision == PRECISION_F32;
    snprintf(of, sizeof of, "%s%s", kernels, f32 ? " f32" : "");
    add_roof(roofs, of, NAN, ceiling_flops(ceilings, kernels, precision, threads) / 1e9);
}

void plot_roof_text(const struct plot_roof *roof, char text[PLOT_ROOF_TEXT])
{
    double value = isnan(roof->peak) ? roof->bandwidth : roof->peak;
    snprintf(text, PLOT_ROOF_TEXT, "%s %.*f %s", roof->of, value < 9.995 ? 2 : value < 99.95, value,
             isnan(roof->peak) ? "GB/s" : "GFLOP/s");
}

/* ---- the frame ---- */

/* The highest peak, and the highest and lowest bandwidth; 0: not known. */
struct extremes {
    double peak, widest, narrowest;
};

static struct extremes extremes_of(const struct plot_roofs *roofs)
{
    struct extremes of = {0, 0, INFINITY};
    for (size_t i = 0; i < roofs->count; i++) {
        of.peak = fmax(of.peak, roofs->roof[i].peak);
        of.widest = fmax(of.widest, roofs->roof[i].bandwidth);
        of.narrowest = fmin(of.narrowest, roofs->roof[i].bandwidth);
    }
    return of;
}

static void choose_extent(struct plot_roofs *roofs, const struct extremes *of,
                          const struct plot_point *point, size_t points)
{
    double left = INFINITY, right = 0, low = INFINITY, high = of->peak;
    if (of->peak > 0 && of->widest > 0)
        left = right = of->peak / of->widest; /* the ridge */
    for (size_t i = 0; i < points; i++) {
        left = fmin(left, point[i].x);
        right = fmax(right, point[i].x);
        low = fmin(low, fmin(point[i].y, point[i].low));
        high = fmax(high, fmax(point[i].y, point[i].high));
    }
    struct plot_extent *extent = &roofs->extent;
    extent->x_low = left / beside;
    extent->x_high = right * beside;
    extent->y_low = fmin(low, extent->x_low * of->narrowest) / beneath;
    extent->y_high = fmax(high, extent->y_low * 10) * over;
}

/* The part of a roof that is inside the frame and below the other roofs. */
static void cut_roof(const struct plot_extent *extent, const struct extremes *of,
                     struct plot_roof *roof)
{
    double left = extent->x_low, right = extent->x_high;
    if (isnan(roof->peak)) {
        double top = of->peak > 0 ? of->peak : extent->y_high;
        left = fmax(left, extent->y_low / roof->bandwidth);
        right = fmin(right, top / roof->bandwidth);
    } else if (of->widest > 0) {
        left = fmax(left, roof->peak / of->widest);
    }
    for (int end = 0; end < 2; end++) {
        roof->x[end] = end ? right : left;
        roof->y[end] = isnan(roof->peak) ? roof->bandwidth * roof->x[end] : roof->peak;
    }
}

void plot_roofs_frame(struct plot_roofs *roofs, const struct plot_point *point, size_t points)
{
    struct extremes of = extremes_of(roofs);
    choose_extent(roofs, &of, point, points);
    size_t kept = 0;
    for (size_t i = 0; i < roofs->count; i++) {
        struct plot_roof roof = roofs->roof[i];
        cut_roof(&roofs->extent, &of, &roof);
        if (roof.x[0] < roof.x[1])
            roofs->roof[kept++] = roof;
    }
    roofs->count = kept;
}

/* The number of threads of a figure's cases. */
static int threads_of(const struct plot_results *results, const struct plot_figure *figure)
{
    int threads = atoi(plot_results_text(results, figure->example, &summary_threads));
    return threads > 0 ? threads : 1;
}

int plot_roofs_over(struct plot_roofs *roofs, const struct plot_results *results,
                    const struct plot_figure *figure, struct err *err)
{
    size_t points;
    struct plot_point *point = plot_figure_points(figure, &points, err);
    if (!point)
        return -1;
    int threads = threads_of(results, figure);
    *roofs = (struct plot_roofs){.count = 0};
    plot_roofs_add_levels(roofs, results->ceilings, threads);
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->series[i].spots; j++) {
            const struct plot_case *one = figure->series[i].spot[j].one;
            int f32 = !strcmp(plot_results_text(results, one, &summary_arithmetic),
                              precision_name(PRECISION_F32));
            plot_roofs_add_peak(roofs, results->ceilings,
                                plot_results_text(results, one, &summary_kernels),
                                f32 ? PRECISION_F32 : PRECISION_F64, threads);
        }
    plot_roofs_frame(roofs, point, points);
    free(point);
    return 0;
}

/* ---- labels ---- */

static struct plot_label label_of(const struct plot_scale *scale, const struct plot_roof *roof)
{
    char text[PLOT_ROOF_TEXT];
    struct plot_label label = {.line = plot_scale_line(scale, roof->x, roof->y),
                               .at_right = isnan(roof->bandwidth)};
    plot_roof_text(roof, text);
    plot_label_set(&label, text);
    return label;
}

int plot_roofs_label(const struct plot_roofs *roofs, const struct plot_point *point, size_t points,
                     const struct plot_frame *frame, struct plot_label label[PLOT_ROOFS],
                     struct err *err)
{
    struct plot_scale scale = plot_scale_of(&roofs->extent, frame->width, frame->height);
    struct plot_box *box = mem_zeroed(points, sizeof *box, err);
    if (!box)
        return -1;
    for (size_t i = 0; i < points; i++)
        box[i] = plot_scale_point(&scale, &point[i]);
    for (size_t i = 0; i < roofs->count; i++)
        label[i] = label_of(&scale, &roofs->roof[i]);
    plot_labels_place(label, roofs->count, box, points, frame->width, frame->height);
    free(box);
    return 0;
}

/* ---- caption ---- */

void plot_roofs_remark(const struct plot_writer *writer)
{
    const struct ceilings *ceilings = writer->results->ceilings;
    int threads = threads_of(writer->results, writer->figure), most = ceilings->threads;
    int measured = threads < most ? threads : most;
    fprintf(writer->file,
            " Slanted lines: read bandwidth of each level; level lines: peak of "
            "multiply-adds, of doubles unless marked f32; the best of %d thread%s that 'slabmark "
            "machine' measured on this machine at %s",
            measured, measured == 1 ? "" : "s", ceilings->date);
    if (threads > 1 && threads < most)
        fprintf(writer->file, ", at most that of 1 thread times %d", threads);
    fputs(".", writer->file);
}
