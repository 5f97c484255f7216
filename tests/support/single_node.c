#include "tests/support/single_node.h"

#include <math.h>
#include <string.h>

void single_node_begin(struct single_node *stand, const struct plan *plan,
                       const struct truth *truth)
{
    const struct algorithm *algorithm = plan->algorithm;
    int taps = plan->source->taps;
    memset(stand, 0, sizeof *stand);
    if (taps > STAND_TAPS || (algorithm->window && algorithm->window(plan->params) > STAND_ROWS) ||
        (algorithm->state_size &&
         algorithm->state_size(taps, plan->kernels->precision, plan->params) > STAND_STATE) ||
        (algorithm->scratch_size &&
         algorithm->scratch_size(taps, plan->kernels->precision, plan->params) > STAND_SCRATCH))
        fail_with("%s with %d taps does not fit on a stand", algorithm->variant.name, taps);
    stand->view = (struct node_view){.kernels = plan->kernels,
                                     .params = plan->params,
                                     .taps = taps,
                                     .nodes = 1,
                                     .u = stand->u,
                                     .stride = padded((size_t)taps),
                                     .d = stand->d,
                                     .noise_std = NAN,
                                     .truth = truth,
                                     .state = stand->state,
                                     .scratch = stand->scratch};
    if (algorithm->tune)
        algorithm->tune(&stand->view);
}

/* Once more from the same state, with phi in the new row, as the engine has it. */
static void expect_same_in_place(struct single_node *stand, const struct plan *plan,
                                 const double *state, double error)
{
    double apart[STAND_TAPS];
    memcpy(stand->state, state, sizeof stand->state);
    memcpy(apart, stand->next, sizeof apart);
    memcpy(stand->next, stand->phi, sizeof apart);
    double again = plan->algorithm->adapt(&stand->view, stand->next, stand->next);
    if (again != error || memcmp(apart, stand->next, sizeof apart))
        fail_with("%s differs where phi lies in the new row", plan->algorithm->variant.name);
}

double single_node_adapt(struct single_node *stand, const struct plan *plan)
{
    struct combination own = {1, (double[]){1}, (int32_t[]){0}, stand->phi, STAND_TAPS};
    const reals *phi = plan->algorithm->combine
                           ? plan->algorithm->combine(&stand->view, &own, stand->next)
                           : stand->phi;
    double state[STAND_STATE];
    memcpy(state, stand->state, sizeof state);
    double error = plan->algorithm->adapt(&stand->view, phi, stand->next);
    if (phi == stand->phi)
        expect_same_in_place(stand, plan, state, error);
    return error;
}
