/* What algorithm.h asks of every algorithm of the list, on each kernel set that runs here: it
 * returns the a-priori error, pads the new row, stays within the memory that it asked for, gives
 * the bits of the oracle, and is a function of its inputs alone. */
#include "tests/support/near.h"
#include "tests/support/single_node.h"

#include <criterion/criterion.h>
#include <string.h>

enum { TAPS = 21, INSTANTS = 12 };

static const double truth_taps[STAND_TAPS] = {1, 0, -.5, 0, 0, 2};

/* What a node sees at instant n. Estimates are sparse, as they become. */
static void see_instant(struct single_node *stand, int n)
{
    struct random_stream stream = random_stream(5, RANDOM_REGRESSOR, 0, 0, (uint32_t)n);
    size_t row = stand->view.stride;
    memmove(stand->u + row, stand->u, (INSTANTS - 1) * row * sizeof *stand->u);
    memmove(stand->d + 1, stand->d, (INSTANTS - 1) * sizeof *stand->d);
    kernels_ref.normals(TAPS, &stream, 0, stand->u);
    kernels_ref.normals(TAPS, &stream, 256, stand->phi);
    for (int i = 0; i < TAPS; i += 3)
        stand->phi[i] = 0;
    stand->d[0] = 0.1 + 0.3 * stand->u[0] - stand->u[7];
    stand->view.instant = n;
}

static int rows_in_window(const struct plan *plan, int n)
{
    int window = plan->algorithm->window ? plan->algorithm->window(plan->params) : 1;
    return n + 1 < window ? n + 1 : window;
}

static double a_priori_error(const struct single_node *stand)
{
    double e = stand->d[0];
    for (int i = 0; i < TAPS; i++)
        e -= stand->u[i] * stand->phi[i];
    return e;
}

static void expect_own_memory(const struct single_node *stand, const struct plan *plan)
{
    const struct algorithm *algorithm = plan->algorithm;
    enum precision precision = plan->kernels->precision;
    size_t state = algorithm->state_size ? algorithm->state_size(TAPS, precision, plan->params) : 0;
    for (size_t i = state; i < sizeof stand->state / sizeof *stand->state; i++)
        cr_assert_eq(stand->state[i], 0, "%s wrote state[%zu]; its size is %zu",
                     algorithm->variant.name, i, state);
    size_t scratch =
        algorithm->scratch_size ? algorithm->scratch_size(TAPS, precision, plan->params) : 0;
    for (size_t i = scratch; i < sizeof stand->scratch / sizeof *stand->scratch; i++)
        cr_assert_eq(stand->scratch[i], 0, "%s wrote scratch[%zu]; its size is %zu",
                     algorithm->variant.name, i, scratch);
}

/* All new rows, one after the other. */
static void learn(struct fixture *fixture, const struct kernels *kernels, const struct truth *truth,
                  double rows[INSTANTS][STAND_TAPS])
{
    static struct single_node stand;
    const char *name = fixture->plan.algorithm->variant.name;
    fixture->plan.kernels = kernels;
    single_node_begin(&stand, &fixture->plan, truth);
    stand.view.noise_std = 0.1;
    if (fixture->plan.algorithm->tune)
        fixture->plan.algorithm->tune(&stand.view);
    for (int n = 0; n < INSTANTS; n++) {
        see_instant(&stand, n);
        stand.view.rows = rows_in_window(&fixture->plan, n);
        double e = single_node_adapt(&stand, &fixture->plan);
        expect_near(e, a_priori_error(&stand), 1e-13, "%s, %s: the error", name, kernels->name);
        for (int i = TAPS; i < (int)padded(TAPS); i++)
            cr_assert_eq(stand.next[i], 0, "%s, %s: padding [%d]", name, kernels->name, i);
        cr_assert(memcmp(stand.next, stand.phi, TAPS * sizeof *stand.phi), "%s learns", name);
        expect_own_memory(&stand, &fixture->plan);
        memcpy(rows[n], stand.next, sizeof rows[n]);
    }
}

static void check_algorithm(const struct algorithm *algorithm)
{
    static double wanted[INSTANTS][STAND_TAPS], rows[INSTANTS][STAND_TAPS];
    const struct truth truth = {truth_taps, TAPS, 3};
    struct fixture fixture;
    fixture_begin(&fixture, 1, TAPS, 1);
    fixture_algorithm(&fixture, algorithm->variant.name, MODE_CTA, NULL);
    learn(&fixture, &kernels_ref, &truth, wanted);
    for (int again = 0; again < 2; again++)
        for (int set = 0; kernels_here(set); set++) {
            learn(&fixture, kernels_here(set), &truth, rows);
            cr_assert(!memcmp(rows, wanted, sizeof rows), "%s: %s gives other bits than ref",
                      algorithm->variant.name, kernels_here(set)->name);
        }
    fixture_end(&fixture);
}

Test(algorithms, keep_their_contract)
{
    for (int i = 0; algorithms[i]; i++)
        check_algorithm(algorithms[i]);
}
