#include "theory/theory.h"

#include "theory/parameter.h"
#include "theory/recursion.h"

#include <math.h>

/* The algorithms that the recursion describes. */
static const struct law {
    const struct algorithm *algorithm;
    int attracted, reweighted;
} laws[] = {
    {&algorithm_lms, 0, 0},
    {&algorithm_za_lms, 1, 0},
    {&algorithm_rza_lms, 1, 1},
};
enum { LAWS = sizeof laws / sizeof *laws };

static const struct law *law_of(const struct plan *plan)
{
    for (int i = 0; i < LAWS; i++)
        if (laws[i].algorithm == plan->algorithm)
            return &laws[i];
    return NULL;
}

static struct attraction attraction_of(const struct plan *plan, const struct law *law)
{
    return (struct attraction){
        .rho = law->attracted ? parameter_at(plan, "rho", 0) : 0,
        .epsilon = law->reweighted ? parameter_at(plan, "epsilon", 0) : 0,
    };
}

/* Roughly the operations of the recursion for one class of taps of one system. */
static double work_of_class(const struct plan *plan, const struct law *law)
{
    static const double expectation = 5000; /* operations for E f and its relatives */
    double nodes = plan->source->nodes;
    double links = plan_has_links(plan) ? (double)plan->network->first[plan->network->nodes] : 0;
    double work = nodes * (4 * links + 10 * nodes) + (law->attracted ? nodes * expectation : 0);
    return work * plan->source->iterations;
}

static const double most_work = 4e10; /* about ten seconds */

/* As many classes as the first system has. */
static int takes_too_long(const struct plan *plan, const struct law *law)
{
    struct plan first = *plan;
    struct populations populations;
    double work = work_of_class(plan, law);
    if (!law->attracted || work > most_work)
        return work > most_work;
    first.trials = 1;
    int systems = plan->trials < POPULATION_SYSTEMS ? plan->trials : POPULATION_SYSTEMS;
    int failed = populations_by_value(&populations, &first, NULL);
    work *= failed ? (double)INFINITY : systems * populations.item[0].classes;
    populations_free(&populations);
    return work > most_work;
}

static int noise_fits(const struct source *source, const struct law *law)
{
    if (source_noiseless(source))
        return 1;
    return source_noise_known(source) && source->noise_kind != &noise_correlated &&
           source->noise_kind != &noise_graph_correlated &&
           (!law->attracted || source->noise_kind == &noise_gaussian);
}

const char *theory_gap(const struct plan *plan)
{
    const struct law *law = law_of(plan);
    if (!law)
        return "theory covers lms, za-lms and rza-lms";
    if (law->attracted && isnan(parameter_at(plan, "rho", 0)))
        return "theory needs a fixed rho";
    if (plan->source->input != &input_white)
        return "theory needs independent white rows (input.kind: white): rows that overlap or are "
               "coloured have no closed recursion";
    if (!noise_fits(plan->source, law))
        return "theory needs noise of known variance, independent over nodes, and with attraction "
               "Gaussian";
    if (!plan->source->system)
        return "theory needs the true system";
    if (plan->source->system->changes.count || system_moves(plan->source->system))
        return "theory needs a system that does not change";
    if (plan->exchange)
        return "theory needs whole estimates over every link in every iteration (exchange)";
    if (!plan->sync->exact)
        return "theory needs an exact sync policy";
    if (takes_too_long(plan, law))
        return "theory of so many nodes, iterations and different taps takes too long";
    return NULL;
}

static void follow_curve(struct recursion *recursion, double weight, double *msd)
{
    const struct plan *plan = recursion->plan;
    int iterations = plan->source->iterations, point = 0;
    for (int n = 0;; n++) {
        if (n % plan->observe_every == 0 || n == iterations)
            msd[point++] += weight * recursion_deviation(recursion);
        if (n == iterations)
            return;
        if (plan->mode == MODE_CTA) /* observed before it is combined */
            recursion_combine(recursion);
        recursion_adapt(recursion);
        if (plan->mode != MODE_CTA)
            recursion_combine(recursion);
    }
}

static int add_population(const struct plan *plan, const struct attraction *attraction,
                          const struct population *population, double *msd, struct err *err)
{
    struct recursion recursion;
    int failed = recursion_init(&recursion, plan, attraction, population, err);
    if (!failed)
        follow_curve(&recursion, population->weight, msd);
    recursion_free(&recursion);
    return failed;
}

int theory_curve(const struct plan *plan, double *msd, struct err *err)
{
    assert(!theory_gap(plan));
    struct populations populations;
    struct attraction attraction = attraction_of(plan, law_of(plan));
    int failed = attraction.rho > 0 ? populations_by_value(&populations, plan, err)
                                    : populations_by_power(&populations, plan, err);
    for (int point = 0; point < outcome_points(plan); point++)
        msd[point] = 0;
    for (int i = 0; !failed && i < populations.count; i++)
        failed = add_population(plan, &attraction, &populations.item[i], msd, err);
    populations_free(&populations);
    return failed;
}

/* ---- stability ---- */

/* Normalised steps have a bound in their rows. */
static double step_bound(const struct plan *plan, int node)
{
    const struct source *source = plan->source;
    const struct option *row = option_find(&plan->algorithm->variant.options, "step");
    if (law_of(plan) && source->input == &input_white)
        return 2 / (source->input->power(source->input_params, node) * (source->taps + 2));
    return row ? row->high : INFINITY;
}

int theory_step_exceeded(const struct plan *plan, struct step_limit *limit)
{
    *limit = (struct step_limit){0};
    for (int k = 0; k < plan->source->nodes; k++) {
        double step = parameter_at(plan, "step", k), bound = step_bound(plan, k);
        if (step >= bound && (limit->bound == 0 || step / bound > limit->step / limit->bound))
            *limit = (struct step_limit){k, step, bound};
    }
    return limit->bound > 0;
}
