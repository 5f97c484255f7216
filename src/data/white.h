/* Independent numbers of mean 0 and variance 1. Pure functions. */
#ifndef DATA_WHITE_H
#define DATA_WHITE_H

#include "kernels/kernels.h"

enum law { LAW_GAUSSIAN, LAW_UNIFORM, LAW_SIGNS };
extern const char *const law_words[];

/* out[i] = number first + i of the stream, i < count. Kernels of all sets give the same bits. */
void white_numbers(const struct kernels *, enum law, const struct random_stream *, uint32_t first,
                   size_t count, double *out);

#endif
