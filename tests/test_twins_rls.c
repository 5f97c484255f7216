/* Affine projection, recursive least squares and the time-weighted lasso against slow networks,
 * whose updates are written from the papers. */
#include "tests/support/slow_network.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { L = SLOW_TAPS, WINDOW = 6 };

static double error_of(const struct slow_node *node)
{
    return *node->d - slow_dot(node->u, node->phi);
}

/* ---- affine projection ---- */

/* Solves A x = b by elimination; A is positive definite. */
static void eliminate(int rows, double A[WINDOW][WINDOW], double b[WINDOW])
{
    for (int j = 0; j < rows; j++)
        for (int i = 0; i < rows; i++) {
            double ratio = A[i][j] / A[j][j];
            for (int k = 0; i != j && k < rows; k++)
                A[i][k] -= ratio * A[j][k];
            b[i] -= i != j ? ratio * b[j] : 0;
        }
    for (int j = 0; j < rows; j++)
        b[j] /= A[j][j];
}

static void apa(const struct slow_node *node)
{
    int rows = node->instant + 1 < WINDOW ? node->instant + 1 : WINDOW;
    double A[WINDOW][WINDOW], b[WINDOW];
    for (int a = 0; a < rows; a++) {
        b[a] = node->d[-a * SLOW_NODES] - slow_dot(slow_past(node->u, a), node->phi);
        for (int c = 0; c < rows; c++)
            A[a][c] = slow_dot(slow_past(node->u, a), slow_past(node->u, c)) + (a == c ? .5 : 0);
    }
    eliminate(rows, A, b);
    memcpy(node->next, node->phi, L * sizeof(double));
    for (int a = 0; a < rows; a++)
        for (int i = 0; i < L; i++)
            node->next[i] += .2 * b[a] * slow_past(node->u, a)[i];
}

Test(twins, apa)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "apa", MODE_ATC, "window", "6", "step", "0.2", "regularization",
                      "0.5", NULL);
    slow_network_compare(&fixture, apa);
    fixture_end(&fixture);
}

/* ---- recursive least squares ---- */

/* The textbook's: k = P u / (lambda + u'P u), P = (P - k u'P) / lambda; next = phi + k e. */
static void rls(const struct slow_node *node)
{
    double *P = node->memory, k[L], uP[L];
    for (int i = 0; node->instant == 0 && i < L; i++)
        P[i * L + i] = 1 / .5;
    for (int i = 0; i < L; i++) {
        k[i] = slow_dot(P + i * L, node->u);
        uP[i] = 0;
        for (int j = 0; j < L; j++)
            uP[i] += node->u[j] * P[j * L + i];
    }
    double divisor = .98 + slow_dot(node->u, k), e = error_of(node);
    for (int i = 0; i < L; i++) {
        k[i] /= divisor;
        node->next[i] = node->phi[i] + k[i] * e;
        for (int j = 0; j < L; j++)
            P[i * L + j] = (P[i * L + j] - k[i] * uP[j]) / .98;
    }
}

Test(twins, rls)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "rls", MODE_ATC, "forgetting", "0.98", "regularization", "0.5",
                      NULL);
    slow_network_compare(&fixture, rls);
    fixture_end(&fixture);
}

static void l1_rls(const struct slow_node *node)
{
    double signs[L];
    rls(node);
    for (int i = 0; i < L; i++)
        signs[i] = slow_sign(node->phi[i]);
    for (int i = 0; i < L; i++)
        node->next[i] -= .3 * (1 - .98) * slow_dot(node->memory + i * L, signs);
}

Test(twins, l1_rls)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "l1-rls", MODE_ATC, "forgetting", "0.98", "regularization", "0.5",
                      "gamma", "0.3", NULL);
    slow_network_compare(&fixture, l1_rls);
    fixture_end(&fixture);
}

/* ---- time-weighted lasso ---- */

static double *R_of(const struct slow_node *node)
{
    return node->memory;
}

static double *r_of(const struct slow_node *node)
{
    return node->memory + L * L;
}

/* Adds the datum to R and r with lambda = .97. Returns the penalty, two standard deviations. */
static double learn_slowly(const struct slow_node *node)
{
    double *R = R_of(node), *r = r_of(node), squares = 0;
    for (int i = 0; i < L; i++) {
        r[i] = .97 * r[i] + *node->d * node->u[i];
        for (int j = 0; j < L; j++)
            R[i * L + j] = .97 * R[i * L + j] + node->u[i] * node->u[j];
    }
    for (int m = 0; m <= node->instant; m++)
        squares += pow(.97, 2 * m);
    return 2 * SLOW_NOISE * sqrt(squares);
}

static void minimise_tap(const struct slow_node *node, int i, double penalty, double *x)
{
    double *R = R_of(node) + i * L, rest = r_of(node)[i];
    for (int j = 0; j < L; j++)
        rest -= j != i ? R[j] * x[j] : 0;
    x[i] = slow_sign(rest) * fmax(fabs(rest) - penalty, 0) / R[i];
}

static void occd_twl(const struct slow_node *node)
{
    double penalty = learn_slowly(node);
    memcpy(node->next, node->phi, L * sizeof(double));
    for (int i = 0; i < L; i++)
        minimise_tap(node, i, penalty, node->next);
}

Test(twins, occd_twl)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "occd-twl", MODE_ATC, "forgetting", "0.97", "penalty_sigmas", "2",
                      NULL);
    slow_network_compare(&fixture, occd_twl);
    fixture_end(&fixture);
}

/* All directional derivatives first, as in the paper: L of growing taps, then L of falling ones. */
static void oscd_twl(const struct slow_node *node)
{
    double penalty = learn_slowly(node), derivative[2 * L];
    const double *x = node->phi;
    int least = 0;
    for (int i = 0; i < L; i++) {
        double gradient = slow_dot(R_of(node) + i * L, x) - r_of(node)[i];
        derivative[i] = gradient + penalty * (x[i] >= 0 ? 1 : -1);
        derivative[L + i] = -gradient + penalty * (x[i] <= 0 ? 1 : -1);
    }
    for (int j = 1; j < 2 * L; j++)
        least = derivative[j] < derivative[least] ? j : least;
    memcpy(node->next, x, L * sizeof(double));
    minimise_tap(node, least % L, penalty, node->next);
}

Test(twins, oscd_twl)
{
    struct fixture fixture;
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "oscd-twl", MODE_ATC, "forgetting", "0.97", "penalty_sigmas", "2",
                      NULL);
    slow_network_compare(&fixture, oscd_twl);
    fixture_end(&fixture);
}
