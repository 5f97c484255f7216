/* One update of sapsm, quantity by quantity, against traces with 50 digits: node 0 of the recorded
 * case at a few instants. Traces list the oldest datum of the window first, we the newest. */
#include "algorithms/sapsm.h"
#include "tests/support/near.h"
#include "tests/support/recorded_case.h"
#include "tests/support/single_node.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

enum { TAPS = 16, NODE = 0 };

static void tell_leader_phi(const struct node_view *view, int node, reals *out)
{
    cr_assert_eq(node, 1, "the leader of the recorded run");
    memcpy(out, view->engine, TAPS * sizeof(double));
}

/* The window of instant n, newest first. */
static void sit_at(struct single_node *stand, const struct recorded_case *recorded, int n,
                   int window)
{
    stand->view.instant = n;
    stand->view.rows = n + 1 < window ? n + 1 : window;
    for (int a = 0; a < stand->view.rows; a++) {
        size_t row = (size_t)((n - a) * recorded->nodes + NODE);
        memcpy(stand->u + a * TAPS, recorded->regressors.value + row * TAPS, TAPS * sizeof(double));
        stand->d[a] = recorded->desired.value[row];
    }
}

/* What the leader has combined at instant n, from a run of n iterations. */
static void find_leader_phi(struct fixture *fixture, int n, double *phi)
{
    memset(phi, 0, TAPS * sizeof *phi);
    if (n == 0)
        return;
    struct outcome outcome;
    const struct network *network = &fixture->network;
    fixture->source.iterations = n;
    fixture_run(fixture, &outcome);
    for (int64_t j = network->first[1]; j < network->first[2]; j++)
        for (int i = 0; i < TAPS; i++)
            phi[i] += network->weight[j] * outcome.estimates[network->column[j] * TAPS + i];
    outcome_free(&outcome);
}

static const json_t *list_of(const json_t *step, const char *key, int count)
{
    const json_t *list = json_object_get(step, key);
    cr_assert_eq((int)json_array_size(list), count, "%s has %zu numbers, not %d", key,
                 json_array_size(list), count);
    return list;
}

static double number_at(const json_t *list, int i)
{
    return json_number_value(json_array_get(list, (size_t)i));
}

static void expect_list(const struct recorded_run *run, const json_t *step, const char *key,
                        const double *got, int count, int newest_first)
{
    const json_t *list = list_of(step, key, count);
    for (int i = 0; i < count; i++) {
        double wanted = number_at(list, newest_first ? count - 1 - i : i);
        expect_near(got[i], wanted, run->tolerance * fmax(1, fabs(wanted)), "%s, n = %d: %s[%d]",
                    run->name, (int)json_integer_value(json_object_get(step, "n")), key, i);
    }
}

static void expect_number(const struct recorded_run *run, const json_t *step, const char *key,
                          double got)
{
    double wanted = json_number_value(json_object_get(step, key));
    expect_near(got, wanted, run->tolerance * fmax(1, fabs(wanted)), "%s: %s", run->name, key);
}

/* y = phi + mu M step, step = ginv .* t / |J| */
static void expect_before_ball(const struct recorded_run *run, const json_t *step,
                               const struct single_node *stand, const double *ginv)
{
    struct sapsm_update update = sapsm_update(&stand->view);
    double mu = json_number_value(json_object_get(json_object_get(run->json, "params"), "mubar"));
    const double *t = update.t;
    double y[TAPS];
    for (int i = 0; i < TAPS; i++)
        y[i] = stand->phi[i] + mu * *update.extrapolation * ginv[i] * t[i] / stand->view.rows;
    expect_list(run, step, "y", y, TAPS, 0);
}

static void check_step(const struct recorded_run *run, const json_t *step,
                       struct single_node *stand, const struct plan *plan)
{
    const json_t *phi = list_of(step, "phi", TAPS);
    for (int i = 0; i < TAPS; i++)
        stand->phi[i] = number_at(phi, i);
    double error = single_node_adapt(stand, plan), ginv[TAPS];
    struct metric metric = sapsm_metric(&stand->view, stand->phi);
    struct sapsm_update update = sapsm_update(&stand->view);
    for (int i = 0; i < TAPS; i++)
        ginv[i] = metric.base + metric.scale * fabs(row_get(metric.source, PRECISION_F64, i));

    expect_list(run, step, "ginv", ginv, TAPS, 0);
    expect_list(run, step, "e", update.residual, stand->view.rows, 1);
    expect_list(run, step, "beta", update.beta, stand->view.rows, 1);
    expect_number(run, step, "M", *update.extrapolation);
    expect_before_ball(run, step, stand, ginv);
    cr_assert_eq(error, update.residual[0]);
    if (json_object_get(step, "w")) {
        expect_list(run, step, "w", update.w, TAPS, 0);
        expect_number(run, step, "lam", *update.lambda);
        expect_list(run, step, "x", stand->next, TAPS, 0);
    } else {
        expect_list(run, step, "y", stand->next, TAPS, 0);
        cr_assert_eq(*update.lambda, 0);
    }
}

static void check_trace(const struct recorded_case *recorded, struct recorded_run *run,
                        const json_t *trace, const struct kernels *kernels)
{
    static struct single_node stand;
    double leader_phi[TAPS];
    struct fixture fixture;
    recorded_case_setup(recorded, run, &fixture);
    fixture.plan.kernels = kernels;
    const json_t *params = json_object_get(run->json, "params"), *step;
    int window = (int)json_integer_value(json_object_get(params, "q"));
    int period = (int)json_integer_value(json_object_get(params, "nprime")); /* 0: no leader */
    size_t index;
    json_array_foreach((json_t *)trace, index, step)
    {
        int n = (int)json_integer_value(json_object_get(step, "n"));
        cr_assert_eq(json_integer_value(json_object_get(step, "k")), NODE);
        single_node_begin(&stand, &fixture.plan, NULL);
        if (period) { /* hear the leader when it last spoke */
            int spoken = n - n % period;
            stand.view.engine = leader_phi;
            stand.view.combine_at = tell_leader_phi;
            find_leader_phi(&fixture, spoken, leader_phi);
            sit_at(&stand, recorded, spoken, window);
            single_node_adapt(&stand, &fixture.plan);
        }
        sit_at(&stand, recorded, n, window);
        check_step(run, step, &stand, &fixture.plan);
    }
    cr_assert_geq(index, 2);
    fixture_end(&fixture);
}

Test(golden, every_quantity_of_an_update)
{
    struct recorded_case recorded;
    struct recorded_run run;
    int traces = 0;
    recorded_case_read(&recorded, "tests/cases/case1_white");
    cr_assert_eq(recorded.taps, TAPS);
    for (int i = 0; recorded_case_run(&recorded, i, &run); i++) {
        const char *file = json_string_value(json_object_get(run.json, "trace"));
        if (!file)
            continue;
        json_t *trace = recorded_case_json(&recorded, file);
        for (int set = 0; kernels_here(set); set++)
            check_trace(&recorded, &run, trace, kernels_here(set));
        json_decref(trace);
        traces++;
    }
    cr_assert_eq(traces, 5);
    recorded_case_free(&recorded);
}
