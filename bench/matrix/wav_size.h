/* Checks that a WAV file is complete. */
#ifndef BENCH_MATRIX_WAV_SIZE_H
#define BENCH_MATRIX_WAV_SIZE_H

#include "base/err.h"

#include <stdio.h>

/* Rejects a file shorter than its header announces; libsndfile would silently read the samples that
 * exist. Files other than RIFF, RIFX and RF64 pass. Returns 0, or -1 and err. */
int wav_check_whole(const char *path, FILE *, struct err *);

#endif
