/* Kinds of noise: their laws, their correlation over nodes, their bits, and what a level means. */
#include "data/noise.h"

#include "tests/support/fixture.h"
#include "tests/support/near.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { COUNT = 100000, PIECE = 100 };

/* Standard numbers of a node, drawn in pieces. */
static void draw_numbers(const struct fixture *fixture, int node, double *v)
{
    for (int first = 0; first < COUNT; first += PIECE) {
        struct input_request request = {.kernels = fixture->plan.kernels,
                                        .params = fixture->source.noise,
                                        .seed = 3,
                                        .trial = 1,
                                        .node = node,
                                        .nodes = fixture->source.nodes,
                                        .network = fixture->source.network,
                                        .taps = 1,
                                        .first = first,
                                        .count = PIECE};
        fixture->source.noise_kind->draw(&request, v + first);
    }
}

static double mean_power(const double *v, int power)
{
    double sum = 0;
    for (int i = 0; i < COUNT; i++)
        sum += pow(v[i], power) / COUNT;
    return sum;
}

/* Mean of v[i] w[i + lag]. */
static double mean_product(const double *v, const double *w, int lag)
{
    double sum = 0;
    for (int i = 0; i < COUNT - lag; i++)
        sum += v[i] * w[i + lag] / (COUNT - lag);
    return sum;
}

Test(noise, has_the_variance_that_its_level_scales)
{
    static double v[COUNT];
    struct fixture fixture;
    fixture_begin(&fixture, 4, 4, 10);
    for (int i = 0; noise_kinds[i]; i++) {
        const char *name = noise_kinds[i]->variant.name;
        if (noise_kinds[i] == &noise_alpha_stable)
            fixture_noise(&fixture, name, "alpha", "2", NULL);
        else
            fixture_noise(&fixture, name, NULL);
        draw_numbers(&fixture, 1, v);
        double wanted = noise_kinds[i] == &noise_alpha_stable ? 2 : 1;
        double fourth = mean_power(v, 4), square = mean_power(v, 2);
        expect_near(square, wanted, 4.5 * sqrt((fourth - wanted * wanted) / COUNT), "%s: variance",
                    name);
        expect_near(mean_power(v, 1), 0, 4.5 * sqrt(wanted / COUNT), "%s: mean", name);
        expect_near(mean_product(v, v, 1), 0, 4.5 * wanted / sqrt(COUNT), "%s: white", name);
    }
    fixture_end(&fixture);
}

/* E v^4 = 3 b^4 ((1 - p) + p (1 + r)^2) with b^2 = 1 / (1 + p r); and the share of impulses. */
Test(noise, impulses_have_their_share_and_their_power)
{
    static double v[COUNT];
    struct fixture fixture;
    const double p = 0.05, r = 50, background = 1 / (1 + p * r);
    int large = 0;
    fixture_begin(&fixture, 4, 4, 10);
    fixture_noise(&fixture, "bernoulli-gaussian", "probability", "0.05", "ratio", "50", NULL);
    draw_numbers(&fixture, 0, v);
    double fourth = 3 * background * background * ((1 - p) + p * (1 + r) * (1 + r));
    expect_near(mean_power(v, 4), fourth, 0.05 * fourth, "fourth moment");
    for (int i = 0; i < COUNT; i++)
        large += fabs(v[i]) > 4 * sqrt(background);
    /* two tails of 4 and of 4 / sqrt(1 + r) standard deviations */
    double share = (1 - p) * erfc(4 / sqrt(2)) + p * erfc(4 / sqrt(2 * (1 + r)));
    expect_mean(large, COUNT, share, share * (1 - share), "large samples");
    fixture_noise(&fixture, "bernoulli-gaussian", "probability", "0", NULL);
    static double plain[COUNT];
    draw_numbers(&fixture, 0, plain);
    fixture_noise(&fixture, "gaussian", NULL);
    draw_numbers(&fixture, 0, v);
    cr_assert_arr_eq(v, plain, sizeof v, "without impulses it is Gaussian");
    fixture_end(&fixture);
}

/* E cos(t v) = exp(-|t|^alpha); the variance of cos(t v) is (1 + phi(2t)) / 2 - phi(t)^2. */
Test(noise, alpha_stable_has_its_characteristic_function)
{
    static const char *const alphas[] = {"0.5", "0.8", "1", "1.5", "1.95", "2"};
    static const double times[] = {0.1, 0.5, 1, 2};
    static double v[COUNT];
    struct fixture fixture;
    fixture_begin(&fixture, 4, 4, 10);
    for (size_t a = 0; a < sizeof alphas / sizeof *alphas; a++) {
        double alpha = strtod(alphas[a], NULL);
        fixture_noise(&fixture, "alpha-stable", "alpha", alphas[a], NULL);
        draw_numbers(&fixture, 0, v);
        for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
            double t = times[i], sum = 0, odd = 0, phi = exp(-pow(t, alpha));
            double twice = exp(-pow(2 * t, alpha));
            for (int j = 0; j < COUNT; j++) {
                sum += cos(t * v[j]);
                odd += sin(t * v[j]);
            }
            expect_mean(sum, COUNT, phi, (1 + twice) / 2 - phi * phi, alphas[a]);
            expect_mean(odd, COUNT, 0, (1 - twice) / 2, alphas[a]);
        }
    }
    fixture_end(&fixture);
}

/* Every number stays finite at the smallest exponent. */
Test(noise, alpha_stable_stays_within_doubles)
{
    static double v[COUNT];
    struct fixture fixture;
    fixture_begin(&fixture, 4, 4, 10);
    fixture_noise(&fixture, "alpha-stable", "alpha", "0.1", NULL);
    draw_numbers(&fixture, 0, v);
    for (int i = 0; i < COUNT; i++)
        cr_assert(isfinite(v[i]), "number %d is %g", i, v[i]);
    fixture_end(&fixture);
}

Test(noise, is_correlated_over_nodes_only_where_it_says)
{
    static double v[COUNT], w[COUNT];
    struct fixture fixture;
    fixture_begin(&fixture, 4, 4, 10);
    for (int i = 0; noise_kinds[i]; i++) {
        int correlated = noise_kinds[i] == &noise_correlated;
        if (noise_kinds[i] == &noise_alpha_stable)
            continue;
        if (correlated)
            fixture_noise(&fixture, "correlated", "correlation", "0.7", NULL);
        else
            fixture_noise(&fixture, noise_kinds[i]->variant.name, NULL);
        draw_numbers(&fixture, 0, v);
        draw_numbers(&fixture, 3, w);
        expect_near(mean_product(v, w, 0), correlated ? 0.7 : 0, 4.5 * sqrt(2. / COUNT), "%s",
                    noise_kinds[i]->variant.name);
    }
    fixture_end(&fixture);
}

/* ---- correlation along the links ---- */

enum { NODES = 7 };
static int edges[][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {0, 2}};

/* A with v = A w, from the edges. */
static void mix_slowly(double mixing, double A[NODES][NODES])
{
    memset(A, 0, NODES * sizeof *A);
    for (int k = 0; k < NODES; k++)
        A[k][k] = 1;
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        A[edges[i][0]][edges[i][1]] = A[edges[i][1]][edges[i][0]] = mixing;
    for (int k = 0; k < NODES; k++) {
        double energy = 0;
        for (int l = 0; l < NODES; l++)
            energy += A[k][l] * A[k][l];
        for (int l = 0; l < NODES; l++)
            A[k][l] /= sqrt(energy);
    }
}

static double covariance(double A[NODES][NODES], int k, int l)
{
    double sum = 0;
    for (int m = 0; m < NODES; m++)
        sum += A[k][m] * A[l][m];
    return sum;
}

Test(noise, along_links_has_its_exact_covariance)
{
    static double v[NODES][COUNT], A[NODES][NODES];
    struct fixture fixture;
    mix_slowly(0.6, A);
    fixture_begin(&fixture, NODES, 4, 10);
    fixture_edges(&fixture, edges, sizeof edges / sizeof *edges, "uniform");
    fixture_noise(&fixture, "graph-correlated", "mixing", "0.6", NULL);
    for (int k = 0; k < NODES; k++)
        draw_numbers(&fixture, k, v[k]);
    for (int k = 0; k < NODES; k++)
        for (int l = 0; l <= k; l++) {
            double wanted = covariance(A, k, l);
            expect_near(mean_product(v[k], v[l], 0), wanted,
                        4.5 * sqrt((1 + wanted * wanted) / COUNT), "nodes %d and %d", k, l);
        }
    cr_assert(covariance(A, 3, 4) > 2 * covariance(A, 3, 5), "it falls with the distance");
    cr_assert_eq(covariance(A, 3, 6), 0);
    fixture_end(&fixture);
}

Test(noise, along_links_without_mixing_is_gaussian)
{
    static double v[COUNT], plain[COUNT];
    struct fixture fixture;
    fixture_begin(&fixture, NODES, 4, 10);
    fixture_edges(&fixture, edges, sizeof edges / sizeof *edges, "uniform");
    fixture_noise(&fixture, "graph-correlated", "mixing", "0", NULL);
    draw_numbers(&fixture, 2, v);
    fixture_noise(&fixture, "gaussian", NULL);
    draw_numbers(&fixture, 2, plain);
    cr_assert_arr_eq(v, plain, sizeof v);
    fixture_end(&fixture);
}

/* ---- levels ---- */

Test(noise, without_a_variance_is_neither_absent_nor_known)
{
    const struct noise scaled = {.scale = {.set = 1, .low = 2, .high = 2}}, none = {{0}, {0}, {0}};
    cr_assert(!noise_absent(&scaled) && !noise_known(&scaled));
    cr_assert_eq(noise_amplitude(&scaled, 0, NAN), 2);
    cr_assert(noise_absent(&none) && !noise_known(&none));
    cr_assert_eq(noise_amplitude(&none, 0, NAN), 0);
}

Test(noise, all_ways_of_running_give_the_same_bits)
{
    static const int threads[] = {1, 3, 0};
    for (int i = 0; noise_kinds[i]; i++) {
        struct fixture fixture;
        uint64_t wanted = 0;
        char text[96];
        fixture_begin(&fixture, 5, 7, 150);
        fixture_topology(&fixture, "ring", "metropolis");
        fixture.plan.trials = 3;
        if (noise_kinds[i] == &noise_alpha_stable)
            fixture_noise(&fixture, "alpha-stable", "scale", "0.1", NULL);
        else
            fixture_noise(&fixture, noise_kinds[i]->variant.name, "variance", "0.1", NULL);
        for (int way = 0; fixture_way(&fixture, way, threads); way++) {
            uint64_t digest = fixture_digest(&fixture);
            wanted = way ? wanted : digest;
            cr_assert_eq(digest, wanted, "%s: %s", noise_kinds[i]->variant.name,
                         fixture_way_text(&fixture, text));
        }
        fixture_end(&fixture);
    }
}
