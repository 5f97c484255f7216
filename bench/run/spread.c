#include "bench/run/spread.h"

#include "bench/peers/peers.h"
#include "bench/run/spread_letters.h"
#include "bench/run/stop.h"
#include "bench/scenario/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int wants_ranks(const struct scenario_case *item)
{
    const struct tree *parallel = tree_get(tree_get(item->tree, "run"), "parallel");
    return parallel && parallel->kind == TREE_SCALAR &&
           !strcmp(parallel->text, parallel_words[PARALLEL_RANKS]);
}

int spread_wanted(const struct scenario *scenario)
{
    for (int i = 0; i < scenario->cases; i++)
        if (wants_ranks(&scenario->item[i]))
            return 1;
    return 0;
}

/* ---- runs ---- */

static int announce(void *arg, const struct plan *plan, struct err *err)
{
    const struct setup *setup = arg;
    struct announced run = {.id = setup->shared_as,
                            .first_trial = plan->first_trial,
                            .trials = plan->trials,
                            .iterations = plan->source->iterations,
                            .observe_every = plan->observe_every,
                            .threads = plan->threads,
                            .save_estimates = plan->save_estimates,
                            .steady_from = plan->steady_from,
                            .profile_every = plan->profile_every,
                            .diverged_above = plan->diverged_above,
                            .note = peers_noted()};
    char text[SPREAD_TEXT];
    announced_write(&run, text);
    for (int to = 1; to < peers_count(); to++)
        if (peers_send(to, LETTER_PLAN, text, err))
            return -1;
    return 0;
}

void spread_lead(const struct scenario *scenario, struct files *files)
{
    files->announce = announce;
    files->announcer = scenario;
}

/* ---- shares ---- */

static int item_of(const struct scenario *scenario, const struct setup *setup)
{
    int i = 0;
    while (i < scenario->cases && (scenario->item[i].tree != setup->origin ||
                                   scenario->item[i].algorithm != setup->algorithm))
        i++;
    return i;
}

static int send_share(const struct setup *setup, const struct ranks *ranks, struct err *err)
{
    struct handed handed = {.id = setup->shared_as,
                            .item = item_of(setup->files->announcer, setup),
                            .trial = setup->trial,
                            .shape = ranks_shape(ranks),
                            .note = peers_noted()};
    struct parcel array[SHARE_ARRAYS];
    char text[SPREAD_TEXT];
    handed_write(&handed, text);
    ranks_arrays(ranks, array);
    if (peers_send(ranks->rank, LETTER_SHARE, text, err))
        return -1;
    peers_send_bytes(ranks->rank, ranks->part, (size_t)ranks->nodes * sizeof *ranks->part);
    for (int i = 0; i < SHARE_ARRAYS; i++)
        peers_send_bytes(ranks->rank, array[i].bytes, array[i].size);
    return 0;
}

static int give_share(const struct setup *setup, int to, struct err *err)
{
    struct ranks ranks = setup->ranks;
    ranks.rank = to;
    if (setup_share(setup, &ranks, err))
        return -1;
    int failed = send_share(setup, &ranks, err);
    ranks_free(&ranks);
    return failed;
}

/* Each builds its setup, which may take minutes, and answers or says why not. */
static int hear_answers(struct err *err)
{
    struct letter letter;
    for (int left = peers_count() - 1; left && !stop_requested;) {
        int taken = peers_take(&letter, err);
        if (taken < 0)
            return -1;
        if (!taken) {
            peers_rest();
            continue;
        }
        int failed = letter.subject == LETTER_TROUBLE && letter_trouble(&letter, err);
        free(letter.text);
        if (failed)
            return -1;
        left--;
    }
    return stop_requested ? err_set(err, ERR_INTERNAL, "stopped by a signal") : 0;
}

int spread_hand_out(struct setup *setup, struct err *err)
{
    if (!setup->plan.ranks || peers_count() == 1 || setup->shared_as)
        return 0;
    setup->shared_as = ++setup->files->shares;
    for (int to = 1; to < peers_count(); to++)
        if (give_share(setup, to, err))
            return -1;
    return hear_answers(err);
}

void spread_take_back(struct setup *setup)
{
    char text[16];
    snprintf(text, sizeof text, "%d", setup->shared_as);
    for (int to = 1; setup->shared_as && to < peers_count(); to++)
        peers_send(to, LETTER_FORGET, text, NULL);
    setup->shared_as = 0;
}
