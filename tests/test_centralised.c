/* One centre with the data of all nodes: its estimate moves by the mean of what each datum asks
 * for. */
#include "tests/support/fixture.h"
#include "tests/support/near.h"
#include "tests/support/slow_network.h"

#include <criterion/criterion.h>
#include <string.h>

enum { N = SLOW_NODES, L = SLOW_TAPS };

/* On a complete graph with equal weights every node has the mean of all rows after combining:
 * adapt, then combine is the centre, whatever the algorithm. */
Test(centralised, is_atc_on_a_complete_graph_of_equal_weights)
{
    for (int i = 0; algorithms[i]; i++) {
        struct fixture fixture;
        struct outcome graph, centre;
        if (!algorithm_has_mode(algorithms[i], MODE_CENTRALISED))
            continue;
        slow_network_begin(&fixture);
        fixture_topology(&fixture, "complete", "max-degree");
        fixture_algorithm(&fixture, algorithms[i]->variant.name, MODE_ATC, NULL);
        fixture_run(&fixture, &graph);
        fixture.plan.mode = MODE_CENTRALISED;
        fixture_run(&fixture, &centre);
        expect_estimates_near(centre.estimates, graph.estimates, N, L, 1e-12,
                              algorithms[i]->variant.name);
        for (int point = 0; point < centre.points; point++)
            expect_near(centre.sample[point].msd, graph.sample[point].msd, 1e-12, "%s: after %d",
                        algorithms[i]->variant.name, point);
        expect_near(centre.sample[centre.points - 1].disagreement, 0, 1e-28, "one estimate");
        outcome_free(&graph);
        outcome_free(&centre);
        fixture_end(&fixture);
    }
}

/* The stochastic gradient of all data: h + (mu / N) sum_k (d_k - u_k'h) u_k, in a plain loop. */
Test(centralised, is_the_gradient_of_all_data)
{
    struct fixture fixture;
    struct outcome outcome;
    double h[L] = {0};
    slow_network_begin(&fixture);
    fixture_algorithm(&fixture, "lms", MODE_CENTRALISED, "step", "0.05", NULL);
    struct recording recording;
    memcpy(&recording, &fixture.input, sizeof recording);
    for (int n = 0; n < SLOW_LENGTH; n++) {
        double sum[L] = {0};
        for (int k = 0; k < N; k++) {
            const double *u = recording.regressors + (n * N + k) * L;
            double e = recording.desired[n * N + k] - slow_dot(u, h);
            for (int i = 0; i < L; i++)
                sum[i] += e * u[i];
        }
        for (int i = 0; i < L; i++)
            h[i] += .05 / N * sum[i];
    }
    fixture_run(&fixture, &outcome);
    for (int k = 0; k < N; k++)
        expect_estimates_near(outcome.estimates + k * L, h, 1, L, 1e-12, "the gradient");
    cr_assert_gt(h[2], .5, "it learns");
    outcome_free(&outcome);
    fixture_end(&fixture);
}

Test(centralised, is_refused_where_nodes_keep_statistics)
{
    int refused = 0;
    for (int i = 0; algorithms[i]; i++) {
        struct fixture fixture;
        struct err err;
        slow_network_begin(&fixture);
        fixture_algorithm(&fixture, algorithms[i]->variant.name, MODE_CENTRALISED, NULL);
        int failed = engine_check(&fixture.plan, &err) != 0;
        cr_assert_eq(failed, algorithms[i]->own_statistics, "%s", algorithms[i]->variant.name);
        if (failed)
            cr_assert(strstr(err.text, "mode: centralised"), "%s", err.text);
        refused += failed;
        fixture_end(&fixture);
    }
    cr_assert_eq(refused, 5);
}
