#include "bench/measure/calibrate.h"

#include <math.h>

/* The most trials of a repetition. */
static const double most = 1 << 20;

int calibrate_guess(const struct plan *plan, const struct timing_settings *timing,
                    const struct outcome *curves)
{
    int teams = plan->parallel == PARALLEL_TRIALS ? plan->threads : 1;
    double rounds = (double)curves->trials_done / teams;
    double each = rounds > 0 ? curves->time.iterate / rounds : timing->min_time;
    double wanted = each > 0 ? ceil(timing->min_time / each) : 1;
    return teams * (int)fmin(fmax(wanted, 1), most / teams - 1);
}

int calibrate_too_short(const struct repetition *run, const struct timing_settings *timing)
{
    return run->busy < timing->min_time;
}

/* Adds a tenth to the trials needed: the next run, with warm caches, may be faster. When other
 * programs take most of the time, half the budget is the limit. */
void calibrate_lengthen(struct plan *plan, const struct repetition *run,
                        const struct timing_settings *timing)
{
    double wanted = 1.1 * timing->min_time, least = 1e-7;
    double factor = fmin(wanted / fmax(run->busy, least),
                         fmax(wanted, timing->budget / 2) / fmax(run->seconds, least));
    plan->trials *= (int)fmax(fmin(ceil(factor), most / plan->trials), 1);
}
