/* What fits into the budget of a tuning. */
#include "base/clock.h"
#include "bench/common/screen.h"
#include "bench/tune/tuning.h"

#include <stdio.h>

enum { SHORT_FINALS = 20 };
static const double search_share = 0.3; /* of the budget, that a grid must leave to the search */

/* The work of this many settings of each algorithm on the trials of a stage. */
static double work_of(const struct tuned *tuned, int stage, size_t settings)
{
    double work = 0;
    for (int a = 0; a < tuned->contest->count; a++)
        work += tuned->contest->contestant[a].work;
    return work * (double)settings * tuned->stage[stage].trials;
}

/* The work of finals and fresh trials with this many points on each front. */
static double work_of_ends(const struct tuned *tuned, size_t points)
{
    size_t goals = points + tuned->request->question.asked;
    return work_of(tuned, STAGE_FINALS, goals + 1) + work_of(tuned, STAGE_FRESH, goals);
}

void tuning_set_ends(struct tuning *tuning)
{
    struct tuned *tuned = tuning->tuned;
    double end = tuning->begin + tuned->request->budget;
    double rest = work_of_ends(tuned, tuned->request->question.points);
    tuned->stage[STAGE_GRID].end = end - search_share * tuned->request->budget;
    tuned->stage[STAGE_SEARCH].end = end;
    tuned->stage[STAGE_GRID].rest = tuned->stage[STAGE_SEARCH].rest = rest;
}

static void warn_of_ends(const struct tuning *tuning)
{
    const struct tune_request *request = tuning->tuned->request;
    double needed = runner_seconds(&tuning->runner, work_of_ends(tuning->tuned, 1));
    char budget[16], duration[16], text[160];
    if (request->quiet || needed <= request->budget)
        return;
    screen_duration(request->budget, budget, sizeof budget);
    screen_duration(needed, duration, sizeof duration);
    snprintf(text, sizeof text,
             "the budget of %s is short: finals and fresh trials alone take about %s; fewer "
             "--trials help",
             budget, duration);
    screen_paragraph(stderr, 0, text);
}

void tuning_shorten_finals(struct tuning *tuning)
{
    struct tuned *tuned = tuning->tuned;
    double needed = runner_seconds(&tuning->runner, work_of_ends(tuned, tuning->question.points));
    if (needed <= tuned->request->budget / 2 || tuned->contest->recorded)
        return;
    tuned->stage[STAGE_FINALS].trials = SHORT_FINALS;
    tuned->late = 1;
    tuning_set_ends(tuning);
    warn_of_ends(tuning);
}

void tuning_limit_points(struct tuning *tuning)
{
    const struct tuned *tuned = tuning->tuned;
    double left = tuning->begin + tuned->request->budget - clock_seconds();
    while (tuning->question.points > 1 &&
           runner_seconds(&tuning->runner, work_of_ends(tuned, tuning->question.points)) > left)
        tuning->question.points--;
    if (tuning->question.points < tuned->request->question.points)
        tuning->tuned->late = 1;
}

void tuning_limit_rounds(struct tuning *tuning)
{
    struct tuned *tuned = tuning->tuned;
    size_t goals = tuning->question.points + tuning->question.asked;
    double fresh = work_of(tuned, STAGE_FRESH, goals);
    tuned->stage[STAGE_FINALS].end = tuned->stage[STAGE_SEARCH].end;
    tuned->stage[STAGE_FINALS].rest = fresh;
    tuned->stage[STAGE_GRID].rest = tuned->stage[STAGE_SEARCH].rest =
        fresh + work_of(tuned, STAGE_FINALS, goals);
}
