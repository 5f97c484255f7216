/* The conclusions of a comparison: the order of its cases and its exit code. */
#include "bench/ab/ab.h"

#include "bench/common/order.h"

#include <math.h>

/* Gravest first. */
static int gravity(enum verdict_kind kind)
{
    static const enum verdict_kind order[VERDICTS] = {
        VERDICT_CHANGED,    VERDICT_DIVERGED, VERDICT_REGRESSED,    VERDICT_CLOCKS,
        VERDICT_BUSY,       VERDICT_ADVISORY, VERDICT_INCONCLUSIVE, VERDICT_NOT_SLOWER,
        VERDICT_EQUIVALENT, VERDICT_IMPROVED};
    int place = 0;
    while (order[place] != kind)
        place++;
    return place;
}

static int is_worse(const struct verdict *a, const struct verdict *b)
{
    int difference = gravity(a->kind) - gravity(b->kind);
    return difference ? difference < 0 : a->cpu.change > b->cpu.change;
}

void ab_order(struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++) {
        int j = i;
        for (; j > 0 && is_worse(&ab->item[i].verdict, &ab->item[ab->order[j - 1]].verdict); j--)
            ab->order[j] = ab->order[j - 1];
        ab->order[j] = i;
    }
}

int ab_takes_more(const struct ab *ab, const struct ab_case *item)
{
    return instructions_change(&item->instructions) > ab->options->instructions;
}

int ab_count(const struct ab *ab, enum verdict_kind kind)
{
    int count = 0;
    for (int i = 0; i < ab->cases; i++)
        count += ab->item[i].verdict.kind == kind;
    return count;
}

double ab_guard_change(const struct ab *ab)
{
    double space[GUARDS];
    return ab->guard.count ? expm1(order_of(ab->guard.cpu, ab->guard.count, space).median) : NAN;
}

int ab_guard_failed(const struct ab *ab)
{
    return fabs(log1p(ab_guard_change(ab))) > log1p(ab->options->margin);
}

static int any_uncounted(const struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++)
        if (ab->item[i].instructions.why[0])
            return 1;
    return 0;
}

static int any_takes_more(const struct ab *ab)
{
    for (int i = 0; i < ab->cases; i++)
        if (ab_takes_more(ab, &ab->item[i]))
            return 1;
    return 0;
}

int ab_exit_code(const struct ab *ab)
{
    if (ab_count(ab, VERDICT_CHANGED) || ab_count(ab, VERDICT_DIVERGED))
        return ERR_ACCURACY;
    if (ab_guard_failed(ab) || ab_throttle_seen(&ab->throttle) || ab_count(ab, VERDICT_CLOCKS))
        return ERR_UNTRUSTED;
    if (ab_count(ab, VERDICT_REGRESSED) || any_takes_more(ab))
        return ERR_REGRESSED;
    if (ab_count(ab, VERDICT_BUSY))
        return ERR_UNTRUSTED;
    if (ab->options->fail_on_inconclusive && ab_count(ab, VERDICT_INCONCLUSIVE))
        return ERR_INCONCLUSIVE;
    return any_uncounted(ab) ? ERR_ABSENT : 0; /* a requested gate could not be checked */
}
