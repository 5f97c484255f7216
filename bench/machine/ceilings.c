#include "bench/machine/ceilings.h"

#include "bench/common/order.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const struct ceiling_kind_row ceiling_kinds[CEILING_KINDS] = {
    [CEILING_READ] = {"read", "bytes/s", 1},
    [CEILING_TRIAD] = {"triad", "bytes/s", 1},
    [CEILING_F64] = {"fma_f64", "operations/s", 1},
    [CEILING_F32] = {"fma_f32", "operations/s", 1},
    [CEILING_DIV_F64] = {"div_f64", "operations/s", 1},
    [CEILING_DIV_F32] = {"div_f32", "operations/s", 1},
    [CEILING_SQRT_F64] = {"sqrt_f64", "operations/s", 1},
    [CEILING_SQRT_F32] = {"sqrt_f32", "operations/s", 1},
    [CEILING_FREQUENCY] = {"frequency", "Hz", 1},
    [CEILING_ADDS] = {"additions", "additions/s", 1},
    [CEILING_BARRIER] = {"barrier", "s", 0},
    [CEILING_FLAG] = {"flag", "s", 0},
    [CEILING_CLOCK] = {"clock", "s", 0},
};

const struct ceiling *ceiling_find(const struct ceilings *ceilings, enum ceiling_kind kind,
                                   const char *name, int threads)
{
    for (int i = 0; i < ceilings->count; i++) {
        const struct ceiling *row = &ceilings->row[i];
        if (row->kind == kind && row->threads == threads && (!name || !strcmp(row->name, name)))
            return row;
    }
    return NULL;
}

static double best_of(const struct ceilings *ceilings, enum ceiling_kind kind, const char *name,
                      int threads)
{
    const struct ceiling *row = ceiling_find(ceilings, kind, name, threads);
    return row ? row->best : NAN;
}

/* Of a team between one thread and all: no more than its threads times one, and than all. */
static double best_of_team(const struct ceilings *ceilings, enum ceiling_kind kind,
                           const char *name, int threads)
{
    double each = threads * best_of(ceilings, kind, name, 1);
    double all = best_of(ceilings, kind, name, ceilings->threads);
    return threads >= ceilings->threads || (threads > 1 && all < each) ? all : each;
}

int ceiling_level_users(const struct ceilings *ceilings, const struct ceiling_level *level,
                        int threads)
{
    int cores = ceilings->cores > 0 ? ceilings->cores : threads;
    int sharing = level->cores > 0 ? level->cores : level->threads;
    if (threads <= cores) /* one thread per core */
        return threads < sharing ? threads : sharing;
    int users = sharing + threads - cores;
    return users < level->threads ? users : level->threads;
}

size_t ceiling_level_share(const struct ceilings *ceilings, const struct ceiling_level *level,
                           int threads)
{
    return level->counted / (size_t)ceiling_level_users(ceilings, level, threads);
}

double ceiling_level_bandwidth(const struct ceilings *ceilings, const char *level, int threads)
{
    return best_of_team(ceilings, CEILING_READ, level, threads);
}

double ceiling_rate(const struct ceilings *ceilings, enum ceiling_kind kind,
                    const char *kernels_name, int threads)
{
    return best_of_team(ceilings, kind, strcmp(kernels_name, "ref") ? kernels_name : "scalar",
                       threads);
}

double ceiling_flops(const struct ceilings *ceilings, const char *kernels_name,
                     enum precision precision, int threads)
{
    return ceiling_rate(ceilings, precision == PRECISION_F32 ? CEILING_F32 : CEILING_F64,
                        kernels_name, threads);
}

double ceilings_interrupted(const struct ceilings *ceilings, int threads)
{
    int rounds = 0, interrupted = 0;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].threads == threads) {
            rounds += ceilings->row[i].rounds + ceilings->row[i].interrupted;
            interrupted += ceilings->row[i].interrupted;
        }
    return rounds ? (double)interrupted / rounds : 0;
}

int ceilings_emulated(const struct ceilings *ceilings)
{
    return !strncmp(ceilings->cpu, HARDWARE_EMULATED, strlen(HARDWARE_EMULATED));
}

int ceiling_is_inverted(const struct ceilings *ceilings, const struct ceiling *row)
{
    int level = 0;
    if (row->kind != CEILING_READ && row->kind != CEILING_TRIAD)
        return 0;
    while (level < ceilings->levels && strcmp(ceilings->level[level].name, row->name))
        level++;
    for (level++; level < ceilings->levels; level++) {
        double outer = best_of(ceilings, row->kind, ceilings->level[level].name, row->threads);
        if (isfinite(outer))
            return row->best < outer;
    }
    return 0;
}

double ceilings_scaling(const struct ceilings *ceilings)
{
    const struct ceiling *widest = NULL;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].kind == CEILING_F64 && ceilings->row[i].threads == 1)
            widest = &ceilings->row[i];
    return widest ? best_of(ceilings, CEILING_F64, widest->name, ceilings->threads) / widest->best
                  : NAN;
}

void ceiling_settle(struct ceiling *row)
{
    double space[CEILING_ROUNDS];
    row->best = row->median = row->deviation = NAN;
    if (row->why[0])
        return;
    if (!row->rounds) {
        snprintf(row->why, sizeof row->why, "not measured");
        return;
    }
    struct order order = order_of(row->round, (size_t)row->rounds, space);
    row->median = order.median;
    row->deviation = order.deviation;
    row->best = row->round[0];
    for (int i = 1; i < row->rounds; i++)
        row->best = ceiling_kinds[row->kind].more_is_better ? fmax(row->best, row->round[i])
                                                            : fmin(row->best, row->round[i]);
}

/* An addition takes one cycle on every CPU that slabmark supports, a multiplication a small integer
 * number of cycles. If a multiplication does not take an integer number of additions, the clock
 * rate cannot be derived: the CPU is emulated, or the core was disturbed in every round. */
static double cycles_of_multiply(double adds, double multiplies, char *why, size_t size)
{
    double ratio = adds / multiplies, whole = round(ratio);
    if (whole >= 2 && whole <= 6 && fabs(ratio - whole) < 0.04 * whole)
        return whole;
    snprintf(why, size, "a multiplication took %.2f additions: not an integer number of cycles",
             ratio);
    return NAN;
}

void ceilings_settle_frequency(struct ceilings *ceilings)
{
    char why[96] = "additions and multiplications were not both measured";
    double adds = best_of(ceilings, CEILING_ADDS, NULL, 1);
    double multiplies = best_of(ceilings, CEILING_FREQUENCY, "scalar", 1), cycles = NAN;
    if (isfinite(adds) && isfinite(multiplies))
        cycles = cycles_of_multiply(adds, multiplies, why, sizeof why);
    for (int i = 0; i < ceilings->count; i++) {
        struct ceiling *row = &ceilings->row[i];
        if (row->kind != CEILING_FREQUENCY || row->why[0])
            continue;
        if (!isfinite(cycles))
            memcpy(row->why, why, sizeof why);
        for (int j = 0; j < row->rounds; j++)
            row->round[j] *= cycles;
        ceiling_settle(row);
    }
}
