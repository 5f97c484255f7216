/* The LMS family's rivals against slow networks, whose updates are written from the papers. */
#include "tests/support/slow_network.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { L = SLOW_TAPS };

static double error_of(const struct slow_node *node)
{
    return *node->d - slow_dot(node->u, node->phi);
}

/* next = phi + length u */
static void step_along(const struct slow_node *node, double length)
{
    for (int i = 0; i < L; i++)
        node->next[i] = node->phi[i] + length * node->u[i];
}

static void normalised_step(const struct slow_node *node, double step, double regularization)
{
    step_along(node, step * error_of(node) / (regularization + slow_dot(node->u, node->u)));
}

/* ---- the support is known ---- */

static void oracle_lms(const struct slow_node *node)
{
    step_along(node, .03 * error_of(node));
    for (int i = 0; i < L; i++)
        if (slow_system[i] == 0)
            node->next[i] = 0;
}

Test(twins, oracle_lms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "oracle-lms", MODE_ATC, "step", "0.03", NULL);
    slow_network_compare(&fixture, oracle_lms);
    fixture_end(&fixture);
}

/* ---- zero attraction ---- */

static void za_nlms(const struct slow_node *node)
{
    normalised_step(node, .6, .5);
    for (int i = 0; i < L; i++)
        node->next[i] -= .6 * 2e-3 * slow_sign(node->phi[i]);
}

Test(twins, za_nlms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "za-nlms", MODE_ATC, "step", "0.6", "rho", "2e-3", "regularization",
                      "0.5", NULL);
    slow_network_compare(&fixture, za_nlms);
    fixture_end(&fixture);
}

static void rza_nlms(const struct slow_node *node)
{
    normalised_step(node, .6, .5);
    for (int i = 0; i < L; i++)
        node->next[i] -= .6 * 1e-3 * slow_sign(node->phi[i]) / (.05 + fabs(node->phi[i]));
}

Test(twins, rza_nlms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "rza-nlms", MODE_ATC, "step", "0.6", "rho", "1e-3", "epsilon",
                      "0.05", "regularization", "0.5", NULL);
    slow_network_compare(&fixture, rza_nlms);
    fixture_end(&fixture);
}

/* g of the paper, with beta = 8, and kappa = 1e-3: + beta^2 x between -1/beta and 1/beta. */
static void add_l0_attraction(const struct slow_node *node)
{
    for (int i = 0; i < L; i++) {
        double x = node->phi[i], g = 0;
        if (x > 0 && x <= 1 / 8.)
            g = 8. * 8. * x - 8.;
        if (x < 0 && x >= -1 / 8.)
            g = 8. * 8. * x + 8.;
        node->next[i] += 1e-3 * g;
    }
}

static void l0_lms(const struct slow_node *node)
{
    step_along(node, .03 * error_of(node));
    add_l0_attraction(node);
}

Test(twins, l0_lms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "l0-lms", MODE_ATC, "step", "0.03", "kappa", "1e-3", "beta", "8",
                      NULL);
    slow_network_compare(&fixture, l0_lms);
    fixture_end(&fixture);
}

static void l0_nlms(const struct slow_node *node)
{
    normalised_step(node, .6, .5);
    add_l0_attraction(node);
}

Test(twins, l0_nlms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "l0-nlms", MODE_ATC, "step", "0.6", "kappa", "1e-3", "beta", "8",
                      "regularization", "0.5", NULL);
    slow_network_compare(&fixture, l0_nlms);
    fixture_end(&fixture);
}

/* ---- proportionate steps ---- */

static void ipnlms(const struct slow_node *node)
{
    double norm1 = 0, energy = .1, g[L];
    for (int i = 0; i < L; i++)
        norm1 += fabs(node->phi[i]);
    for (int i = 0; i < L; i++) {
        g[i] = (1 - .4) / (2 * L) + (1 + .4) * fabs(node->phi[i]) / (2 * norm1 + .01);
        energy += g[i] * node->u[i] * node->u[i];
    }
    for (int i = 0; i < L; i++)
        node->next[i] = node->phi[i] + .3 * error_of(node) * g[i] * node->u[i] / energy;
}

Test(twins, ipnlms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "ipnlms", MODE_ATC, "step", "0.3", "alpha", "0.4", "epsilon",
                      "0.01", "regularization", "0.1", NULL);
    slow_network_compare(&fixture, ipnlms);
    fixture_end(&fixture);
}

/* ---- hard thresholds ---- */

/* Sets all but the `count` largest to zero: a tap stays if fewer than that many are larger, or as
 * large and before it. */
static void keep_largest_slowly(double *x, int count)
{
    double all[L];
    memcpy(all, x, sizeof all);
    for (int i = 0; i < L; i++) {
        int before = 0;
        for (int j = 0; j < L; j++)
            before += fabs(all[j]) > fabs(all[i]) || (fabs(all[j]) == fabs(all[i]) && j < i);
        if (before >= count)
            x[i] = 0;
    }
}

static void ht_lms_oracle(const struct slow_node *node)
{
    step_along(node, .03 * error_of(node));
    keep_largest_slowly(node->next, SLOW_SUPPORT);
}

static void ht_lms_nine(const struct slow_node *node)
{
    step_along(node, .03 * error_of(node));
    keep_largest_slowly(node->next, 9);
}

static void ht_lms_threshold(const struct slow_node *node)
{
    step_along(node, .03 * error_of(node));
    for (int i = 0; i < L; i++)
        if (!(fabs(node->next[i]) > .01))
            node->next[i] = 0;
}

Test(twins, ht_lms)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "ht-lms", MODE_CTA, "step", "0.03", NULL);
    slow_network_compare(&fixture, ht_lms_oracle);
    fixture_algorithm(&fixture, "ht-lms", MODE_CTA, "step", "0.03", "keep", "9", NULL);
    slow_network_compare(&fixture, ht_lms_nine);
    fixture_algorithm(&fixture, "ht-lms", MODE_CTA, "step", "0.03", "threshold", "0.01", NULL);
    slow_network_compare(&fixture, ht_lms_threshold);
    fixture_end(&fixture);
}
