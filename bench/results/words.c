#include "bench/results/words.h"

const char *const status_words[] = {"ok", "diverged"};
const char *const determinism_words[] = {"statistical", "bitwise"};
const char *const time_source_words[] = {"curves", "repetitions"};
const char *const yes_no_words[] = {"no", "yes"};
