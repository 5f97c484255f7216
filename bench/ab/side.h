/* One of the two programs of a comparison: a child that serves turns (turns.h). Whatever it does
 * instead, such as crash, hang or print rubbish, becomes one line that names it. */
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
    int to;    /* -1: closed */
    struct line_reader from;
    FILE *said; /* its standard error */
    double patience;
    const volatile sig_atomic_t *stop;
    /* how it introduced itself */
    char version[SIDE_WORD], commit[SIDE_WORD], kernels[SIDE_WORD];
    uint64_t scenario;
    int exact, iterations, nodes;
};

/* What a child lets its parent wait for: seconds; and the parent's wish to stop. */
struct side_limits {
    double patience;
    const volatile sig_atomic_t *stop;
};

/* Starts `program turns scenario` in the folder and reads its introduction. */
int side_start(struct side *, const struct program *, const char *folder, const char *scenario,
               const struct side_limits *, struct err *);

/* Kills it, if it still runs. */
void side_end(struct side *);

/* Says a line (with its end). */
int side_tell(struct side *, const char *line, struct err *);

/* The next line that it says. `what` names it in a complaint: "a turn". */
int side_hear(struct side *, const char *what, char line[TURNS_LINE], struct err *);

/* Complains of a line that the protocol does not have. Returns -1. */
int side_rubbish(const struct side *, const char *what, const char *line, struct err *);

#endif
