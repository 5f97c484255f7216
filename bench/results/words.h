/* The words in result files, for writers and readers. */
#ifndef BENCH_RESULTS_WORDS_H
#define BENCH_RESULTS_WORDS_H

enum { STATUS_OK, STATUS_DIVERGED };
extern const char *const status_words[]; /* "ok", "diverged" */

enum { DETERMINISM_STATISTICAL, DETERMINISM_BITWISE }; /* sync->exact */
extern const char *const determinism_words[];          /* "statistical", "bitwise" */

enum { TIME_OF_CURVES, TIME_OF_REPETITIONS };
extern const char *const time_source_words[]; /* "curves", "repetitions" */

extern const char *const yes_no_words[]; /* "no", "yes" */

#endif
