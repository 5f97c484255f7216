#include "bench/machine/ceiling_rounds.h"

#include <math.h>
#include <stdio.h>

enum { ATTEMPTS = 4, PATIENCE = 3 };

struct ceiling_rounds {
    struct ceilings *ceilings;
    int threads;
    double begin, seconds;
    const struct ceiling_sampler *sampler;
};

static double seconds_left(const struct ceiling_rounds *rounds)
{
    double spent = rounds->sampler->now(rounds->sampler->arg) - rounds->begin;
    return PATIENCE * rounds->seconds - spent;
}

/* Rounds that a row should have by now. */
static int rounds_wanted(const struct ceiling_rounds *rounds)
{
    double left = seconds_left(rounds);
    return left > (PATIENCE - 1) * rounds->seconds ? CEILING_ROUNDS : left > 0 ? CEILING_ENOUGH : 0;
}

/* One whole round, if one of a few attempts is whole. */
static int take_round(const struct ceiling_rounds *rounds, struct ceiling *row, struct err *err)
{
    const struct ceiling_sampler *sampler = rounds->sampler;
    int interrupted = 1;
    for (int i = 0; i < ATTEMPTS && interrupted; i++) {
        double value;
        if (sampler->sample(sampler->arg, row, &value, &interrupted, err))
            return -1;
        if (interrupted)
            row->interrupted++;
        else
            row->round[row->rounds++] = value;
    }
    return 0;
}

/* All rows in turn, so that a disturbance affects all alike. *lacking: rows that want more. */
static int take_turn(const struct ceiling_rounds *rounds, int *lacking, struct err *err)
{
    *lacking = 0;
    for (int i = 0; i < rounds->ceilings->count; i++) {
        struct ceiling *row = &rounds->ceilings->row[i];
        if (row->threads != rounds->threads || row->why[0] || row->rounds >= rounds_wanted(rounds))
            continue;
        if (take_round(rounds, row, err))
            return -1;
        *lacking += row->rounds < rounds_wanted(rounds);
    }
    return 0;
}

static void settle_row(struct ceiling *row)
{
    int all = row->rounds + row->interrupted;
    if (!row->why[0] && row->rounds < CEILING_ENOUGH && row->interrupted)
        snprintf(row->why, sizeof row->why, "other programs took a processor in %d of %d rounds",
                 row->interrupted, all);
    else if (!row->why[0] && row->rounds < CEILING_ENOUGH)
        snprintf(row->why, sizeof row->why, "no time was left for it");
    ceiling_settle(row);
}

/* Of bandwidths below that of the next level out. From memory inwards, since each is compared with
 * those beyond it. Returns how many there still are, or -1. */
static int measure_inverted(const struct ceiling_rounds *rounds, struct err *err)
{
    enum { ROUNDS = 8 };
    int inverted = 0;
    for (int i = rounds->ceilings->count - 1; i >= 0; i--) {
        struct ceiling *row = &rounds->ceilings->row[i];
        if (row->threads != rounds->threads || !ceiling_is_inverted(rounds->ceilings, row))
            continue;
        row->rounds = row->interrupted = 0;
        for (int round = 0; round < ROUNDS && seconds_left(rounds) > 0; round++)
            if (take_round(rounds, row, err))
                return -1;
        settle_row(row);
        inverted += ceiling_is_inverted(rounds->ceilings, row);
    }
    return inverted;
}

static void refuse_inverted(const struct ceiling_rounds *rounds)
{
    for (int i = rounds->ceilings->count - 1; i >= 0; i--) {
        struct ceiling *row = &rounds->ceilings->row[i];
        if (row->threads != rounds->threads || !ceiling_is_inverted(rounds->ceilings, row))
            continue;
        snprintf(row->why, sizeof row->why, "%.3g GB/s, less than the next level out gives",
                 row->best / 1e9);
        ceiling_settle(row);
    }
}

int ceiling_rounds(struct ceilings *ceilings, int threads, double seconds,
                   const struct ceiling_sampler *sampler, struct err *err)
{
    enum { AGAIN = 2 };
    struct ceiling_rounds rounds = {ceilings, threads, sampler->now(sampler->arg), seconds,
                                    sampler};
    for (int lacking = 1; lacking && seconds_left(&rounds) > 0;)
        if (take_turn(&rounds, &lacking, err))
            return -1;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].threads == threads)
            settle_row(&ceilings->row[i]);
    for (int again = 0, inverted = 1; again < AGAIN && inverted; again++)
        if ((inverted = measure_inverted(&rounds, err)) < 0)
            return -1;
    refuse_inverted(&rounds);
    return 0;
}
