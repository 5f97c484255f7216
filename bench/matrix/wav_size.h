/* Whether a WAV file is whole. */
#ifndef BENCH_MATRIX_WAV_SIZE_H
#define BENCH_MATRIX_WAV_SIZE_H

#include "base/err.h"

#include <stdio.h>

/* Refuses a file shorter than its header announces; libsndfile would read what is there and correct
 * the count. Files other than RIFF, RIFX and RF64 pass. */
int wav_check_whole(const char *path, FILE *, struct err *);

#endif
