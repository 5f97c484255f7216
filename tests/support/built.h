/* A case, built from the text of a scenario. The scenario and its data are in d/ of a directory of
 * the test's own: paths are relative to the file that names them. Not for a test that uses
 * support/setup.h, whose functions have the names of bench/scenario's. */
#ifndef SUPPORT_BUILT_H
#define SUPPORT_BUILT_H

#include "bench/scenario/scenario.h"
#include "bench/scenario/setup.h"

extern struct built {
    struct scenario scenario; /* d/s.yaml */
    struct setup setup;
    struct files files;
    struct err err;
} built;

void built_begin(void); /* a suite's .init and .fini */
void built_end(void);

/* Reads the scenario and builds its first case, or does one of the two. */
void built_make(const char *text);
void built_read(const char *text);
void built_case(int item);

/* Two nodes that learn two taps in three iterations from a recording. */
#define BUILT_RECORDING(system, input)                                                             \
    "iterations: 3\nnetwork: {nodes: 2}\nsystem: {taps: 2" system "}\n"                            \
    "algorithms: [{name: lms}]\ninput: {kind: recording, " input "}"

/* Parameters that only a member's own file knows, by the names of their rows. */
const void *built_algorithm(const char *name);
const void *built_input(const char *name);
const void *built_system(const char *name);

/* Rows of the network, one after the other: where they begin, (nodes + 1,), and their entries. */
void built_expect_network(int nodes, const int64_t *first, const int32_t *column,
                          const double *weight);

#endif
