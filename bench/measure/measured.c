#include "bench/measure/measured.h"

#include <stdlib.h>

const char *const measure_end_names[] = {"count", "known", "budget", "stopped", "diverged"};

void measured_free(struct measured *measured)
{
    for (size_t i = 0; i < measured->count; i++)
        repetition_free(&measured->repetition[i]);
    free(measured->repetition);
    free(measured->profile.thread);
    counts_free(&measured->counts);
    *measured = (struct measured){0};
}

int measured_overran(const struct measured *measured)
{
    return measured->seconds > 2 * measured->budget;
}

int measured_fell_short(const struct measured *measured)
{
    return measured->ns.count < measured->asked;
}

long measured_preemptions(const struct measured *measured)
{
    long sum = 0;
    for (size_t i = measured->warmups; i < measured->count; i++)
        for (int t = 0; t < measured->repetition[i].threads; t++)
            sum += measured->repetition[i].thread[t].preemptions;
    return sum;
}

double measured_away(const struct measured *measured)
{
    double sum = 0;
    for (size_t i = measured->warmups; i < measured->count; i++)
        sum += measured->repetition[i].away;
    return sum;
}

void measured_count_disturbed(struct measured *measured)
{
    for (size_t i = measured->warmups; i < measured->count; i++)
        measured->disturbed += (size_t)repetition_disturbed(&measured->repetition[i]);
}
