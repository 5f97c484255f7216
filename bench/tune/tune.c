#include "bench/tune/tune.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/screen.h"
#include "bench/common/version.h"
#include "bench/results/inputs_json.h"
#include "bench/run/stop.h"
#include "bench/scenario/tree_json.h"
#include "bench/tune/tuned_json.h"
#include "bench/tune/tuning.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RESAMPLES = 200, ROUNDS = 5, FINALS = 40 };

/* ---- stages ---- */

static void set_stages(struct tuned *tuned)
{
    static const char *const name[STAGES] = {"grid", "search", "finals", "fresh trials"};
    static const int trials[STAGE_FRESH] = {4, 10, FINALS};
    const struct contest *contest = tuned->contest;
    for (int i = 0; i < STAGE_FRESH; i++)
        tuned->stage[i] =
            (struct stage){.name = name[i],
                           .seed = tuned->request->seed,
                           .trials = contest->recorded ? 1 : trials[i],
                           .coarse = 1,
                           .timed = i == STAGE_FINALS && tuned->request->question.by_seconds,
                           .end = INFINITY};
    tuned->stage[STAGE_FRESH] = (struct stage){.name = name[STAGE_FRESH],
                                               .seed = contest->seed,
                                               .trials = contest->trials,
                                               .resamples = RESAMPLES,
                                               .timed = 1,
                                               .end = INFINITY};
}

static size_t count_of(const struct tuned *tuned, int stage)
{
    size_t count = 0;
    for (int a = 0; a < tuned->contest->count; a++)
        count += tuned->hunt[a].of[stage].count;
    return count;
}

/* Runs the candidates of all algorithms together, so that they share data. */
static int run_stage(struct tuning *tuning, int stage, struct err *err)
{
    struct tuned *tuned = tuning->tuned;
    size_t count = 0;
    struct entry *entry = mem_zeroed(count_of(tuned, stage), sizeof *entry, err);
    for (int a = 0; entry && a < tuned->contest->count; a++) {
        struct candidates *from = &tuned->hunt[a].of[stage];
        for (size_t i = 0; i < from->count; i++)
            entry[count++] = (struct entry){a, &from->item[i]};
    }
    int code = entry ? runner_run(&tuning->runner, &tuned->stage[stage], entry, count, err) : -1;
    tuned->late |= tuning->runner.late;
    free(entry);
    return code;
}

/* Calls a step of every hunt. */
static int step_all(const struct tuning *tuning,
                    int (*step)(struct hunt *, const struct question *, struct err *),
                    struct err *err)
{
    for (int a = 0; a < tuning->tuned->contest->count; a++)
        if (step(&tuning->tuned->hunt[a], &tuning->question, err))
            return -1;
    return 0;
}

/* Runs the grid, then what its steps propose, until they propose nothing. */
static int run_grid(struct tuning *tuning, struct err *err)
{
    size_t before = 0;
    int code = 0;
    while (code == 0 && !tuning->runner.late && count_of(tuning->tuned, STAGE_GRID) > before) {
        before = count_of(tuning->tuned, STAGE_GRID);
        code = run_stage(tuning, STAGE_GRID, err);
        if (code == 0)
            code = step_all(tuning, hunt_step_grid, err);
    }
    return code;
}

static int begin_all(struct tuning *tuning, struct err *err)
{
    struct tuned *tuned = tuning->tuned;
    for (int a = 0; a < tuned->contest->count; a++)
        if (hunt_begin(&tuned->hunt[a], &tuned->contest->contestant[a], tuned->request->settings,
                       err))
            return -1;
    return 0;
}

/* The grid, and the written settings in all stages of the tuning. */
static int run_first(struct tuning *tuning, struct err *err)
{
    int code = begin_all(tuning, err);
    if (code == 0)
        code = run_stage(tuning, STAGE_GRID, err);
    tuning_shorten_finals(tuning);
    for (int stage = STAGE_SEARCH; code == 0 && stage <= STAGE_FINALS; stage++)
        code = run_stage(tuning, stage, err);
    if (code == 0 && !(code = step_all(tuning, hunt_survey, err)))
        code = run_grid(tuning, err);
    return code;
}

/* Runs what was proposed on the trials of the grid, and the promising ones on those of the search.
 */
static int run_proposed(struct tuning *tuning, struct err *err)
{
    int code = run_stage(tuning, STAGE_GRID, err);
    if (code == 0 && !tuning->runner.late && !(code = step_all(tuning, hunt_admit, err)))
        code = run_stage(tuning, STAGE_SEARCH, err);
    return code;
}

static size_t count_searched(const struct tuned *tuned)
{
    return count_of(tuned, STAGE_GRID) + count_of(tuned, STAGE_SEARCH);
}

static int run_search(struct tuning *tuning, struct err *err)
{
    size_t before = 0;
    int code = run_stage(tuning, STAGE_SEARCH, err);
    while (code == 0 && !tuning->runner.late && count_searched(tuning->tuned) > before) {
        before = count_searched(tuning->tuned);
        code = step_all(tuning, hunt_step_search, err);
        if (code == 0)
            code = run_proposed(tuning, err);
    }
    return code;
}

static int search_and_judge(struct tuning *tuning, int first, struct err *err)
{
    tuning->tuned->stage[STAGE_GRID].end = tuning->tuned->stage[STAGE_SEARCH].end;
    int code = step_all(tuning, hunt_search, err);
    if (code == 0)
        code = run_search(tuning, err);
    if (first)
        tuning_limit_points(tuning);
    if (code == 0 && !(code = step_all(tuning, hunt_finals, err)))
        code = run_stage(tuning, STAGE_FINALS, err);
    return code;
}

/* Until the finals have nothing new. A search that was short of time goes on if the finals took
 * less than was left for them. */
static int run_rounds(struct tuning *tuning, struct err *err)
{
    size_t before;
    int code, round = 0;
    do {
        before = count_of(tuning->tuned, STAGE_FINALS);
        code = search_and_judge(tuning, round == 0, err);
        tuning_limit_rounds(tuning);
    } while (code == 0 && ++round < ROUNDS && count_of(tuning->tuned, STAGE_FINALS) > before);
    return code;
}

static int run_stages(struct tuning *tuning, struct err *err)
{
    int code = run_first(tuning, err);
    if (code == 0)
        code = run_rounds(tuning, err);
    if (code == 0 && !(code = step_all(tuning, hunt_fresh, err)))
        code = run_stage(tuning, STAGE_FRESH, err);
    return code;
}

/* ---- the journal's first line ---- */

static json_t *asked_json(const struct tuned *tuned, struct err *err)
{
    const struct tune_request *request = tuned->request;
    json_t *files = inputs_json(tuned->contest->scenario, err);
    return files ? json_pack("{s:s, s:s, s:o, s:o, s:o, s:i, s:i}", "version", SLABMARK_VERSION,
                             "commit", SLABMARK_COMMIT, "scenario",
                             tree_json(tuned->contest->scenario->base), "inputs", files, "question",
                             question_json(&request->question), "settings", (int)request->settings,
                             "seed", request->seed)
                 : NULL;
}

static int open_journal(struct tuning *tuning, struct err *err)
{
    const struct tune_request *request = tuning->tuned->request;
    json_t *asked = asked_json(tuning->tuned, err);
    int failed = !asked || memory_open(&tuning->runner.memory, request->directory, asked,
                                       request->resume, err);
    json_decref(asked);
    return failed ? -1 : 0;
}

/* ---- all ---- */

static size_t count_tried(const struct tuned *tuned)
{
    size_t count = 0;
    for (int a = 0; a < tuned->contest->count; a++) {
        const struct hunt *hunt = &tuned->hunt[a];
        for (size_t i = 0; i < hunt->of[STAGE_GRID].count; i++)
            count += (size_t)hunt->of[STAGE_GRID].item[i].scored;
        for (size_t i = 0; i < hunt->of[STAGE_SEARCH].count; i++)
            count += (size_t)hunt->of[STAGE_SEARCH].item[i].scored;
    }
    return count;
}

int tune(struct tuned *tuned, const struct contest *contest, const struct tune_request *request,
         struct files *files, struct err *err)
{
    *tuned = (struct tuned){.contest = contest, .request = request};
    struct tuning tuning = {
        .tuned = tuned,
        .begin = clock_seconds(),
        .question = request->question,
        .runner = {.contest = contest, .files = files, .target = request->question.target}};
    tuning.runner.progress = (struct tune_progress){.begin = tuning.begin,
                                                    .budget = request->budget,
                                                    .live = screen_live(stderr) && !request->quiet,
                                                    .quiet = request->quiet,
                                                    .stop = &stop_requested};
    set_stages(tuned);
    tuning_set_ends(&tuning);
    stop_on_signals();
    tuned->hunt = mem_zeroed((size_t)contest->count, sizeof *tuned->hunt, err);
    int code = tuned->hunt && !open_journal(&tuning, err) ? run_stages(&tuning, err) : -1;
    tuned->tried = code == 0 ? count_tried(tuned) : 0;
    tuned->seconds = clock_seconds() - tuning.begin;
    memory_free(&tuning.runner.memory);
    return code;
}

void tuned_free(struct tuned *tuned)
{
    for (int a = 0; tuned->hunt && a < tuned->contest->count; a++)
        hunt_free(&tuned->hunt[a]);
    free(tuned->hunt);
    *tuned = (struct tuned){0};
}
