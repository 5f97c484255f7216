#include "bench/plot/plot_scale.h"

#include <math.h>

struct plot_scale plot_scale_of(const struct plot_extent *extent, double width, double height)
{
    return (struct plot_scale){extent->x_low, extent->y_low,
                               width / log(extent->x_high / extent->x_low),
                               height / log(extent->y_high / extent->y_low)};
}

double plot_scale_x(const struct plot_scale *scale, double x)
{
    return scale->across * log(x / scale->x_low);
}

static double height_of(const struct plot_scale *scale, double y)
{
    return scale->up * log(y / scale->y_low);
}

struct plot_box plot_scale_point(const struct plot_scale *scale, const struct plot_point *point)
{
    double low = isfinite(point->low) ? point->low : point->y;
    double high = isfinite(point->high) ? point->high : point->y;
    return plot_box_of_point(plot_scale_x(scale, point->x), height_of(scale, low),
                             height_of(scale, high));
}

struct plot_box plot_scale_line(const struct plot_scale *scale, const double x[2],
                                const double y[2])
{
    return plot_box_between((double[2]){plot_scale_x(scale, x[0]), plot_scale_x(scale, x[1])},
                            (double[2]){height_of(scale, y[0]), height_of(scale, y[1])});
}
