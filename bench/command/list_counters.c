#include "bench/command/list_counters.h"

#include "base/clock.h"
#include "base/join.h"
#include "bench/common/args.h"
#include "bench/common/screen.h"
#include "bench/counters/counters.h"
#include "bench/counters/exercise.h"
#include "bench/counters/metrics.h"
#include "engine/engine.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME = 22, STATUS = 12, NOTES = 16 };

/* Reasons that several quantities share are printed once, below the table. */
struct notes {
    int count;
    const char *text[NOTES];
};

/* One repetition of a pass: works long enough that no counter stays at zero. */
static void count_pass(struct counters *counters, int pass, struct exercise *exercise)
{
    const double enough = 0.02;
    const struct watch *watch = counters_watch(counters, pass);
    watch->enter(watch->arg, 0);
    watch->begin(watch->arg, 0);
    double begin = clock_seconds(), seconds;
    do {
        exercise_run(exercise);
        seconds = clock_seconds() - begin;
    } while (seconds < enough);
    watch->end(watch->arg, 0);
    watch->leave(watch->arg, 0);
    counters_check(counters, &(struct expectation){NAN, NAN, NAN, NAN, seconds});
}

static void put_back_ends(void)
{
    printf("%sBack ends, in the order of `auto`%s\n", screen_bold(stdout), screen_plain(stdout));
    for (int i = 0; backends[i]; i++) {
        char text[400], state[300];
        int usable = backends[i]->state(state, sizeof state);
        snprintf(text, sizeof text, "%s%s", usable ? "" : "not here: ", state);
        screen_item(stdout, NAME, backends[i]->name, text);
    }
}

static int note_of(struct notes *notes, const char *text)
{
    for (int i = 0; i < notes->count; i++)
        if (!strcmp(notes->text[i], text))
            return i + 1;
    if (notes->count < NOTES)
        notes->text[notes->count++] = text;
    return notes->count;
}

static const char *state_of(const struct counters *counters, int i)
{
    return counters_at(counters, i)->replay ? "simulated"
                                            : counter_status_name(counters_at(counters, i)->status);
}

static void put_quantity(const struct counters *counters, int i, struct notes *notes)
{
    const struct counted *counted = counters_at(counters, i);
    int simulated = counted->replay != NULL;
    printf("%-*s %-*s ", NAME, counted->quantity->name, STATUS, state_of(counters, i));
    if (simulated || counted->status == COUNTER_MEASURED)
        printf("%s\n", counted->source);
    else
        printf("(%d)\n", note_of(notes, counted->reason));
}

static void put_quantities(const struct counters *counters)
{
    struct notes notes = {0};
    printf("\n%sQuantities%s\n", screen_bold(stdout), screen_plain(stdout));
    for (int i = 0; i < counters_count(counters); i++)
        put_quantity(counters, i, &notes);
    for (int i = 0; i < notes.count; i++) {
        char number[16];
        snprintf(number, sizeof number, "(%d)", i + 1);
        screen_item(stdout, 3, number, notes.text[i]);
    }
}

static void put_meanings(const struct tables *tables)
{
    printf("\n%sWhat they count%s\n", screen_bold(stdout), screen_plain(stdout));
    for (size_t i = 0; i < tables->quantities; i++)
        screen_item(stdout, NAME, tables->quantity[i].name, tables->quantity[i].help);
}

/* 1 for a quantity that a run could count here, else NAN. */
static double known_here(void *arg, const char *name)
{
    const struct counters *counters = arg;
    int i = counters_find(counters, name);
    if (i < 0)
        return 1; /* a variable of the run, not a count */
    return counters_at(counters, i)->status == COUNTER_MEASURED || counters_at(counters, i)->replay
               ? 1
               : NAN;
}

static void put_metrics(struct counters *counters)
{
    const struct tables *tables = counters_tables(counters);
    printf("\n%sDerived metrics%s\n", screen_bold(stdout), screen_plain(stdout));
    for (size_t i = 0; i < tables->metrics; i++) {
        const struct derived_metric *metric = &tables->metric[i];
        char missing[64], text[300];
        metric_missing(metric, known_here, counters, missing, sizeof missing);
        snprintf(text, sizeof text, "%s%s%s%s%s%s", metric->help,
                 strcmp(metric->unit, "1") ? ", " : "",
                 strcmp(metric->unit, "1") ? metric->unit : "", missing[0] ? " (needs " : "",
                 missing, missing[0] ? ")" : "");
        screen_item(stdout, NAME + 6, metric->name, text);
    }
}

/* ---- the whole listing ---- */

/* Opens and probes every counter. Prints the error and returns NULL on failure. */
static struct counters *survey(void)
{
    struct counters *counters;
    struct exercise exercise;
    struct err err;
    if (counters_open(&counters, "auto", 1, &err)) {
        args_fail(&err);
        return NULL;
    }
    if (exercise_init(&exercise, &err)) {
        args_fail(&err);
        counters_close(counters);
        return NULL;
    }
    for (int pass = 0; pass < counters_passes(counters); pass++)
        count_pass(counters, pass, &exercise);
    exercise_free(&exercise);
    return counters;
}

void list_counters(void)
{
    struct counters *counters = survey();
    if (!counters)
        return;
    put_back_ends();
    put_quantities(counters);
    put_meanings(counters_tables(counters));
    put_metrics(counters);
    counters_close(counters);
}

void list_counters_brief(void)
{
    static const char *const states[] = {"measured", "simulated", "implausible", "unavailable"};
    struct counters *counters = survey();
    if (!counters)
        return;
    put_back_ends();
    for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
        char names[600] = "";
        for (int i = 0; i < counters_count(counters); i++)
            if (!strcmp(state_of(counters, i), states[s]))
                join(names, sizeof names, ", ", counters_at(counters, i)->quantity->name);
        if (names[0])
            screen_item(stdout, NAME, states[s], names);
    }
    puts("`slabmark list counters` shows why, and how to fix it.");
    counters_close(counters);
}
