/* The hand-over protocol: a program times a case in turns, and its parent starts each turn. Two
 * programs that alternate every millisecond or so run under the same conditions.
 *
 * Each message is one line of words separated by blanks. The program begins:
 *
 *     slabmark-turns 1 VERSION COMMIT        the protocol's version, then the program's
 *     case KERNELS SCENARIO EXACT ITERATIONS NODES    SCENARIO: digest of the resolved scenario
 *
 * and then answers, until its input ends:
 *
 *     probe ITERATIONS                       probed CPU_SECONDS UNITS
 *     run ITERATIONS TRIALS PASSES UNITS LAPS    turn
 *     go                                     turn, or the results of the run:
 *
 *         unit BLOCK CPU_SECONDS WALL_SECONDS    mean over threads; one line per unit
 *         phases NAME=NS ...                 per update; only with LAPS 1
 *         end DIGEST UPDATES DIVERGED        DIVERGED: iteration, -1 when none did
 *
 * A run makes PASSES copies of the case together. They learn from the same data, block after block;
 * a unit is one pass of one block. `turn` asks for a turn; `go` gives one, of UNITS units. In each
 * block one more pass warms up; it is not reported, nor are those that take LAPS, which only one
 * thread does. A failure is one line on the standard error and an exit code. */
#ifndef BENCH_AB_TURNS_H
#define BENCH_AB_TURNS_H

#include "bench/scenario/files.h"
#include "bench/scenario/scenario.h"

#define TURNS_MAGIC "slabmark-turns"
enum { TURNS_PROTOCOL = 1, TURNS_LINE = 512 };

/* Serves requests from the descriptor `in` until its end; answers go to `out`. Returns 0, or -1 and
 * err. */
int turns_serve(const struct scenario_case *, struct files *, int in, int out, struct err *);

#endif
