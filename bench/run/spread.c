#include "bench/run/spread.h"

#include "bench/measure/shorter.h"
#include "bench/peers/peers.h"
#include "bench/run/farm_letters.h"
#include "bench/run/stop.h"
#include "bench/scenario/setup.h"

#include <stdio.h>
#include <stdlib.h>

int spread_wanted(const struct scenario *scenario, const char *chosen,
                  const struct checked *checked)
{
    for (int i = 0; i < scenario->cases; i++)
        if (chosen[i] && checked[i].shared)
            return 1;
    return 0;
}

/* ---- what is announced ---- */

/* A run of the engine: the case, and what its plan has of its own. */
struct announced {
    int item, trial; /* of the scenario; whose network and levels the setup has */
    int first_trial, trials, iterations, observe_every, threads;
    int save_estimates, steady_from, profile_every;
    double diverged_above;
};

static int item_of(const struct scenario *scenario, const struct setup *setup)
{
    int i = 0;
    while (i < scenario->cases && (scenario->item[i].tree != setup->origin ||
                                   scenario->item[i].algorithm != setup->algorithm))
        i++;
    return i;
}

static int announce(void *arg, const struct plan *plan, struct err *err)
{
    const struct setup *setup = arg;
    char text[200 + NOTE_TEXT];
    snprintf(text, sizeof text, "%d %d %d %d %d %d %d %d %d %d %a %s",
             item_of(setup->files->announcer, setup), setup->trial, plan->first_trial, plan->trials,
             plan->source->iterations, plan->observe_every, plan->threads, plan->save_estimates,
             plan->steady_from, plan->profile_every, plan->diverged_above, peers_noted());
    for (int to = 1; to < peers_count(); to++)
        if (peers_send(to, LETTER_PLAN, text, err))
            return -1;
    return 0;
}

static int read_order(const char *text, int cases, struct announced *order)
{
    int end;
    if (sscanf(text, "%d %d %d %d %d %d %d %d %d %d %la %n", &order->item, &order->trial,
               &order->first_trial, &order->trials, &order->iterations, &order->observe_every,
               &order->threads, &order->save_estimates, &order->steady_from, &order->profile_every,
               &order->diverged_above, &end) != 11 ||
        order->item < 0 || order->item >= cases)
        return 0;
    peers_note(text + end);
    return 1;
}

void spread_lead(const struct scenario *scenario, struct files *files)
{
    files->announce = announce;
    files->announcer = scenario;
}

/* ---- the other processes ---- */

struct worker {
    const struct scenario *scenario;
    struct files *files;
    struct setup setup; /* of the last case, kept for the next run of it */
    int item, trial;    /* that it is of; -1: none */
    int ended, code;
};

static int prepare_setup(struct worker *worker, const struct announced *order, struct err *err)
{
    const struct scenario_case *item = &worker->scenario->item[order->item];
    if (worker->item == order->item && worker->trial == order->trial)
        return 0;
    if (worker->item >= 0)
        setup_free(&worker->setup);
    worker->item = -1;
    if (setup_build_trial(&worker->setup, item->tree, item->algorithm, order->trial, worker->files,
                          err))
        return -1;
    setup_drop_graph(&worker->setup);
    worker->item = order->item;
    worker->trial = order->trial;
    return 0;
}

static int run_order(struct worker *worker, const struct announced *order, struct err *err)
{
    struct shorter shorter;
    struct outcome outcome;
    if (prepare_setup(worker, order, err))
        return -1;
    shorter_make(&shorter, &worker->setup.plan, order->iterations);
    struct plan *plan = &shorter.plan;
    plan->first_trial = order->first_trial;
    plan->trials = order->trials;
    plan->observe_every = order->observe_every;
    plan->threads = order->threads;
    plan->save_estimates = order->save_estimates;
    plan->steady_from = order->steady_from;
    plan->profile_every = order->profile_every;
    plan->diverged_above = order->diverged_above;
    if (engine_run(plan, &outcome, err))
        return -1;
    outcome_free(&outcome);
    return 0;
}

/* An error is the same in all processes; process 0 ends the run. */
static void serve_letter(struct worker *worker, const struct letter *letter)
{
    struct announced order;
    struct err err;
    if (letter->subject == LETTER_END) {
        worker->ended = 1;
        worker->code = atoi(letter->text);
    } else if (letter->subject == LETTER_PLAN &&
               read_order(letter->text, worker->scenario->cases, &order)) {
        run_order(worker, &order, &err);
    }
}

int spread_serve(const struct scenario *scenario, struct files *files)
{
    struct worker worker = {.scenario = scenario, .files = files, .item = -1};
    struct letter letter;
    stop_on_signals(); /* process 0 stops the run for all */
    while (!worker.ended) {
        if (peers_take(&letter, NULL) > 0) {
            serve_letter(&worker, &letter);
            free(letter.text);
        } else {
            peers_rest();
        }
    }
    if (worker.item >= 0)
        setup_free(&worker.setup);
    peers_send(0, LETTER_BYE, "", NULL);
    return worker.code;
}
