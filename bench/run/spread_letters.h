/* What process 0 tells the others of networks that they share. */
#ifndef BENCH_RUN_SPREAD_LETTERS_H
#define BENCH_RUN_SPREAD_LETTERS_H

#include "bench/run/farm_letters.h"
#include "engine/engine.h"

enum { SPREAD_TEXT = 200 + NOTE_TEXT };

/* A share of a network. Its arrays follow as bytes, and before them the ranks of all nodes. */
struct handed {
    int id;          /* of the setup, in process 0 */
    int item, trial; /* of the scenario; whose network and levels it has */
    struct share_shape shape;
    const char *note; /* for peers_note; it stays in the text that is read */
};
void handed_write(const struct handed *, char text[SPREAD_TEXT]);
int handed_read(const char *text, int cases, struct handed *); /* 1, or 0: it is none */

/* A run of the engine: the setup, and what its plan has of its own. */
struct announced {
    int id;
    int first_trial, trials, iterations, observe_every, threads;
    int save_estimates, steady_from, profile_every;
    double diverged_above;
    const char *note; /* likewise */
};
void announced_write(const struct announced *, char text[SPREAD_TEXT]);
int announced_read(const char *text, struct announced *);

#endif
