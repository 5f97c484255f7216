/* Diffusion LMS and sapsm as a careful C programmer writes them from the formulas: plain loops over
 * plain arrays, no needless passes, no allocation. Each including file is compiled with its own
 * flags and defines PROJECT, the projection. [C12]: see src/algorithms/algorithm_sapsm.c. */
#if !defined(PROJECT)
#error "define PROJECT before this"
#endif

#include "bench/comparators/comparator.h"
#include "bench/comparators/native.h"

#include <math.h>
#include <string.h>

/* phi = sum_l c[k][l] h_l */
static void textbook_combine(const struct learner_task *task, const double *h, int k,
                             double *restrict phi)
{
    const struct network *network = task->network;
    size_t taps = task->taps;
    memset(phi, 0, taps * sizeof *phi);
    for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
        const double *row = h + (size_t)network->column[j] * taps;
        double c = network->weight[j];
        for (size_t i = 0; i < taps; i++)
            phi[i] += c * row[i];
    }
}

static double textbook_dot(size_t n, const double *x, const double *y)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

/* ---- lms: psi = phi + mu e u ---- */

static void textbook_lms(const struct learner_task *task, const struct workspace *space,
                         const struct feed *feed, int n)
{
    size_t taps = task->taps;
    double *phi = space->phi;
    for (int k = 0; k < (int)task->nodes; k++) {
        const double *u = feed_regressor(feed, k, n);
        double *restrict next = space->next + (size_t)k * taps;
        textbook_combine(task, space->h, k, phi);
        double step = task->step * (*feed_desired(feed, k, n) - textbook_dot(taps, u, phi));
        for (size_t i = 0; i < taps; i++)
            next[i] = phi[i] + step * u[i];
    }
}

/* ---- sapsm ---- */

/* ginv_i = (1 - alpha) / L + alpha |phi_i| / ||phi||_1 */
static void make_metric(const struct learner_task *task, const double *phi, double *restrict ginv)
{
    size_t taps = task->taps;
    double norm = 0;
    for (size_t i = 0; i < taps; i++)
        norm += fabs(phi[i]);
    double alpha = norm > 0 ? task->alpha : 0;
    double base = (1 - alpha) / (double)taps, scale = norm > 0 ? alpha / norm : 0;
    for (size_t i = 0; i < taps; i++)
        ginv[i] = base + scale * fabs(phi[i]);
}

/* t = sum_j beta_j u_j over the window; returns sum_j beta_j^2 E_j */
static double project_onto_slabs(const struct learner_task *task, const struct workspace *space,
                                 const struct feed *feed, int k, int n)
{
    size_t taps = task->taps;
    int rows = n + 1 < task->window ? n + 1 : task->window;
    const double *u = feed_regressor(feed, k, n), *d = feed_desired(feed, k, n);
    const double *phi = space->phi, *ginv = space->ginv;
    double *restrict t = space->t, moved = 0, slab = task->slab[k];
    memset(t, 0, taps * sizeof *t);
    for (int j = 0; j < rows; j++, u += feed->stride) {
        double e = d[j] - textbook_dot(taps, u, phi);
        double outside = e > slab ? e - slab : e < -slab ? e + slab : 0;
        if (outside == 0)
            continue;
        double energy = 0;
        for (size_t i = 0; i < taps; i++)
            energy += ginv[i] * u[i] * u[i];
        if (energy <= 0)
            continue;
        double beta = outside / energy;
        moved += beta * outside;
        for (size_t i = 0; i < taps; i++)
            t[i] += beta * u[i];
    }
    return moved;
}

/* psi = phi + mu M step and the weights of the ball in one pass; returns sum_i w_i |psi_i|. With
 * step = ginv .* t / |J|, M step = moved / sum_i ginv_i t_i^2 ginv .* t: |J| cancels. */
static double textbook_extrapolation(const struct learner_task *task, const struct workspace *space,
                                     double moved, double *restrict psi)
{
    size_t taps = task->taps;
    const double *phi = space->phi, *ginv = space->ginv, *t = space->t;
    double *restrict w = space->w, norm = 0, weighted = 0;
    for (size_t i = 0; i < taps; i++)
        norm += ginv[i] * t[i] * t[i];
    double reach = norm > 0 ? task->step * moved / norm : 0;
    for (size_t i = 0; i < taps; i++) {
        psi[i] = phi[i] + reach * ginv[i] * t[i];
        w[i] = 1 / (fabs(phi[i]) + task->weight_epsilon);
        weighted += w[i] * fabs(psi[i]);
    }
    return weighted;
}

static void textbook_sapsm(const struct learner_task *task, const struct workspace *space,
                           const struct feed *feed, int n)
{
    size_t taps = task->taps;
    for (int k = 0; k < (int)task->nodes; k++) {
        double *psi = space->next + (size_t)k * taps;
        textbook_combine(task, space->h, k, space->phi);
        make_metric(task, space->phi, space->ginv);
        double moved = project_onto_slabs(task, space, feed, k, n);
        double weighted = textbook_extrapolation(task, space, moved, psi);
        if (task->has_ball && weighted > task->radius)
            PROJECT(taps, space->w, space->ginv, task->radius, psi, space->point);
    }
}

static const struct learner learners[] = {{"sapsm", textbook_sapsm}, {"lms", textbook_lms}, {0}};

static const char *textbook_version(void)
{
    return NATIVE_COMPILER " " COMPARATOR_FLAGS;
}
