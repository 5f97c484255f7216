/* Builds a plan in a few lines.
 *
 * What cannot be built ends the program with a text: a test that cannot be set up has failed. Knows
 * nothing of Criterion, so that plain programs can use it too. A struct fixture points into itself:
 * never copy one. */
#ifndef SUPPORT_FIXTURE_H
#define SUPPORT_FIXTURE_H

#include "engine/engine.h"
#include "tests/support/fail.h"

union fixture_params { /* room for the parameters of any variant */
    char bytes[1024];
    double number;
    void *pointer;
};

struct fixture {
    struct network network;
    struct source source;
    struct system system;
    struct noise noise; /* the level of Gaussian noise */
    struct exchange exchange;
    union fixture_params input, system_params, noise_params, algorithm, entries;
    struct plan plan;
};

/* An isolated network, white input of variance 1, a sparse system of one sign in every four taps,
 * noise of variance 0.01; atc-lms, one thread, one trial, barrier, the strongest kernels, every
 * iteration observed, estimates kept. The rest is changed by the calls below, in any order. */
void fixture_begin(struct fixture *, int nodes, int taps, int iterations);
void fixture_end(struct fixture *);

void fixture_topology(struct fixture *, const char *topology, const char *rule);
void fixture_edges(struct fixture *, int (*edge)[2], int count, const char *rule);
void fixture_matrix(struct fixture *, const double *weights); /* (nodes, nodes) */

/* Names and texts of options follow in pairs, up to NULL. */
#define FIXTURE_PAIRS __attribute__((sentinel))
FIXTURE_PAIRS void fixture_input(struct fixture *, const char *kind, ...);
FIXTURE_PAIRS void fixture_noise(struct fixture *, const char *kind, ...);
FIXTURE_PAIRS void fixture_system(struct fixture *, const char *kind, ...);
FIXTURE_PAIRS void fixture_algorithm(struct fixture *, const char *name, enum mode, ...);

/* From then on the plan has an exchange, at first with whole messages. */
FIXTURE_PAIRS void fixture_exchange(struct fixture *, const char *name, ...);
FIXTURE_PAIRS void fixture_entries(struct fixture *, const char *kind, ...);
void fixture_crashes(struct fixture *, const struct crash *, int count);

void fixture_option(const struct options *, void *params, const char *name, const char *text);
void fixture_number(const struct options *, void *params, const char *name, double value);
void fixture_numbers(const struct options *, void *params, const char *name, const double *number,
                     int count);
void fixture_list(const struct options *, void *params, const char *name, double *list, int count);

/* Recorded rows (iterations * nodes, taps) and desired samples (iterations, nodes), or a signal
 * (iterations, nodes): NULL for what there is not. */
void fixture_recording(struct fixture *, const double *regressors, const double *signal,
                       const double *desired);
void fixture_taps(struct fixture *, const double *h); /* the system, tap by tap */
void fixture_no_system(struct fixture *);

/* The ways of running that must not matter: kernel sets that run here x policies x nodes or trials
 * x numbers of threads (0-terminated), with the layouts of the nodes in turn. Sets the
 * plan to way `index`, its precision stays; 0 when there are no more. */
int fixture_way(struct fixture *, int index, const int *threads);
const char *fixture_way_text(const struct fixture *, char text[96]);

/* The i-th kernel set that runs here, or NULL. Where ONLY_KERNELS is in the environment: of those
 * with this name. */
const struct kernels *kernels_here(int i);

/* Runs the plan; *outcome is the caller's. The second form returns the digest alone. */
void fixture_run(const struct fixture *, struct outcome *);
uint64_t fixture_digest(const struct fixture *);

#endif
