/* One of the two programs of a comparison: a child process that serves turns (turns.h). If it
 * crashes, hangs or prints anything else, the error is one line that names it. */
#ifndef BENCH_AB_SIDE_H
#define BENCH_AB_SIDE_H

#include "bench/ab/program.h"
#include "bench/ab/turns.h"
#include "bench/ab/turns_line.h"

#include <stdio.h>
#include <sys/types.h>

enum { SIDE_WORD = 64 };

struct side {
    const struct program *program;
    pid_t pid; /* 0: not running */
    int to;    /* descriptor of its standard input; -1: closed */
    struct line_reader from;
    FILE *said;      /* its standard error */
    double patience; /* seconds that it may be silent */
    const volatile sig_atomic_t *stop;
    /* from its introduction */
    char version[SIDE_WORD], commit[SIDE_WORD], kernels[SIDE_WORD];
    uint64_t scenario;
    int exact, iterations, nodes;
};

/* Limits of waiting for a child: seconds of silence, and the parent's flag to stop. */
struct side_limits {
    double patience;
    const volatile sig_atomic_t *stop;
};

/* Starts `program turns scenario` in the folder and reads its introduction. Returns 0, or -1 and
 * err. side_end in any case. */
int side_start(struct side *, const struct program *, const char *folder, const char *scenario,
               const struct side_limits *, struct err *);

/* Kills the child if it still runs, and closes its pipes. */
void side_end(struct side *);

/* Sends a line, with its line end. Returns 0, or -1 and err. */
int side_tell(struct side *, const char *line, struct err *);

/* Reads the child's next line, without its end. `what` ("a turn") names it in an error. Returns 0,
 * or -1 and err. */
int side_hear(struct side *, const char *what, char line[TURNS_LINE], struct err *);

/* Reports a line that is not in the protocol. Returns -1. */
int side_rubbish(const struct side *, const char *what, const char *line, struct err *);

/* For side_start: starts the child with its pipes. Its own file, side_spawn.c. */
int side_spawn(struct side *, const char *folder, const char *scenario, struct err *);

#endif
