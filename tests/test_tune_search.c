/* The grid and the local search, on functions whose optimum is known. */
#include "bench/tune/hunt.h"

#include <criterion/criterion.h>
#include <math.h>

static const struct option rows[] = {
    {.name = "x", .type = OPTION_REAL, .low = 1e-9, .high = 1e9},
    {.name = "y", .type = OPTION_REAL, .low = 1e-9, .high = 1e9},
    {.name = "z", .type = OPTION_REAL, .low = 1e-9, .high = 1e9},
};
static struct contestant contestant = {
    .label = "f",
    .space = {.count = 3,
              .dimension = {{&rows[0], SPACING_LOG, 1e-3, 1, 0},
                            {&rows[1], SPACING_LOG, 1e-3, 1, 0},
                            {&rows[2], SPACING_LOG, 1e-3, 1, 0}}},
};
static struct err err;

/* Decades from the best y, which depends on x; z does not matter. */
static double misfit(const struct setting *setting)
{
    double y = log10(setting->value[1]), best = -1.5 + 0.3 * log10(setting->value[0]);
    return (y - best) * (y - best);
}

/* By how much the floors of a stage are higher, in dB, at x = 1 and at x = 0.001. */
static double shift[STAGES], shift_below[STAGES];

static double shift_at(int stage, double x)
{
    double share = -log10(x) / 3;
    return (1 - share) * shift[stage] + share * shift_below[stage];
}

/* A small x learns slowly and ends low; the lowest floor has x = 0.001, the fastest x = 1. */
static void score_all(struct hunt *hunt, int stage)
{
    struct candidates *candidates = &hunt->of[stage];
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *item = &candidates->item[i];
        double x = item->setting.value[0], worse = misfit(&item->setting);
        double higher = pow(10, shift_at(stage, x) / 10);
        item->score =
            (struct score){.trials = 1,
                           .iterations = 10 * (x + 1 / x) * (1 + worse),
                           .seconds = 1,
                           .floor = {higher * (x + 1e-6 / x) * 1e-2 * (1 + worse), NAN, NAN}};
        item->scored = 1;
    }
}

/* Score the grid or the search and what their steps propose. Return the number of rounds. */
static int walk_grid(struct hunt *hunt, const struct question *question)
{
    int rounds = 0;
    for (size_t before = 0; hunt->of[STAGE_GRID].count > before; rounds++) {
        before = hunt->of[STAGE_GRID].count;
        score_all(hunt, STAGE_GRID);
        cr_assert_eq(hunt_step_grid(hunt, question, &err), 0);
    }
    return rounds;
}

static int walk_search(struct hunt *hunt, const struct question *question)
{
    int rounds = 0;
    score_all(hunt, STAGE_SEARCH);
    for (size_t before = 0; hunt->of[STAGE_GRID].count + hunt->of[STAGE_SEARCH].count > before;
         rounds++) {
        before = hunt->of[STAGE_GRID].count + hunt->of[STAGE_SEARCH].count;
        cr_assert_eq(hunt_step_search(hunt, question, &err), 0);
        score_all(hunt, STAGE_GRID);
        cr_assert_eq(hunt_admit(hunt, question, &err), 0);
        score_all(hunt, STAGE_SEARCH);
    }
    return rounds;
}

static struct hunt search_all(const struct question *question, int *rounds)
{
    struct hunt hunt = {0};
    cr_assert_eq(hunt_begin(&hunt, &contestant, 64, &err), 0);
    for (int stage = STAGE_GRID; stage <= STAGE_FINALS; stage++)
        score_all(&hunt, stage);
    cr_assert_eq(hunt_survey(&hunt, question, &err), 0);
    *rounds = walk_grid(&hunt, question);
    size_t before;
    do {
        before = hunt.of[STAGE_FINALS].count;
        cr_assert_eq(hunt_search(&hunt, question, &err), 0);
        *rounds += walk_search(&hunt, question);
        cr_assert_eq(hunt_finals(&hunt, question, &err), 0);
        score_all(&hunt, STAGE_FINALS);
    } while (hunt.of[STAGE_FINALS].count > before);
    cr_assert_eq(hunt_fresh(&hunt, question, &err), 0);
    score_all(&hunt, STAGE_FRESH);
    return hunt;
}

Test(tune_search, grid_covers_the_space)
{
    struct candidates grid = {0};
    cr_assert_eq(candidates_grid(&grid, &contestant.space, 64, &err), 4);
    cr_assert_eq(grid.count, 64);
    static const double level[] = {0.001, 0.01, 0.1, 1};
    for (int d = 0; d < 3; d++)
        for (int l = 0; l < 4; l++) {
            int count = 0, early = 0;
            for (size_t i = 0; i < grid.count; i++) {
                count += grid.item[i].setting.value[d] == level[l];
                early += i < 16 && grid.item[i].setting.value[d] == level[l];
            }
            cr_expect_eq(count, 16);
            cr_expect_geq(early, 2, "a quarter of the grid covers dimension %d", d);
        }
    candidates_free(&grid);
    struct space none = {0};
    cr_assert_eq(candidates_grid(&grid, &none, 64, &err), 1);
    cr_expect_eq(grid.count, 1, "the scenario's own setting");
    candidates_free(&grid);
}

Test(tune_search, finds_the_front_of_a_known_function)
{
    struct question question = {.target = -20, .points = 6};
    int rounds;
    struct hunt hunt = search_all(&question, &rounds);
    cr_expect_eq(hunt.matter, 3, "x and y matter, z does not");
    for (size_t i = 0; i < hunt.of[STAGE_FRESH].count; i++)
        cr_expect_lt(misfit(&hunt.of[STAGE_FRESH].item[i].setting), 0.003, "point %zu", i);
    cr_expect_geq(hunt.of[STAGE_FRESH].count, 6);
    cr_expect_lt(rounds, 25, "%d", rounds);
    hunt_free(&hunt);
}

Test(tune_search, answers_the_question)
{
    struct question question = {
        .target = -20, .points = 2, .asked = 1, .goal = {{GOAL_FASTEST, -33.7}}};
    int rounds;
    struct hunt hunt = search_all(&question, &rounds);
    const struct candidate *answer = &hunt.of[STAGE_FRESH].item[hunt.fresh_of[hunt.goals - 1]];
    double best = pow(10, -1.37); /* x where the floor is -33.7 dB */
    cr_expect_leq(decibel(answer->score.floor.mean), -33.7);
    cr_expect_float_eq(answer->setting.value[0] / best, 1, 0.12, "%g", answer->setting.value[0]);
    hunt_free(&hunt);
    question.goal[0] = (struct goal){GOAL_LOWEST, 300};
    hunt = search_all(&question, &rounds);
    answer = &hunt.of[STAGE_FRESH].item[hunt.fresh_of[hunt.goals - 1]];
    cr_expect_leq(answer->score.iterations, 300);
    cr_expect_float_eq(answer->setting.value[0] * 30, 1, 0.12, "%g", answer->setting.value[0]);
    hunt_free(&hunt);
}

/* The x of the answer with a floor of at most the limit. */
static double answer_at(double limit)
{
    struct question question = {.points = 2, .asked = 1, .goal = {{GOAL_FASTEST, limit}}};
    int rounds;
    struct hunt hunt = search_all(&question, &rounds);
    double x = hunt.of[STAGE_FRESH].item[hunt.fresh_of[2]].setting.value[0];
    hunt_free(&hunt);
    return x;
}

Test(tune_search, allows_for_floors_that_few_trials_shift)
{
    contestant.written = (struct setting){{0.3, 0.02, 0.5}};
    contestant.has_written = 1;
    double straight = answer_at(-33.7), low = answer_at(-44);
    shift[STAGE_GRID] = shift_below[STAGE_GRID] = 3;
    shift[STAGE_SEARCH] = shift_below[STAGE_SEARCH] = 1.5;
    cr_expect_float_eq(answer_at(-33.7) / straight, 1, 0.05);
    /* where the written setting shows nothing of the shift */
    shift[STAGE_GRID] = shift[STAGE_SEARCH] = 0;
    shift_below[STAGE_GRID] = -2;
    shift_below[STAGE_SEARCH] = 4;
    cr_expect_float_eq(answer_at(-44) / low, 1, 0.1, "%g, %g", answer_at(-44), low);
}

Test(tune_search, floors_of_a_stage_lie_between_the_nearest)
{
    struct hunt hunt = {0};
    shift[STAGE_SEARCH] = 1;
    shift_below[STAGE_SEARCH] = 4;
    hunt.contestant = &contestant;
    cr_expect_eq(hunt_floor_in(&hunt, STAGE_SEARCH, -40), -40, "nothing is known");
    for (double x = 0.001; x < 2; x *= 1000)
        for (int stage = STAGE_SEARCH; stage <= STAGE_FINALS; stage++)
            cr_assert_eq(candidates_add(&hunt.of[stage], &contestant.space,
                                        &(struct setting){{x, 0.03, 0.1}}, &err),
                         0);
    score_all(&hunt, STAGE_SEARCH);
    score_all(&hunt, STAGE_FINALS);
    double high = decibel(hunt.of[STAGE_FINALS].item[1].score.floor.mean);
    double low = decibel(hunt.of[STAGE_FINALS].item[0].score.floor.mean), half = (low + high) / 2;
    cr_expect_float_eq(hunt_floor_in(&hunt, STAGE_SEARCH, high + 5), high + 6, 1e-9);
    cr_expect_float_eq(hunt_floor_in(&hunt, STAGE_SEARCH, half), half + 2.5, 1e-9);
    cr_expect_float_eq(hunt_floor_in(&hunt, STAGE_SEARCH, low - 5), low - 1, 1e-9);
    cr_expect_float_eq(hunt_floor_in(&hunt, STAGE_FINALS, low - 5), low - 5, 1e-9);
    hunt_free(&hunt);
}

Test(tune_search, begins_at_the_written_setting_too)
{
    struct question question = {.target = -20, .points = 2};
    struct setting written = {{0.0345, 0.678, 0.5}};
    contestant.written = written;
    contestant.has_written = 1;
    int rounds;
    struct hunt hunt = search_all(&question, &rounds);
    for (int stage = STAGE_GRID; stage <= STAGE_FINALS; stage++) {
        int found = 0;
        for (size_t i = 0; i < hunt.of[stage].count; i++)
            found += setting_same(&contestant.space, &hunt.of[stage].item[i].setting, &written);
        cr_expect_eq(found, 1, "stage %d", stage);
    }
    hunt_free(&hunt);
}

Test(tune_search, survives_what_was_not_run)
{
    struct hunt hunt = {0};
    struct question question = {.target = -20, .points = 3};
    cr_assert_eq(hunt_begin(&hunt, &contestant, 64, &err), 0);
    cr_assert_eq(hunt_survey(&hunt, &question, &err), 0);
    cr_assert_eq(hunt_step_grid(&hunt, &question, &err), 0);
    cr_assert_eq(hunt_search(&hunt, &question, &err), 0);
    cr_expect_eq(hunt.of[STAGE_SEARCH].count, 0);
    cr_assert_eq(hunt_step_search(&hunt, &question, &err), 0);
    cr_assert_eq(hunt_finals(&hunt, &question, &err), 0);
    cr_assert_eq(hunt_fresh(&hunt, &question, &err), 0);
    cr_expect_eq(hunt.of[STAGE_FRESH].count, 0);
    hunt_free(&hunt);
}
