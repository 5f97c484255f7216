/* One update of each of the LMS family against its formula. */
#include "tests/support/near.h"
#include "tests/support/single_node.h"

#include <criterion/criterion.h>

enum { TAPS = 7 };
static const double phi[TAPS] = {.5, -.25, 0, -0.0, 1e-3, -2, .05};
static const double u[TAPS] = {1, 2, -1, 3, .5, -.25, 0};
static const double desired = 0.75, step = 0.03;

/* Sets a view, adapts, and returns the a-priori error; the new row is in stand->next. */
static double adapt_once(struct single_node *stand, const struct plan *plan,
                         const struct truth *truth)
{
    single_node_begin(stand, plan, truth);
    stand->view.rows = 1;
    for (int i = 0; i < TAPS; i++) {
        stand->phi[i] = phi[i];
        stand->u[i] = u[i];
    }
    stand->d[0] = desired;
    return single_node_adapt(stand, plan);
}

static double error_of_phi(void)
{
    double e = desired;
    for (int i = 0; i < TAPS; i++)
        e -= u[i] * phi[i];
    return e;
}

static double sign(double x)
{
    return (x > 0) - (x < 0);
}

static void expect_row(struct fixture *fixture, const struct truth *truth, const double *wanted)
{
    struct single_node stand;
    for (int set = 0; kernels_here(set); set++) {
        fixture->plan.kernels = kernels_here(set);
        expect_near(adapt_once(&stand, &fixture->plan, truth), error_of_phi(), 1e-15, "e");
        expect_estimates_near(stand.next, wanted, 1, TAPS, 1e-15, kernels_here(set)->name);
        cr_assert_eq(stand.next[TAPS], 0, "padding");
    }
    fixture_end(fixture);
}

Test(lms, plain)
{
    struct fixture fixture;
    double wanted[TAPS];
    for (int i = 0; i < TAPS; i++)
        wanted[i] = phi[i] + step * error_of_phi() * u[i];
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "lms", MODE_CTA, "step", "0.03", NULL);
    expect_row(&fixture, NULL, wanted);
}

Test(lms, normalised)
{
    struct fixture fixture;
    double wanted[TAPS], energy = 0.5;
    for (int i = 0; i < TAPS; i++)
        energy += u[i] * u[i];
    for (int i = 0; i < TAPS; i++)
        wanted[i] = phi[i] + step * error_of_phi() * u[i] / energy;
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "nlms", MODE_CTA, "step", "0.03", "regularization", "0.5", NULL);
    expect_row(&fixture, NULL, wanted);
}

/* Without regressor and regularization the step would be 0 / 0. */
Test(lms, normalised_in_silence)
{
    struct fixture fixture;
    struct single_node stand;
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "nlms", MODE_CTA, "step", "0.03", "regularization", "0", NULL);
    for (int set = 0; kernels_here(set); set++) {
        fixture.plan.kernels = kernels_here(set);
        single_node_begin(&stand, &fixture.plan, NULL);
        stand.view.rows = 1;
        for (int i = 0; i < TAPS; i++) {
            stand.phi[i] = phi[i];
            stand.u[i] = 0;
        }
        stand.d[0] = desired;
        expect_near(single_node_adapt(&stand, &fixture.plan), desired, 0, "e");
        expect_estimates_equal(stand.next, phi, 1, TAPS, kernels_here(set)->name);
    }
    fixture_end(&fixture);
}

Test(lms, zero_attracting)
{
    struct fixture fixture;
    double wanted[TAPS];
    for (int i = 0; i < TAPS; i++)
        wanted[i] = phi[i] + step * error_of_phi() * u[i] - step * 0.2 * sign(phi[i]);
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "za-lms", MODE_CTA, "step", "0.03", "rho", "0.2", NULL);
    expect_row(&fixture, NULL, wanted);
}

Test(lms, reweighted_zero_attracting)
{
    struct fixture fixture;
    double wanted[TAPS];
    for (int i = 0; i < TAPS; i++)
        wanted[i] = phi[i] + step * error_of_phi() * u[i] -
                    step * 0.2 * sign(phi[i]) / (0.1 + fabs(phi[i]));
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "rza-lms", MODE_CTA, "step", "0.03", "rho", "0.2", "epsilon", "0.1",
                      NULL);
    expect_row(&fixture, NULL, wanted);
}

/* mu rho = max(0, f(phi) - eta) / ||df(phi)||^2 with f(x) = sum |x_i| / (epsilon + |x_i|) and eta
 * the true sparsity. */
static void expect_adaptive(int eta, double epsilon, int attracted)
{
    struct fixture fixture;
    double wanted[TAPS], f = 0, squares = 0;
    for (int i = 0; i < TAPS; i++) {
        f += fabs(phi[i]) / (epsilon + fabs(phi[i]));
        squares += pow(sign(phi[i]) / (epsilon + fabs(phi[i])), 2);
    }
    cr_assert_eq(f > eta, attracted);
    for (int i = 0; i < TAPS; i++)
        wanted[i] = phi[i] + step * error_of_phi() * u[i] -
                    fmax(0, f - eta) / squares * sign(phi[i]) / (epsilon + fabs(phi[i]));
    struct truth truth = {.taps = TAPS, .nonzeros = eta};
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, "rza-lms", MODE_CTA, "step", "0.03", "rho", "adaptive", NULL);
    fixture_number(&fixture.plan.algorithm->variant.options, &fixture.algorithm, "epsilon",
                   epsilon);
    expect_row(&fixture, &truth, wanted);
}

Test(lms, adaptive_attraction)
{
    expect_adaptive(2, 0.1, 1);
    expect_adaptive(3, 0.1, 0);
    expect_adaptive(4, 1e-5, 1);
}
