#include "algorithms/slabs.h"

#include <assert.h>
#include <math.h>

/* The signed distance of e from [-eps, eps]. Minimum and maximum compile to one instruction each; a
 * branch would be mispredicted once per row outside its slab. */
static double distance_outside(double e, double eps)
{
    double nearest = eps < e ? eps : e;
    nearest = -eps > nearest ? -eps : nearest;
    return e - nearest;
}

/* Lists the rows outside their slabs, oldest first, with their distances. */
static int list_outside(const struct node_view *view, double eps, const struct sapsm_update *update)
{
    int count = 0;
    for (int a = view->rows - 1; a >= 0; a--) {
        double distance = distance_outside(update->residual[a], eps);
        update->beta[a] = 0;
        update->age[count] = a;
        update->distance[count] = distance;
        count += distance != 0;
    }
    assert(count <= view->rows);
    return count;
}

/* Divides distances by energies, beta_j = distance / E_j, and drops rows without energy. Returns
 * sum_j beta_j^2 E_j. Regularisation relaxes each projection: M >= 1 still holds, and no estimate
 * moves away from a slab. */
static double scale_distances(const struct sapsm_update *update, double regularization, int *count)
{
    double moved = 0;
    int kept = 0;
    for (int j = 0; j < *count; j++) {
        double energy = update->energy[j];
        assert(update->age[j] >= 0);
        double beta = energy > 0 ? update->distance[j] / (energy + regularization) : 0;
        if (beta == 0)
            continue;
        moved = fma(beta * beta, energy, moved);
        update->beta[update->age[j]] = beta;
        update->age[kept] = update->age[j];
        update->distance[kept++] = beta;
    }
    *count = kept;
    return moved;
}

double slabs_project(const struct node_view *view, const struct metric *metric, double eps,
                     double regularization, const struct sapsm_update *update)
{
    const struct kernels *kernels = view->kernels;
    size_t taps = (size_t)view->taps;
    int count = list_outside(view, eps, update);
    kernels->energies(taps, count, update->age, view->u, view->stride, metric, update->energy);
    double moved = scale_distances(update, regularization, &count);
    double norm = kernels->back_project(taps, count, update->distance, update->age, view->u,
                                        view->stride, metric, update->t);
    double reach = moved > 0 && norm > 0 ? moved / norm : 0;
    *update->extrapolation = moved > 0 && norm > 0 ? view->rows * reach : 1;
    return reach;
}
