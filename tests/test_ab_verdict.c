/* From made pairs to verdicts; and, with pairs drawn from known laws, how often it errs. */
#include "bench/ab/ab_report.h"
#include "bench/ab/verdict.h"
#include "engine/digest.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const double margin = 0.02;

static void add_pair(struct stage *stage, double cpu, double wall)
{
    size_t i = stage->count++;
    stage->cpu[i] = log1p(cpu);
    stage->wall[i] = log1p(wall);
    stage->ran[i] = 1;
    stage->ns[0][i] = 100;
    stage->ns[1][i] = 100 * (1 + cpu);
    stage->wall_ns[0][i] = 200;
    stage->wall_ns[1][i] = 200 * (1 + wall);
    for (int p = 0; p < ALL_PHASES; p++) {
        stage->phase[0][p][i] = 10;
        stage->phase[1][p][i] = p == PHASE_ADAPT ? 10 * (1 + 2 * cpu) : 10;
    }
}

/* As `ab` does: pairs of a constant change, and of another one in the fresh stage. */
static struct verdict judge(double first, double fresh, double wall)
{
    struct stage stage[STAGES] = {0};
    int next;
    while ((next = verdict_next(stage, margin)) != STAGES) {
        double cpu = next == STAGE_FIRST ? first : fresh;
        add_pair(&stage[next], cpu, cpu + wall);
    }
    return verdict_of(stage, margin);
}

Test(verdict, kinds)
{
    static const struct {
        double first, fresh, wall;
        enum verdict_kind kind;
        size_t pairs;
    } rows[] = {
        {0.03, 0.03, 0, VERDICT_REGRESSED, 16},   {0.03, 0, 0, VERDICT_EQUIVALENT, 16},
        {0.03, -0.03, 0, VERDICT_NOT_SLOWER, 16}, {-0.03, -0.03, 0, VERDICT_IMPROVED, 16},
        {-0.03, 0, 0, VERDICT_EQUIVALENT, 16},    {0, 0, 0, VERDICT_EQUIVALENT, 8},
        {0.019, 0, 0, VERDICT_EQUIVALENT, 8},     {0.02, 0, 0, VERDICT_INCONCLUSIVE, 24},
        {0, 0, 0.03, VERDICT_CLOCKS, 8},          {0, 0, -0.03, VERDICT_CLOCKS, 8},
        {0, 0, 0.01, VERDICT_EQUIVALENT, 8},      {0.03, 0.03, 0.05, VERDICT_REGRESSED, 16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct verdict verdict = judge(rows[i].first, rows[i].fresh, rows[i].wall);
        cr_expect_eq(verdict.kind, rows[i].kind, "row %zu: %s", i, verdict_words[verdict.kind]);
        cr_expect_eq(verdict.pairs, rows[i].pairs, "row %zu: %zu", i, verdict.pairs);
    }
}

Test(verdict, faster_or_equal_is_not_slower)
{
    struct stage stage[STAGES] = {0};
    while (verdict_next(stage, margin) == STAGE_FIRST)
        add_pair(stage, stage->count % 2 ? -0.01 : -0.03, 0);
    cr_expect_eq(stage->count, LOOKS_LAST);
    cr_expect_eq(verdict_of(stage, margin).kind, VERDICT_NOT_SLOWER);
}

Test(verdict, figures_are_of_the_last_stage)
{
    struct verdict verdict = judge(0.05, 0.03, 0.001);
    cr_expect_float_eq(verdict.cpu.change, 0.03, 1e-12);
    cr_expect_float_eq(verdict.cpu.low, 0.03, 1e-12);
    cr_expect_float_eq(verdict.wall.change, 0.031, 1e-12);
    cr_expect_float_eq(verdict.ns[1], 103, 1e-9);
    cr_expect_float_eq(verdict.wall_ns[0], 200, 1e-9);
    cr_expect_float_eq(verdict.wall_ns[1], 206.2, 1e-9);
    cr_expect_float_eq(verdict.phase[PHASE_ADAPT].change, 0.06, 1e-12);
    cr_expect_float_eq(verdict.phase[PHASE_COMBINE].change, 0, 1e-12);
    cr_expect_float_eq(verdict.smallest, margin, 1e-12, "no noise, no more than the margin");
    cr_expect(isnan(judge(0, 0, 0).phase[PHASE_ADAPT].change), "phases are of fresh pairs");
}

/* A phase shows a change when its whole interval does. */
Test(verdict, a_phase_is_named_by_its_interval)
{
    struct stage stage[STAGES] = {0};
    while (verdict_next(stage, margin) == STAGE_FIRST)
        add_pair(&stage[STAGE_FIRST], 0.05, 0);
    while (verdict_next(stage, margin) == STAGE_FRESH) {
        struct stage *fresh = &stage[STAGE_FRESH];
        add_pair(fresh, 0.05, 0);
        fresh->phase[1][PHASE_COMBINE][fresh->count - 1] = fresh->count == 1 ? 9.9 : 12;
    }
    struct verdict verdict = verdict_of(stage, margin);
    cr_expect_eq(verdict.kind, VERDICT_REGRESSED);
    cr_expect(estimate_shows_change(&verdict.phase[PHASE_ADAPT]));
    cr_expect_float_eq(verdict.phase_ns[PHASE_ADAPT], 1, 1e-12);
    cr_expect_float_eq(verdict.phase_ns[PHASE_COMBINE], 2, 1e-12);
    cr_expect_not(estimate_shows_change(&verdict.phase[PHASE_COMBINE]), "one pair contradicts");
    cr_expect_not(estimate_shows_change(&verdict.phase[PHASE_PROJECT]), "no change");
    cr_expect_not(estimate_shows_change(&(struct estimate){0.1, NAN, NAN}), "not known");
    cr_expect(estimate_shows_change(&(struct estimate){-0.1, -0.2, -0.01}));
}

/* A slowdown is not explained by a phase that became faster, though that changed for certain. */
Test(verdict, a_note_names_phases_that_changed_as_the_whole)
{
    static const struct ab ab;
    struct ab_case item = {.threads = 1};
    struct stage stage[STAGES] = {0};
    char note[AB_NOTE];
    int next;
    while ((next = verdict_next(stage, margin)) != STAGES) {
        add_pair(&stage[next], 0.05, 0);
        stage[next].phase[1][PHASE_COMBINE][stage[next].count - 1] = 9;
    }
    item.verdict = verdict_of(stage, margin);
    cr_expect(estimate_shows_change(&item.verdict.phase[PHASE_COMBINE]));
    ab_note(&ab, &item, note);
    cr_expect_str_eq(note, "in adapt +10.0 % [+10.0, +10.0] (+1 ns)");
}

/* The table counts the pairs of both stages; so does the note. */
Test(verdict, a_note_counts_all_pairs)
{
    static const struct ab ab;
    struct ab_case item = {.threads = 1};
    struct stage stage[STAGES] = {0};
    char note[AB_NOTE];
    item.verdict = verdict_of(stage, margin);
    ab_note(&ab, &item, note);
    cr_expect_str_eq(note, "no pair was finished: continue with --resume");
    add_pair(stage, 0.05, 0);
    item.verdict = verdict_of(stage, margin);
    ab_note(&ab, &item, note);
    cr_expect_str_eq(note, "undecided after 1 pair, about 7 more would decide: continue with "
                           "--resume");
    for (int next; (next = verdict_next(stage, margin)) != STAGES;)
        add_pair(&stage[next], next == STAGE_FIRST ? 0.05 : margin, 0);
    item.verdict = verdict_of(stage, margin);
    cr_assert_eq(item.verdict.kind, VERDICT_INCONCLUSIVE);
    ab_note(&ab, &item, note);
    cr_expect_eq(strncmp(note, "undecided after 32 pairs, ", 26), 0, "%s", note);
}

/* Several threads advise, on processors of their own. */
Test(verdict, threads)
{
    static const struct {
        double change, ran;
        enum verdict_kind kind;
    } rows[] = {
        {0.03, 1, VERDICT_ADVISORY},  {0.03, 0.91, VERDICT_ADVISORY}, {0.03, 0.89, VERDICT_BUSY},
        {0, 0.5, VERDICT_BUSY},       {-0.03, 1, VERDICT_IMPROVED},   {0, 1, VERDICT_EQUIVALENT},
        {0, NAN, VERDICT_EQUIVALENT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stage stage[STAGES] = {0};
        int next;
        while ((next = verdict_next(stage, margin)) != STAGES) {
            add_pair(&stage[next], rows[i].change, rows[i].change);
            stage[next].ran[stage[next].count - 1] = rows[i].ran;
        }
        struct verdict verdict = verdict_of_threads(stage, margin);
        cr_expect_eq(verdict.kind, rows[i].kind, "row %zu: %s", i, verdict_words[verdict.kind]);
    }
}

Test(verdict, nothing_is_known_of_nothing)
{
    const struct stage none[STAGES] = {0};
    struct verdict verdict = verdict_of(none, margin);
    cr_expect_eq(verdict.kind, VERDICT_INCONCLUSIVE);
    cr_expect(isnan(verdict.cpu.change) && isnan(verdict.cpu.low) && isnan(verdict.smallest));
    cr_expect_eq(verdict.needed, 8);
}

/* ---- laws ---- */

static uint64_t state;

static double uniform(void)
{
    return ((double)(digest_mix(state += 0x9e3779b97f4a7c15) >> 11) + 0.5) * 0x1p-53;
}

static double normal(void)
{
    return sqrt(-2 * log(uniform())) * cos(2 * 3.14159265358979324 * uniform());
}

struct tally {
    int runs, kind[VERDICTS], covered;
};

/* `heavy`: one pair in ten is ten times as far off. */
static struct tally repeat(int runs, double change, double noise, int heavy)
{
    struct tally tally = {.runs = runs};
    for (int run = 0; run < runs; run++) {
        struct stage stage[STAGES] = {0};
        int next;
        while ((next = verdict_next(stage, margin)) != STAGES) {
            double error = noise * normal() * (heavy && uniform() < 0.1 ? 10 : 1);
            add_pair(&stage[next], expm1(log1p(change) + error), 0);
            stage[next].wall[stage[next].count - 1] = stage[next].cpu[stage[next].count - 1];
        }
        struct verdict verdict = verdict_of(stage, margin);
        tally.kind[verdict.kind]++;
        tally.covered += verdict.cpu.low <= change && change <= verdict.cpu.high;
    }
    return tally;
}

/* Of 4000 runs verdict_error expects 1.7; 9 or more come once in ten thousand tries. */
Test(verdict, false_reds_are_as_rare_as_computed)
{
    state = 1;
    for (int heavy = 0; heavy <= 1; heavy++) {
        struct tally at_margin = repeat(4000, margin, 0.01, heavy);
        struct tally same = repeat(4000, 0, 0.01, heavy);
        cr_expect_lt(at_margin.kind[VERDICT_REGRESSED], 9, "%d", at_margin.kind[VERDICT_REGRESSED]);
        cr_expect_eq(same.kind[VERDICT_REGRESSED] + same.kind[VERDICT_IMPROVED], 0);
        cr_expect_gt(same.kind[VERDICT_EQUIVALENT], 3500, "%d", same.kind[VERDICT_EQUIVALENT]);
    }
}

/* verdict_coverage holds for a stage whose end its own values decide. */
Test(verdict, intervals_cover)
{
    state = 2;
    for (int heavy = 0; heavy <= 1; heavy++) {
        struct tally tally = repeat(4000, 0.01, 0.01, heavy);
        cr_expect_gt(tally.covered, (int)((verdict_coverage() - 0.015) * tally.runs), "%d",
                     tally.covered);
    }
    cr_expect_gt(verdict_coverage(), 0.95);
}

/* A slowdown as large as a run says that it could have seen, is seen nine times in ten. */
Test(verdict, smallest_slowdown_is_found)
{
    state = 3;
    const double noise = 0.005;
    double smallest = 0;
    enum { RUNS = 400 };
    for (int run = 0; run < RUNS; run++) {
        struct stage stage[STAGES] = {0};
        while (stage[STAGE_FIRST].count < 8)
            add_pair(&stage[STAGE_FIRST], expm1(noise * normal()), 0);
        smallest += verdict_of(stage, margin).smallest / RUNS;
    }
    struct tally tally = repeat(1000, smallest, noise, 0);
    cr_expect_gt(tally.kind[VERDICT_REGRESSED], 800, "%g: %d", smallest,
                 tally.kind[VERDICT_REGRESSED]);
    cr_expect_lt(smallest, 0.04);
}
