#include "bench/ab/pair.h"

#include "base/clock.h"
#include "bench/ab/draw.h"
#include "bench/ab/processors.h"
#include "bench/measure/clock_probe.h"

#include <math.h>
#include <sched.h>
#include <string.h>

/* ---- both programs on the same processors, new ones for every pair ---- */

/* The children inherit the affinity. The parent runs there too: handing over a turn then wakes no
 * other processor. Returns the first processor, -1 when none could be chosen. */
static int choose_processors(const struct pair_setting *setting, cpu_set_t *before)
{
    cpu_set_t drawn;
    if (sched_getaffinity(0, sizeof *before, before))
        return -1;
    int first = processors_draw(before, setting->threads, setting->draw, &drawn);
    return first < 0 || sched_setaffinity(0, sizeof drawn, &drawn) ? -1 : first;
}

/* ---- how to run a case ---- */

static const double pass_least = 0.010, pass_most = 0.025, turn_length = 0.001; /* seconds */
enum { PASSES = 8, TRIALS_AT_MOST = 1000, UNITS_AT_MOST = 1000, PROBE = 16 };

/* CPU seconds of one pass of `iterations`, and of one unit. */
static int ask_probe(struct side *side, int iterations, double *seconds, double *unit,
                     struct err *err)
{
    char line[TURNS_LINE];
    size_t units;
    snprintf(line, sizeof line, "probe %d\n", iterations);
    if (side_tell(side, line, err) || side_hear(side, "the time of a probe", line, err))
        return -1;
    if (sscanf(line, "probed %lf %zu", seconds, &units) != 2 || !(*seconds > 0) || !units)
        return side_rubbish(side, "the time of a probe", line, err);
    *unit = *seconds / (double)units;
    *seconds /= 2; /* a probe warms up with a pass */
    return 0;
}

static int probe_enough(struct side *side, int *probed, double *seconds, double *unit,
                        struct err *err)
{
    int iterations = side->iterations < PROBE ? side->iterations : PROBE;
    for (;;) {
        if (ask_probe(side, iterations, seconds, unit, err))
            return -1;
        *probed = iterations;
        if (*seconds >= pass_least / 4 || iterations == side->iterations)
            return 0;
        iterations = iterations > side->iterations / 4 ? side->iterations : 4 * iterations;
    }
}

static int between(double value, int least, int most)
{
    return value < least ? least : value > most ? most : (int)value;
}

int pair_size_choose(struct pair_size *size, const struct program *old,
                     const struct pair_setting *setting, struct err *err)
{
    struct side side;
    int probed;
    double seconds = 0, unit = 0;
    if (side_start(&side, old, setting->folder, setting->scenario, &setting->limits, err))
        return -1;
    int failed = probe_enough(&side, &probed, &seconds, &unit, err);
    if (!failed) {
        double whole = seconds / probed * side.iterations;
        double share = whole > pass_most ? pass_most / whole : 1;
        int least = probed < 2 * PROBE ? probed : 2 * PROBE;
        *size = (struct pair_size){
            .iterations = between(ceil(share * side.iterations), least, side.iterations),
            .trials = between(ceil(pass_least / whole), 1, TRIALS_AT_MOST),
            .passes = PASSES,
            .units = between(turn_length / unit + 0.5, 1, UNITS_AT_MOST),
        };
    }
    side_end(&side);
    return failed ? -1 : 0;
}

/* ---- turns ---- */

struct duel {
    struct side side[2];
    int ended[2];
    struct pair *pair;
};

static int ask_run(struct side *side, const struct pair_size *size, int laps, struct err *err)
{
    char line[TURNS_LINE];
    snprintf(line, sizeof line, "run %d %d %d %d %d\n", size->iterations, size->trials,
             size->passes, size->units, laps);
    if (side_tell(side, line, err) || side_hear(side, "its first turn", line, err))
        return -1;
    return strcmp(line, "turn") ? side_rubbish(side, "'turn'", line, err) : 0;
}

static int take_turn(struct duel *duel, int which, struct err *err)
{
    char line[TURNS_LINE];
    struct side *side = &duel->side[which];
    if (duel->ended[which])
        return 0;
    if (side_tell(side, "go\n", err) || side_hear(side, "the end of its turn", line, err))
        return -1;
    if (!strcmp(line, "turn"))
        return 0;
    duel->ended[which] = 1;
    return side_times_read(&duel->pair->side[which], side, line, err);
}

/* The order is ABBA or BAAB: a linear drift then cancels. */
static int take_turns(struct duel *duel, uint64_t *draw, struct err *err)
{
    while (!duel->ended[0] || !duel->ended[1]) {
        int first = (int)(draw_next(draw) >> 63);
        const int order[] = {first, !first, !first, first};
        for (int i = 0; i < 4; i++)
            if (take_turn(duel, order[i], err))
                return -1;
    }
    return 0;
}

static int start_both(struct duel *duel, const struct program *const program[2],
                      const struct pair_setting *setting, struct err *err)
{
    struct pair *pair = duel->pair;
    pair->exact = 1;
    for (int i = 0; i < 2; i++) {
        struct side *side = &duel->side[i];
        if (side_start(side, program[i], setting->folder, setting->scenario, &setting->limits, err))
            return -1;
        pair->scenario[i] = side->scenario;
        pair->exact &= side->exact;
        snprintf(pair->kernels[i], SIDE_WORD, "%s", side->kernels);
        snprintf(pair->version[i], SIDE_WORD, "%s", side->version);
        snprintf(pair->commit[i], SIDE_WORD, "%s", side->commit);
    }
    return 0;
}

int pair_run(struct pair *pair, const struct program *const program[2],
             const struct pair_size *size, const struct pair_setting *setting, struct err *err)
{
    struct duel duel = {.pair = pair};
    cpu_set_t before;
    double begin = clock_seconds();
    *pair = (struct pair){0};
    for (int i = 0; i < 2; i++)
        duel.side[i] = (struct side){.to = -1, .from.descriptor = -1};
    pair->processor = choose_processors(setting, &before);
    int failed = start_both(&duel, program, setting, err);
    for (int i = 0; !failed && i < 2; i++)
        failed = ask_run(&duel.side[i], size, setting->laps, err);
    failed = failed || take_turns(&duel, setting->draw, err);
    pair->clock = failed ? NAN : clock_probe();
    for (int i = 0; i < 2; i++)
        side_end(&duel.side[i]);
    if (pair->processor >= 0)
        (void)sched_setaffinity(0, sizeof before, &before);
    pair->seconds = clock_seconds() - begin;
    if (failed)
        pair_free(pair);
    return failed ? -1 : 0;
}

void pair_free(struct pair *pair)
{
    side_times_free(&pair->side[0]);
    side_times_free(&pair->side[1]);
}

double pair_cpu(const struct pair *pair)
{
    return log(pair->side[1].cpu_sum / pair->side[0].cpu_sum);
}

double pair_wall(const struct pair *pair)
{
    return log(pair->side[1].wall_sum / pair->side[0].wall_sum);
}

double pair_ran(const struct pair *pair)
{
    const struct side_times *old = &pair->side[0], *new = &pair->side[1];
    return fmin(old->cpu_sum / old->wall_sum, new->cpu_sum / new->wall_sum);
}
