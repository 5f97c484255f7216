#include "bench/machine/ceiling_rounds.h"

#include <math.h>
#include <stdio.h>

enum { ATTEMPTS = 4, PATIENCE = 3 };

struct turns {
    struct ceilings *ceilings;
    int threads;
    double begin, seconds;
    const struct ceiling_sampler *sampler;
};

static double seconds_left(const struct turns *turns)
{
    double spent = turns->sampler->now(turns->sampler->arg) - turns->begin;
    return PATIENCE * turns->seconds - spent;
}

/* Rounds that a row should have by now. */
static int rounds_wanted(const struct turns *turns)
{
    double left = seconds_left(turns);
    return left > (PATIENCE - 1) * turns->seconds ? CEILING_ROUNDS : left > 0 ? CEILING_ENOUGH : 0;
}

/* One whole round, if one of a few attempts is whole. */
static int take_round(const struct turns *turns, struct ceiling *row, struct err *err)
{
    const struct ceiling_sampler *sampler = turns->sampler;
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
static int take_turn(const struct turns *turns, int *lacking, struct err *err)
{
    *lacking = 0;
    for (int i = 0; i < turns->ceilings->count; i++) {
        struct ceiling *row = &turns->ceilings->row[i];
        if (row->threads != turns->threads || row->why[0] || row->rounds >= rounds_wanted(turns))
            continue;
        if (take_round(turns, row, err))
            return -1;
        *lacking += row->rounds < rounds_wanted(turns);
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
static int measure_inverted(const struct turns *turns, struct err *err)
{
    enum { ROUNDS = 8 };
    int inverted = 0;
    for (int i = turns->ceilings->count - 1; i >= 0; i--) {
        struct ceiling *row = &turns->ceilings->row[i];
        if (row->threads != turns->threads || !ceiling_is_inverted(turns->ceilings, row))
            continue;
        row->rounds = row->interrupted = 0;
        for (int round = 0; round < ROUNDS && seconds_left(turns) > 0; round++)
            if (take_round(turns, row, err))
                return -1;
        settle_row(row);
        inverted += ceiling_is_inverted(turns->ceilings, row);
    }
    return inverted;
}

static void refuse_inverted(const struct turns *turns)
{
    for (int i = turns->ceilings->count - 1; i >= 0; i--) {
        struct ceiling *row = &turns->ceilings->row[i];
        if (row->threads != turns->threads || !ceiling_is_inverted(turns->ceilings, row))
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
    struct turns turns = {ceilings, threads, sampler->now(sampler->arg), seconds, sampler};
    for (int lacking = 1; lacking && seconds_left(&turns) > 0;)
        if (take_turn(&turns, &lacking, err))
            return -1;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].threads == threads)
            settle_row(&ceilings->row[i]);
    for (int again = 0, inverted = 1; again < AGAIN && inverted; again++)
        if ((inverted = measure_inverted(&turns, err)) < 0)
            return -1;
    refuse_inverted(&turns);
    return 0;
}
