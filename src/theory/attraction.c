#include "theory/attraction.h"

#include <math.h>

/* The roots of the Legendre polynomial, by Newton's method from Tricomi's estimate. */
void quadrature_init(struct quadrature *rule)
{
    const int count = QUADRATURE_NODES;
    for (int i = 0; i < count; i++) {
        double x = cos(M_PI * (i + 0.75) / (count + 0.5)), slope = 1;
        for (int step = 0; step < 20; step++) {
            double before = 1, value = x;
            for (int n = 2; n <= count; n++) {
                double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                before = value;
                value = next;
            }
            slope = count * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        rule->node[i] = x;
        rule->weight[i] = 2 / ((1 - x * x) * slope * slope);
    }
    for (int n = 0; n < HERMITE_TERMS; n++) {
        rule->of_value[n] = 1 / sqrt(n + 1);
        rule->of_before[n] = sqrt(n) / sqrt(n + 1);
    }
}

static double attract(const struct attraction *attraction, double magnitude)
{
    return attraction->epsilon > 0 ? 1 / (attraction->epsilon + magnitude) : 1;
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* A side of the kink at 0, where x = sign * t. */
struct side {
    const struct attraction *attraction;
    double sign, mean, deviation;
    const struct quadrature *rule;
    double scale; /* t = scale (e^y - 1): f is smooth in y, however large 1 / epsilon is */
};

/* Adds weight f(x) He_n(z) / sqrt(n!) of the normal density at y. */
static void add_point(const struct side *side, double y, double weight, struct expectation *sum)
{
    double t = side->scale * expm1(y), f = side->sign * attract(side->attraction, t);
    double z = (side->sign * t - side->mean) / side->deviation;
    double mass = weight * side->scale * exp(y - z * z / 2) / (side->deviation * sqrt(2 * M_PI));
    double before = 0, polynomial = mass * f;
    sum->square += mass * f * f;
    for (int n = 0; n < HERMITE_TERMS; n++) {
        sum->hermite[n] += polynomial;
        double next = side->rule->of_value[n] * z * polynomial - side->rule->of_before[n] * before;
        before = polynomial;
        polynomial = next;
    }
}

/* Integrates over the part of a side that lies within six deviations of the mean. */
static void add_side(const struct side *side, struct expectation *sum)
{
    static const double reach = 6, longest = 4; /* deviations; of a panel in y */
    double centre = side->sign * side->mean;
    double from = log1p(larger(centre - reach * side->deviation, 0) / side->scale);
    double to = log1p(larger(centre + reach * side->deviation, 0) / side->scale);
    const struct quadrature *rule = side->rule;
    int panels = 1 + (int)((to - from) / longest);
    double half = (to - from) / panels / 2;
    for (int panel = 0; to > from && panel < panels; panel++)
        for (int i = 0; i < QUADRATURE_NODES; i++)
            add_point(side, from + half * (2 * panel + 1 + rule->node[i]), half * rule->weight[i],
                      sum);
}

void attraction_expect(const struct attraction *attraction, const struct quadrature *rule,
                       double mean, double deviation, struct expectation *result)
{
    *result = (struct expectation){.square = 0};
    if (!(deviation > 0)) {
        double f = mean == 0 ? 0 : copysign(attract(attraction, fabs(mean)), mean);
        result->hermite[0] = f;
        result->square = f * f;
        return;
    }
    double scale = attraction->epsilon > 0 ? attraction->epsilon : deviation;
    for (int sign = -1; sign <= 1; sign += 2)
        add_side(&(struct side){attraction, sign, mean, deviation, rule, scale}, result);
}

double attraction_product(const struct expectation *x, const struct expectation *y,
                          double correlation)
{
    double sum = 0, power = 1;
    for (int n = 0; n < HERMITE_TERMS; n++, power *= correlation)
        sum += power * x->hermite[n] * y->hermite[n];
    return sum;
}
