#include "bench/ab/looks.h"

#include <math.h>

const struct look looks[LOOKS] = {{8, 0}, {12, 1}, {16, 3}, {20, 4}, {LOOKS_LAST, 6}};

static int count_at_or_below(const double *values, int count, double line)
{
    int found = 0;
    for (int i = 0; i < count; i++)
        found += values[i] <= line;
    return found;
}

static int count_at_or_above(const double *values, int count, double line)
{
    int found = 0;
    for (int i = 0; i < count; i++)
        found += values[i] >= line;
    return found;
}

enum side_of looks_decide(const double *values, size_t count, double line)
{
    for (int i = 0; i < LOOKS && (size_t)looks[i].values <= count; i++) {
        if (count_at_or_below(values, looks[i].values, line) <= looks[i].strays)
            return SIDE_ABOVE;
        if (count_at_or_above(values, looks[i].values, line) <= looks[i].strays)
            return SIDE_BELOW;
    }
    return SIDE_OPEN;
}

int looks_strays(size_t count)
{
    int strays = -1;
    for (int i = 0; i < LOOKS && (size_t)looks[i].values <= count; i++)
        strays = looks[i].strays;
    return strays;
}

/* ---- exact chances ---- */

/* chance[k]: the probability that k of the values so far lie at or below the line and no look has
 * decided yet. */
static void add_value(double chance[LOOKS_LAST + 1], int values, double p)
{
    chance[values] = 0;
    for (int k = values; k > 0; k--)
        chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
    chance[0] *= 1 - p;
}

double looks_chance(double p)
{
    double chance[LOOKS_LAST + 1] = {1}, above = 0;
    for (int i = 0, values = 0; i < LOOKS; i++) {
        while (values < looks[i].values)
            add_value(chance, ++values, p);
        for (int k = 0; k <= looks[i].strays; k++) {
            above += chance[k];
            chance[k] = chance[values - k] = 0;
        }
    }
    return above;
}

/* P(Binomial(n, 1/2) <= k), n up to 1000 */
static double tail(int n, int k)
{
    double term = ldexp(1, -n), sum = 0;
    for (int i = 0; i <= k; i++) {
        sum += term;
        term *= (double)(n - i) / (i + 1);
    }
    return sum;
}

int looks_needed(double share, size_t count, int most)
{
    const struct look *last = &looks[LOOKS - 1];
    double level = tail(last->values, last->strays);
    for (int i = 0; i < LOOKS; i++)
        if ((size_t)looks[i].values > count && share * looks[i].values <= looks[i].strays)
            return looks[i].values;
    for (int n = last->values + 4; n <= most; n += 4)
        if (tail(n, (int)(share * n)) <= level)
            return n;
    return 0;
}
