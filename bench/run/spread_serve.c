/* The processes that share networks with process 0. */
#include "bench/run/spread.h"

#include "base/mem.h"
#include "bench/measure/shorter.h"
#include "bench/peers/peers.h"
#include "bench/run/spread_letters.h"
#include "bench/run/stop.h"
#include "bench/scenario/setup.h"

#include <stdlib.h>

/* The setup of a case, as process 0 has it; of the network it has a share. */
struct mirror {
    struct mirror *next;
    int id;
    struct setup setup; /* must not move */
};

struct worker {
    const struct scenario *scenario;
    struct files *files;
    struct mirror *first;
    int ended, code;
};

/* ---- shares ---- */

/* They arrive in any case; without room for them they are dropped. */
static void take_arrays(const struct ranks *room, const struct share_shape *shape, int32_t *part)
{
    struct parcel array[SHARE_ARRAYS] = {{0}};
    size_t bytes[SHARE_ARRAYS];
    share_array_bytes(shape, bytes);
    if (room)
        ranks_arrays(room, array);
    peers_take_bytes(0, part, (size_t)shape->nodes * sizeof *part);
    for (int i = 0; i < SHARE_ARRAYS; i++)
        peers_take_bytes(0, array[i].bytes, bytes[i]);
}

static int build_mirror(struct worker *worker, struct mirror *mirror, const struct handed *handed,
                        struct err *err)
{
    const struct scenario_case *item = &worker->scenario->item[handed->item];
    struct ranks ranks = {.rank = peers_rank(), .count = peers_count()};
    int32_t *part = mem_untouched((size_t)handed->shape.nodes, sizeof *part, err);
    int failed = !part || ranks_make_room(&ranks, &handed->shape, err);
    take_arrays(failed ? NULL : &ranks, &handed->shape, part);
    if (!failed)
        return setup_build_share(&mirror->setup, item->tree, item->algorithm, handed->trial,
                                 worker->files, &ranks, part, err);
    ranks_free(&ranks);
    free(part);
    return -1;
}

static int take_share(struct worker *worker, const char *text, struct err *err)
{
    struct handed handed;
    if (!handed_read(text, worker->scenario->cases, &handed))
        return err_set(err, ERR_INTERNAL, "a share of process 0 is not understood");
    peers_note(handed.note);
    struct mirror *mirror = mem_zeroed(1, sizeof *mirror, err);
    if (!mirror || build_mirror(worker, mirror, &handed, err)) {
        free(mirror);
        return -1;
    }
    mirror->id = handed.id;
    mirror->next = worker->first;
    worker->first = mirror;
    return 0;
}

/* The link of the list that leads to a setup; to NULL when there is none. */
static struct mirror **find_mirror(struct worker *worker, int id)
{
    struct mirror **link = &worker->first;
    while (*link && (*link)->id != id)
        link = &(*link)->next;
    return link;
}

static void forget_share(struct worker *worker, int id)
{
    struct mirror **link = find_mirror(worker, id), *mirror = *link;
    if (!mirror)
        return;
    *link = mirror->next;
    setup_free(&mirror->setup);
    free(mirror);
}

/* ---- runs ---- */

/* An error is the same in all processes; process 0 ends the run. */
static void run_plan(struct setup *setup, const struct announced *run)
{
    struct shorter shorter;
    struct outcome outcome;
    struct err err;
    shorter_make(&shorter, &setup->plan, run->iterations);
    struct plan *plan = &shorter.plan;
    plan->first_trial = run->first_trial;
    plan->trials = run->trials;
    plan->observe_every = run->observe_every;
    plan->threads = run->threads;
    plan->save_estimates = run->save_estimates;
    plan->steady_from = run->steady_from;
    plan->profile_every = run->profile_every;
    plan->diverged_above = run->diverged_above;
    if (!engine_run(plan, &outcome, &err))
        outcome_free(&outcome);
}

static void take_plan(struct worker *worker, const char *text)
{
    struct announced run;
    if (!announced_read(text, &run))
        return;
    struct mirror *mirror = *find_mirror(worker, run.id);
    peers_note(run.note);
    if (mirror)
        run_plan(&mirror->setup, &run);
}

/* ---- serving ---- */

static void answer(int failed, const struct err *err)
{
    if (failed)
        letter_send_trouble(err);
    else
        peers_send(0, LETTER_READY, "", NULL);
}

static void serve_spread(struct worker *worker, const struct letter *letter)
{
    struct err err;
    if (letter->subject == LETTER_END) {
        worker->ended = 1;
        worker->code = atoi(letter->text);
        peers_note("");
    } else if (letter->subject == LETTER_SHARE) {
        answer(take_share(worker, letter->text, &err), &err);
    } else if (letter->subject == LETTER_FORGET) {
        forget_share(worker, atoi(letter->text));
    } else if (letter->subject == LETTER_PLAN) {
        take_plan(worker, letter->text);
    }
}

int spread_serve(const struct scenario *scenario, struct files *files)
{
    struct worker worker = {.scenario = scenario, .files = files};
    struct letter letter;
    stop_on_signals(); /* process 0 stops the run for all */
    while (!worker.ended) {
        if (peers_take(&letter, NULL) > 0) {
            serve_spread(&worker, &letter);
            free(letter.text);
        } else {
            peers_rest();
        }
    }
    while (worker.first)
        forget_share(&worker, worker.first->id);
    peers_send(0, LETTER_BYE, "", NULL);
    return worker.code;
}
