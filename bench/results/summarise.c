#include "bench/results/summarise.h"

#include "base/mem.h"
#include "theory/theory.h"

#include <stdlib.h>

static int add_theory(const struct plan *plan, struct curve_point *curve, int points,
                      struct err *err)
{
    double *msd = mem_zeroed((size_t)points, sizeof *msd, err);
    int failed = !msd || theory_curve(plan, msd, err);
    for (int i = 0; !failed && i < points; i++)
        curve[i].theory = msd[i];
    free(msd);
    return failed;
}

struct curve_point *summarise_case(const struct plan *plan, const struct outcome *outcome,
                                   int theory, struct summary *summary, struct err *err)
{
    struct reference reference;
    if (reference_init(&reference, plan, err))
        return NULL;
    struct curve_point *curve = summary_curve(plan, outcome, &reference, err);
    int failed = !curve ||
                 (theory && !theory_gap(plan) && add_theory(plan, curve, outcome->points, err)) ||
                 summary_make(plan, outcome, curve, &reference, summary, err);
    reference_free(&reference);
    if (!failed)
        return curve;
    free(curve);
    return NULL;
}
