#include "bench/plot/plot_labels.h"

#include "bench/plot/plot_text.h"

#include <math.h>
#include <stdio.h>

static const double step = 0.05;       /* between candidate positions   */
static const double gap = 0.04;        /* between a line and its label  */
static const double small_line = 0.24; /* of small type, cm             */
static const double dot = 0.2;         /* of a point, cm    */
static const double cost_of_line = 1, cost_of_point = 10, cost_of_label = 100, cost_of_edge = 1000;

/* Half the extent of a box in a direction. */
static double half_extent(const struct plot_box *box, double angle)
{
    double turn = angle - box->angle;
    return (fabs(cos(turn)) * box->length + fabs(sin(turn)) * box->height) / 2;
}

/* 1 when a line perpendicular to `angle` separates the boxes. */
static int are_apart_along(const struct plot_box *a, const struct plot_box *b, double angle)
{
    double distance = fabs((a->x - b->x) * cos(angle) + (a->y - b->y) * sin(angle));
    return distance > half_extent(a, angle) + half_extent(b, angle);
}

/* Separating axes: two rectangles are apart when they are so along a side of one of them. */
int plot_boxes_overlap(const struct plot_box *a, const struct plot_box *b)
{
    return !are_apart_along(a, b, a->angle) && !are_apart_along(a, b, a->angle + M_PI_2) &&
           !are_apart_along(a, b, b->angle) && !are_apart_along(a, b, b->angle + M_PI_2);
}

struct plot_box plot_box_between(const double x[2], const double y[2])
{
    double across = x[1] - x[0], up = y[1] - y[0];
    return (struct plot_box){(x[0] + x[1]) / 2, (y[0] + y[1]) / 2, hypot(across, up), 0,
                             atan2(up, across)};
}

struct plot_box plot_box_of_point(double x, double low, double high)
{
    return (struct plot_box){x, (low + high) / 2, dot, high - low + dot, 0};
}

void plot_label_set(struct plot_label *label, const char *text)
{
    snprintf(label->text, sizeof label->text, "%s", text);
    label->length = plot_text_width(label->text, PLOT_SMALL_TYPE) + 2 * gap;
    label->height = small_line;
}

double plot_label_text_length(const struct plot_label *label)
{
    return label->length - 2 * gap;
}

/* The obstacles of a label. */
struct scene {
    const struct plot_label *label;
    size_t placed, labels; /* the first `placed` are placed */
    const struct plot_box *point;
    size_t points;
    double width, height;
};

static int is_inside(const struct scene *scene, const struct plot_box *box)
{
    double across = half_extent(box, 0), up = half_extent(box, M_PI_2);
    return box->x >= across && box->x <= scene->width - across && box->y >= up &&
           box->y <= scene->height - up;
}

static double cost_of_place(const struct scene *scene, const struct plot_box *place)
{
    double sum = is_inside(scene, place) ? 0 : cost_of_edge;
    for (size_t i = 0; i < scene->points; i++)
        sum += cost_of_point * plot_boxes_overlap(place, &scene->point[i]);
    for (size_t i = 0; i < scene->labels; i++)
        if (i != scene->placed)
            sum += cost_of_line * plot_boxes_overlap(place, &scene->label[i].line);
    for (size_t i = 0; i < scene->placed; i++)
        sum += cost_of_label * plot_boxes_overlap(place, &scene->label[i].place);
    return sum;
}

/* A position next to the label's line, above (side 1) or below it (-1). `along`: distance from the
 * line's centre to the label's. */
static struct plot_box box_beside(const struct plot_label *label, double along, int side)
{
    const struct plot_box *line = &label->line;
    double off = side * (label->height / 2 + gap);
    return (struct plot_box){line->x + along * cos(line->angle) - off * sin(line->angle),
                             line->y + along * sin(line->angle) + off * cos(line->angle),
                             label->length, label->height, line->angle};
}

void plot_labels_place(struct plot_label *labels, size_t count, const struct plot_box *point,
                       size_t points, double width, double height)
{
    struct scene scene = {labels, 0, count, point, points, width, height};
    for (; scene.placed < count; scene.placed++) {
        struct plot_label *label = &labels[scene.placed];
        double room = fmax(label->line.length - label->length, 0), least = INFINITY;
        for (int side = 1; side >= -1; side -= 2)
            for (double from_end = 0; from_end <= room; from_end += step) {
                double along = label->at_right ? room / 2 - from_end : from_end - room / 2;
                struct plot_box place = box_beside(label, along, side);
                double here = cost_of_place(&scene, &place);
                if (here < least) {
                    least = here;
                    label->place = place;
                }
            }
    }
}
