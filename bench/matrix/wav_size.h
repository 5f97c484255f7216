/* Whether a WAV file is whole. */
#ifndef BENCH_MATRIX_WAV_SIZE_H
#define BENCH_MATRIX_WAV_SIZE_H

#include "base/err.h"

#include <stdio.h>

/* Refuses a file that ends before the size that its header announces: libsndfile reads what is
 * there and corrects the count. What is not RIFF, RIFX or RF64 passes. */
int wav_check_whole(const char *path, FILE *, struct err *);

#endif
