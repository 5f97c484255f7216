#include "bench/measure/measured.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* Cycles of all threads; NAN when the repetition's pass did not count them. */
static double cycles_of(const struct measured *measured, const struct repetition *repetition)
{
    const struct counts *counts = &measured->counts;
    for (int i = 0; i < counts->count && repetition->counts; i++)
        if (!strcmp(counts->item[i].quantity->name, "cycles") &&
            counts->item[i].status == COUNTER_MEASURED && !counts->item[i].simulated)
            return counts_total(repetition, i);
    return NAN;
}

double measured_clock_of(const struct measured *measured, const struct repetition *repetition,
                         int *counted)
{
    double ran = 0, cycles = cycles_of(measured, repetition);
    for (int t = 0; t < repetition->threads; t++)
        ran += repetition->thread[t].ran;
    *counted = isfinite(cycles) && ran > 0;
    if (measured->emulated)
        return NAN;
    return *counted ? cycles / ran : repetition->clock;
}

double measured_clock(const struct measured *measured, int *counted)
{
    double sum = 0;
    size_t known = 0;
    *counted = 0;
    for (size_t i = measured->warmups; i < measured->count; i++) {
        int by_count;
        double clock = measured_clock_of(measured, &measured->repetition[i], &by_count);
        if (!isfinite(clock) || (*counted && !by_count))
            continue;
        if (by_count && !*counted) /* what was counted is better than all probes */
            sum = 0, known = 0;
        *counted = by_count;
        sum += clock;
        known++;
    }
    return known ? sum / (double)known : NAN;
}

double measured_throttled(const struct measured *measured)
{
    double sum = 0;
    for (size_t i = measured->warmups; i < measured->count; i++)
        sum += measured->repetition[i].throttled;
    return measured->count > measured->warmups ? sum : NAN;
}

double measured_load(const struct measured *measured)
{
    double most = NAN;
    for (size_t i = measured->warmups; i < measured->count; i++)
        most = fmax(most, measured->repetition[i].load); /* the number, where one is none */
    return most;
}
