/* Diffusion LMS against theory: with white Gaussian regressors, independent in time, the covariance
 * of the nodes' errors obeys an exact recursion ([CS10], [S14] Sayed, arXiv:1205.4220).
 *
 * K_kl = E e_k' e_l and a_k = 1 - mu su_k^2:
 *     adapt:   X_kl = a_k a_l K_kl for k != l,
 *              X_kk = (1 - 2 mu su_k^2 + mu^2 su_k^4 (L + 2)) K_kk + mu^2 su_k^2 sv_k^2 L
 *     combine: K <- C X C'
 * from K = ||h*||^2 in every entry; MSD = trace K / N. ATC adapts first, CTA combines first. */
#include "tests/support/near.h"
#include "tests/support/fixture.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <math.h>
#include <string.h>

enum { NODES = 5, TAPS = 8, TRIALS = 2000, ITERATIONS = 900, SETTLED = 600, EVERY = 50 };
#define STEP 0.02

static double regressor_power[NODES] = {1, .8, 1.2, 1, .9};
static double noise_power[NODES] = {.010, .020, .005, .010, .015};
static int edges[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {0, 2}};

/* One row of the table: MSD in dB at the end, after 50 and after 100 updates, and of each node. */
struct row {
    const char *rule;
    enum mode mode;
    double settled, after_50, after_100, node[NODES];
};
static const struct row table[] = {
    {"metropolis",
     MODE_ATC,
     -37.1261,
     -8.4295,
     -16.8316,
     {-37.215, -36.940, -37.250, -37.147, -37.086}},
    {"metropolis",
     MODE_CTA,
     -36.5264,
     -8.4159,
     -16.8130,
     {-36.675, -36.063, -36.999, -36.616, -36.337}},
    {"uniform",
     MODE_ATC,
     -37.4447,
     -8.5431,
     -17.0583,
     {-37.475, -37.383, -37.514, -37.458, -37.396}},
    {"uniform",
     MODE_CTA,
     -36.7927,
     -8.5272,
     -17.0371,
     {-36.894, -36.411, -37.236, -36.880, -36.588}},
};
enum { ROWS = sizeof table / sizeof *table };

typedef double matrix[NODES][NODES];

static void adapt(matrix K)
{
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l < NODES; l++) {
            double p = STEP * regressor_power[k], q = STEP * regressor_power[l];
            K[k][l] = k != l ? (1 - p) * (1 - q) * K[k][l]
                             : (1 - 2 * p + p * p * (TAPS + 2)) * K[k][k] +
                                   STEP * p * noise_power[k] * TAPS;
        }
}

/* out = A B', all square */
static void multiply_transposed(matrix A, matrix B, matrix out)
{
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l < NODES; l++) {
            out[k][l] = 0;
            for (int j = 0; j < NODES; j++)
                out[k][l] += A[k][j] * B[l][j];
        }
}

/* K stays symmetric, so that C K C' = C (C K')' */
static void combine(matrix C, matrix K)
{
    matrix CK;
    multiply_transposed(C, K, CK);
    multiply_transposed(C, CK, K);
}

static void weights_of(const struct network *network, matrix C)
{
    memset(C, 0, sizeof(matrix));
    for (int k = 0; k < NODES; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            C[k][network->column[j]] = network->weight[j];
}

static double mean_deviation(matrix K)
{
    double trace = 0;
    for (int k = 0; k < NODES; k++)
        trace += K[k][k];
    return trace / NODES;
}

/* What theory says in place of a row of the table. */
static struct row predict(const struct row *row, const struct network *network)
{
    struct row theory = {.rule = row->rule, .mode = row->mode};
    matrix C, K;
    weights_of(network, C);
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l < NODES; l++)
            K[k][l] = 1;
    for (int n = 1; n <= 5000; n++) {
        if (row->mode == MODE_CTA)
            combine(C, K);
        adapt(K);
        if (row->mode == MODE_ATC)
            combine(C, K);
        if (n == 50)
            theory.after_50 = decibel(mean_deviation(K));
        if (n == 100)
            theory.after_100 = decibel(mean_deviation(K));
    }
    theory.settled = decibel(mean_deviation(K));
    for (int k = 0; k < NODES; k++)
        theory.node[k] = decibel(K[k][k]);
    return theory;
}

static void begin(struct fixture *fixture, const struct row *row)
{
    static const double h[TAPS] = {.5, 0, -.5, .5, 0, 0, 0, -.5};
    fixture_begin(fixture, NODES, TAPS, ITERATIONS);
    fixture_edges(fixture, edges, sizeof edges / sizeof *edges, row->rule);
    fixture_taps(fixture, h);
    fixture_list(&fixture->source.input->variant.options, &fixture->input, "variance",
                 regressor_power, NODES);
    fixture_list(&noise_gaussian.variant.options, &fixture->noise, "variance", noise_power, NODES);
    fixture_algorithm(fixture, "lms", row->mode, "step", "0.02", NULL);
    fixture->plan.observe_every = EVERY;
    fixture->plan.trials = TRIALS;
    fixture->plan.threads = 2;
    fixture->plan.parallel = PARALLEL_TRIALS;
}

static double trial_mean(const struct outcome *outcome, int point)
{
    double sum = 0;
    for (int trial = 0; trial < TRIALS; trial++)
        sum += outcome->sample[trial * outcome->points + point].msd;
    return sum / TRIALS;
}

static double node_deviation(const struct fixture *fixture, const struct outcome *outcome, int node)
{
    const double *h = ((const struct system_file_params *)&fixture->system_params)->h;
    double sum = 0;
    for (int trial = 0; trial < TRIALS; trial++)
        for (int i = 0; i < TAPS; i++) {
            double e = outcome->estimates[(trial * NODES + node) * TAPS + i] - h[i];
            sum += e * e;
        }
    return sum / TRIALS;
}

static struct row measure(const struct row *row, const struct fixture *fixture)
{
    struct row measured = {.rule = row->rule, .mode = row->mode};
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    cr_assert_eq(outcome.instant[1], 50);
    measured.after_50 = decibel(trial_mean(&outcome, 1));
    measured.after_100 = decibel(trial_mean(&outcome, 2));
    double settled = 0;
    for (int point = SETTLED / EVERY; point < outcome.points; point++)
        settled += trial_mean(&outcome, point) / (outcome.points - SETTLED / EVERY);
    measured.settled = decibel(settled);
    for (int k = 0; k < NODES; k++)
        measured.node[k] = decibel(node_deviation(fixture, &outcome, k));
    outcome_free(&outcome);
    return measured;
}

static void print(const char *who, const struct row *row)
{
    cr_log_info("%-8s %s %s: %.3f dB settled, %.3f after 50, %.3f after 100, nodes %.3f %.3f %.3f "
                "%.3f %.3f",
                who, row->rule, row->mode == MODE_ATC ? "atc" : "cta", row->settled, row->after_50,
                row->after_100, row->node[0], row->node[1], row->node[2], row->node[3],
                row->node[4]);
}

static void expect_row_near(const struct row *got, const struct row *wanted, double network_db,
                            double node_db)
{
    const char *mode = got->mode == MODE_ATC ? "atc" : "cta";
    expect_near(got->settled, wanted->settled, network_db, "%s %s: settled", got->rule, mode);
    expect_near(got->after_50, wanted->after_50, network_db, "%s %s: after 50", got->rule, mode);
    expect_near(got->after_100, wanted->after_100, network_db, "%s %s: after 100", got->rule, mode);
    for (int k = 0; k < NODES; k++)
        expect_near(got->node[k], wanted->node[k], node_db, "%s %s: node %d", got->rule, mode, k);
}

/* The recursion above, on the library's weights, gives the table that an independent program gave:
 * four decimals for the network, three for the nodes. */
Test(theory, the_recursion_gives_the_table)
{
    for (int i = 0; i < ROWS; i++) {
        struct fixture fixture;
        begin(&fixture, &table[i]);
        struct row theory = predict(&table[i], &fixture.network);
        expect_row_near(&theory, &table[i], 1e-4, 1e-3);
        fixture_end(&fixture);
    }
}

/* The recursion is exact: what is left is the spread of 2000 trials, below 0.1 dB. */
Test(theory, the_simulator_follows_the_recursion)
{
    for (int i = 0; i < ROWS; i++) {
        struct fixture fixture;
        begin(&fixture, &table[i]);
        struct row measured = measure(&table[i], &fixture);
        print("theory", &table[i]);
        print("measured", &measured);
        expect_row_near(&measured, &table[i], 0.15, 0.2);
        fixture_end(&fixture);
    }
}
