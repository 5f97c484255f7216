/* Builds a plan in a few lines.
 *
 * What cannot be built ends the program with a text: a test that cannot be set up has failed. Knows
 * nothing of Criterion, so that plain programs can use it too. A struct setup points into itself:
 * never copy one. */
#ifndef SUPPORT_SETUP_H
#define SUPPORT_SETUP_H

#include "engine/engine.h"
#include "tests/support/fail.h"

union setup_params { /* room for the parameters of any variant */
    char bytes[1024];
    double number;
    void *pointer;
};

struct setup {
    struct network network;
    struct source source;
    struct system system;
    struct noise noise;
    union setup_params input, system_params, algorithm;
    struct plan plan;
};

/* An isolated network, white input of variance 1, a sparse system of one sign in every four taps,
 * noise of variance 0.01; atc-lms, one thread, one trial, barrier, the strongest kernels, every
 * iteration observed, estimates kept. The rest is changed by the calls below, in any order. */
void setup_begin(struct setup *, int nodes, int taps, int iterations);
void setup_end(struct setup *);

void setup_topology(struct setup *, const char *topology, const char *rule);
void setup_edges(struct setup *, int (*edge)[2], int count, const char *rule);
void setup_matrix(struct setup *, const double *weights); /* (nodes, nodes) */

/* Names and texts of options follow in pairs, up to NULL. */
#define SETUP_PAIRS __attribute__((sentinel))
SETUP_PAIRS void setup_input(struct setup *, const char *kind, ...);
SETUP_PAIRS void setup_system(struct setup *, const char *kind, ...);
SETUP_PAIRS void setup_algorithm(struct setup *, const char *name, enum mode, ...);

void setup_option(const struct options *, void *params, const char *name, const char *text);
void setup_number(const struct options *, void *params, const char *name, double value);
void setup_list(const struct options *, void *params, const char *name, double *list, int count);

/* Recorded rows (iterations * nodes, taps) and desired samples (iterations, nodes), or a signal
 * (iterations, nodes): NULL for what there is not. */
void setup_recording(struct setup *, const double *regressors, const double *signal,
                     const double *desired);
void setup_taps(struct setup *, const double *h); /* the system, tap by tap */
void setup_no_system(struct setup *);

/* The ways of running that must not matter: kernel sets that run here x policies x nodes or trials
 * x numbers of threads (0-terminated), in one layout of the nodes and the other by turns. Sets the
 * plan to way `index`, its precision stays; 0 when there are no more. */
int setup_way(struct setup *, int index, const int *threads);
const char *setup_way_text(const struct setup *, char text[96]);

/* The i-th kernel set that runs here, or NULL. Where ONLY_KERNELS is in the environment: of those
 * with this name. */
const struct kernels *kernels_here(int i);

/* Runs the plan; *outcome is the caller's. The second form returns the digest alone. */
void setup_run(const struct setup *, struct outcome *);
uint64_t setup_digest(const struct setup *);

#endif
