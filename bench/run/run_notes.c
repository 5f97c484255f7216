#include "bench/run/run_notes.h"

#include "bench/common/screen.h"

#include <stdio.h>
#include <string.h>

static void print_earlier(const struct results *results)
{
    json_t *note;
    size_t i;
    json_array_foreach(results->notes, i, note)
    {
        fputs("note: ", stderr);
        screen_text(stderr, 0, json_string_value(note));
        putc('\n', stderr);
    }
}

/* ---- on the cases about to run ---- */

static void note_weights(const struct checked *checked)
{
    fprintf(stderr,
            "note: these weights are not doubly stochastic, which the theory of %s requires\n",
            checked->unfit);
}

/* 1 when fewer threads run than the machine has processors. */
static int limits_threads(const char *threads_by)
{
    static const char *const expected[] = {"the scenario", "processors", "nodes", "trials"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!strcmp(threads_by, expected[i]))
            return 0;
    return 1;
}

static void note_threads(const struct checked *checked)
{
    fprintf(stderr, "note: %d thread%s, limited by %s\n", checked->threads,
            checked->threads == 1 ? "" : "s", checked->threads_by);
}

/* Each reason once, with the labels that it concerns. */
static void note_theory(const struct scenario *scenario, const char *chosen,
                        const struct checked *checked, int first)
{
    const char *why = checked[first].theory_gap, *last = "";
    for (int i = 0; i < first; i++)
        if (chosen[i] && checked[i].theory_gap && !strcmp(checked[i].theory_gap, why))
            return;
    fputs("note: no curve by theory for", stderr);
    for (int i = first; i < scenario->cases; i++) {
        const char *label = scenario->item[i].label;
        if (!chosen[i] || !checked[i].theory_gap || strcmp(checked[i].theory_gap, why) ||
            !strcmp(label, last))
            continue;
        fputs(*last ? ", " : " ", stderr);
        screen_text(stderr, 0, label);
        last = label;
    }
    fprintf(stderr, ": %s\n", why);
}

static void note_unanswered(const struct scenario_case *item, const char *why)
{
    fputs("warning: ", stderr);
    screen_text(stderr, 0, item->name);
    fprintf(stderr, ": its estimates stay biased or diverge, since %s\n", why);
}

static void note_step(const struct scenario_case *item, const struct step_limit *limit)
{
    fputs("warning: ", stderr);
    screen_text(stderr, 0, item->name);
    fprintf(stderr,
            ": step %g of node %d is beyond the bound of a single node: it is stable in the mean "
            "square for 0 < step < %.3g\n",
            limit->step, limit->node, limit->bound);
}

/* 1 when an earlier case has the same cuts. */
static int is_known_cut(const char *chosen, const struct checked *checked, int i)
{
    for (int j = 0; j < i; j++)
        if (chosen[j] && !strcmp(checked[j].cuts, checked[i].cuts))
            return 1;
    return 0;
}

/* Prints each note once, on the first case that it concerns. */
static void note_cases(const struct scenario *scenario, const char *chosen,
                       const struct checked *checked, const struct results *results)
{
    int weights = 0, threads = 0, steps = 0, unanswered = 0;
    for (int i = 0; i < scenario->cases; i++) {
        if (!chosen[i] || results_has(results, scenario->item[i].name))
            continue;
        if (checked[i].unfit && !weights++)
            note_weights(&checked[i]);
        if (limits_threads(checked[i].threads_by) && !threads++)
            note_threads(&checked[i]);
        if (checked[i].theory_gap)
            note_theory(scenario, chosen, checked, i);
        if (checked[i].unanswered && !unanswered++)
            note_unanswered(&scenario->item[i], checked[i].unanswered);
        if (checked[i].limit.bound > 0 && !steps++)
            note_step(&scenario->item[i], &checked[i].limit);
        if (checked[i].cuts[0] && !is_known_cut(chosen, checked, i))
            fprintf(stderr, "note: %s\n", checked[i].cuts);
    }
}

/* ---- on all chosen cases ---- */

static void note_data(const struct scenario *scenario, const char *chosen,
                      const struct checked *checked)
{
    int named = 0, noiseless = 0;
    for (int i = 0; i < scenario->cases; i++) {
        named |= chosen[i] && checked[i].named;
        noiseless |= chosen[i] && checked[i].noiseless;
    }
    if (named)
        fputs("note: node ids are not numbers, so nodes are numbered in the order of the file "
              "(node_ids in run.json)\n",
              stderr);
    if (noiseless)
        fputs("warning: no noise is given, so rounding sets the floors. Set noise.variance or "
              "noise.snr_db\n",
              stderr);
}

void run_notes_print(const struct scenario *scenario, const char *chosen,
                     const struct run_request *request, const struct results *results)
{
    print_earlier(results);
    if (request->quiet)
        return;
    note_data(scenario, chosen, request->checked);
    note_cases(scenario, chosen, request->checked, results);
}
