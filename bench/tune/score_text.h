/* A score as text for the terminal. */
#ifndef BENCH_TUNE_SCORE_TEXT_H
#define BENCH_TUNE_SCORE_TEXT_H

#include "bench/tune/score.h"

enum { SCORE_TEXT = 48 };

/* "-38.24 [-38.5, -38.0]"; a trailing * means that the curve has not settled. */
void score_floor_text(const struct score *, char text[SCORE_TEXT]);

/* "74 [71, 78]"; "not reached". */
void score_iterations_text(const struct score *, char text[SCORE_TEXT]);

/* Milliseconds to the target; "-". */
void score_milliseconds_text(const struct score *, char text[SCORE_TEXT]);

#endif
