#include "theory/recursion.h"

#include "base/mem.h"
#include "theory/parameter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double *moments_of(const struct recursion *recursion, int class)
{
    return recursion->second + (size_t) class * (size_t)recursion->nodes * (size_t)recursion->nodes;
}

static double *means_of(const struct recursion *recursion, int class)
{
    return recursion->mean + (size_t) class * (size_t)recursion->nodes;
}

/* Estimates begin as zero: v = -c in every node. */
static void begin_at_zero(struct recursion *recursion)
{
    int nodes = recursion->nodes;
    for (int c = 0; c < recursion->population->classes; c++) {
        double value = recursion->population->class[c].value;
        for (int k = 0; k < nodes; k++)
            means_of(recursion, c)[k] = -value;
        for (int k = 0; k < nodes * nodes; k++)
            moments_of(recursion, c)[k] = value * value;
    }
}

static void set_gains(struct recursion *recursion)
{
    const struct source *source = recursion->plan->source;
    for (int k = 0; k < recursion->nodes; k++) {
        double step = parameter_at(recursion->plan, "step", k);
        recursion->step[k] = step;
        recursion->gain[k] = step * source->input->power(source->input_params, k);
        recursion->noise[k] = step * recursion->gain[k] * recursion->population->noise[k];
    }
}

int recursion_init(struct recursion *recursion, const struct plan *plan,
                   const struct attraction *attraction, const struct population *population,
                   struct err *err)
{
    size_t nodes = (size_t)plan->source->nodes, classes = (size_t)population->classes;
    *recursion = (struct recursion){.plan = plan,
                                    .population = population,
                                    .attraction = *attraction,
                                    .nodes = plan->source->nodes};
    double **vector[] = {&recursion->step, &recursion->gain, &recursion->noise, &recursion->total};
    for (size_t i = 0; i < sizeof vector / sizeof *vector; i++)
        if (!(*vector[i] = mem_zeroed(nodes, sizeof(double), err)))
            return -1;
    recursion->mean = mem_zeroed(classes * nodes, sizeof(double), err);
    recursion->second = mem_zeroed(classes * nodes * nodes, sizeof(double), err);
    recursion->room = mem_zeroed(nodes * nodes, sizeof(double), err);
    recursion->pull = mem_zeroed(classes * nodes, sizeof *recursion->pull, err);
    if (!recursion->mean || !recursion->second || !recursion->room || !recursion->pull)
        return -1;
    quadrature_init(&recursion->rule);
    set_gains(recursion);
    begin_at_zero(recursion);
    return 0;
}

void recursion_free(struct recursion *recursion)
{
    free(recursion->step);
    free(recursion->gain);
    free(recursion->noise);
    free(recursion->total);
    free(recursion->mean);
    free(recursion->second);
    free(recursion->room);
    free(recursion->pull);
    *recursion = (struct recursion){0};
}

/* ---- adapt ---- */

static void sum_over_taps(struct recursion *recursion)
{
    int nodes = recursion->nodes;
    memset(recursion->total, 0, (size_t)nodes * sizeof *recursion->total);
    for (int c = 0; c < recursion->population->classes; c++)
        for (int k = 0; k < nodes; k++)
            recursion->total[k] +=
                recursion->population->class[c].taps * moments_of(recursion, c)[k * nodes + k];
}

static struct pull *pulls_of(const struct recursion *recursion, int class)
{
    return recursion->pull + (size_t) class * (size_t)recursion->nodes;
}

/* 1 when the moments have moved too little to matter. */
static int still_holds(const struct pull *pull, double mean, double deviation)
{
    static const double tolerance = 3e-4; /* of a deviation: a thousandth of a dB */
    return fabs(mean - pull->mean) < tolerance * deviation &&
           fabs(deviation - pull->deviation) < tolerance * deviation;
}

static void expect_pulls(struct recursion *recursion, int class)
{
    const double *error = means_of(recursion, class), *second = moments_of(recursion, class);
    double value = recursion->population->class[class].value;
    for (int k = 0; k < recursion->nodes; k++) {
        struct pull *pull = &pulls_of(recursion, class)[k];
        double variance = second[k * recursion->nodes + k] - error[k] * error[k];
        double mean = value + error[k], deviation = variance > 0 ? sqrt(variance) : 0;
        if (still_holds(pull, mean, deviation))
            continue;
        *pull = (struct pull){.mean = mean, .deviation = deviation};
        attraction_expect(&recursion->attraction, &recursion->rule, mean, deviation, &pull->of);
    }
}

/* E v_l f_k = m_l E f_k + cov(v_l, v_k) E f_k', by Stein's lemma. */
static double pulled(const struct pull *pull, double mean, double covariance)
{
    double slope = pull->deviation > 0 ? pull->of.hermite[1] / pull->deviation : 0;
    return mean * pull->of.hermite[0] + covariance * slope;
}

static double correlation(const struct pull *k, const struct pull *l, double covariance)
{
    double scale = k->deviation * l->deviation;
    return scale > 0 ? fmax(-1, fmin(1, covariance / scale)) : 0;
}

/* The attraction's part of E v_k v_l after an update, tau_k = mu_k rho. */
static double pull_pair(const struct recursion *recursion, int class, int k, int l, double second)
{
    const double *mean = means_of(recursion, class);
    const struct pull *pull_k = &pulls_of(recursion, class)[k],
                      *pull_l = &pulls_of(recursion, class)[l];
    double rho = recursion->attraction.rho, covariance = second - mean[k] * mean[l];
    double tau_k = recursion->step[k] * rho, tau_l = recursion->step[l] * rho;
    double both = k == l ? pull_k->of.square
                         : attraction_product(&pull_k->of, &pull_l->of,
                                              correlation(pull_k, pull_l, covariance));
    return tau_k * tau_l * both -
           (1 - recursion->gain[k]) * tau_l * pulled(pull_l, mean[k], covariance) -
           (1 - recursion->gain[l]) * tau_k * pulled(pull_k, mean[l], covariance);
}

static double adapt_pair(const struct recursion *recursion, int k, int l, double second)
{
    double a = recursion->gain[k];
    return k != l ? (1 - a) * (1 - recursion->gain[l]) * second
                  : (1 - 2 * a + 2 * a * a) * second + a * a * recursion->total[k] +
                        recursion->noise[k];
}

static void adapt_class(struct recursion *recursion, int class)
{
    int nodes = recursion->nodes, attracted = recursion->attraction.rho > 0;
    double *mean = means_of(recursion, class), *second = moments_of(recursion, class);
    if (attracted)
        expect_pulls(recursion, class);
    for (int k = 0; k < nodes; k++)
        for (int l = 0; l <= k; l++) {
            double before = second[k * nodes + l];
            double after = adapt_pair(recursion, k, l, before) +
                           (attracted ? pull_pair(recursion, class, k, l, before) : 0);
            second[k * nodes + l] = second[l * nodes + k] = after;
        }
    for (int k = 0; k < nodes; k++)
        mean[k] = (1 - recursion->gain[k]) * mean[k] -
                  (attracted ? recursion->step[k] * recursion->attraction.rho *
                                   pulls_of(recursion, class)[k].of.hermite[0]
                             : 0);
}

void recursion_adapt(struct recursion *recursion)
{
    sum_over_taps(recursion);
    for (int c = 0; c < recursion->population->classes; c++)
        adapt_class(recursion, c);
}

/* ---- combine ---- */

/* out = C M for a matrix M of `columns` columns */
static void multiply_weights(const struct network *network, const double *matrix, int columns,
                             double *out)
{
    memset(out, 0, (size_t)network->nodes * (size_t)columns * sizeof *out);
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
            const double *row = matrix + network->column[j] * (ptrdiff_t)columns;
            for (int l = 0; l < columns; l++)
                out[k * (ptrdiff_t)columns + l] += network->weight[j] * row[l];
        }
}

static void transpose(double *matrix, int size)
{
    for (int k = 0; k < size; k++)
        for (int l = 0; l < k; l++) {
            double kept = matrix[k * size + l];
            matrix[k * size + l] = matrix[l * size + k];
            matrix[l * size + k] = kept;
        }
}

/* S is symmetric, so that C S C' = C (C S)' */
static void combine_network(struct recursion *recursion, double *mean, double *second)
{
    const struct network *network = recursion->plan->network;
    int nodes = recursion->nodes;
    multiply_weights(network, second, nodes, recursion->room);
    transpose(recursion->room, nodes);
    multiply_weights(network, recursion->room, nodes, second);
    multiply_weights(network, mean, 1, recursion->room);
    memcpy(mean, recursion->room, (size_t)nodes * sizeof *mean);
}

static void set_to_mean(double *values, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    for (int i = 0; i < count; i++)
        values[i] = sum / count;
}

void recursion_combine(struct recursion *recursion)
{
    int nodes = recursion->nodes;
    for (int c = 0; c < recursion->population->classes; c++) {
        double *mean = means_of(recursion, c), *second = moments_of(recursion, c);
        if (recursion->plan->mode == MODE_CENTRALISED) {
            set_to_mean(mean, nodes);
            set_to_mean(second, nodes * nodes);
        } else if (plan_has_links(recursion->plan)) {
            combine_network(recursion, mean, second);
        }
    }
}

double recursion_deviation(const struct recursion *recursion)
{
    double sum = 0;
    for (int c = 0; c < recursion->population->classes; c++)
        for (int k = 0; k < recursion->nodes; k++)
            sum += recursion->population->class[c].taps *
                   moments_of(recursion, c)[k * recursion->nodes + k];
    return sum / recursion->nodes;
}
