/* Projection onto the hyperslabs of the last data in a diagonal metric ([C12]). */
#ifndef ALGORITHMS_SLABS_H
#define ALGORITHMS_SLABS_H

#include "algorithms/sapsm.h"

/* The mean of the projections onto the view's slabs |d_j - u_j'x| <= eps, from the residuals in
 * `update`, which receives t = sum_j beta_j u_j over the window, oldest first, and M. Returns
 * M omega, the length of the step along ginv .* t: with omega = 1/|J| the step is omega ginv .* t
 * and M = omega sum beta^2 E / ||step||_G^2, so omega cancels. */
double slabs_project(const struct node_view *, const struct metric *, double eps,
                     double regularization, const struct sapsm_update *update);

#endif
