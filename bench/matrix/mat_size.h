/* The size of a MAT file. libmatio reads zeros where a file was cut off. */
#ifndef BENCH_MATRIX_MAT_SIZE_H
#define BENCH_MATRIX_MAT_SIZE_H

#include "base/err.h"

#include <stdio.h>

/* Returns 0 when the elements of a MAT file of version 4 or 5 end where the file ends; also for
 * version 7.3, which the HDF5 library checks. Else -1 and err. */
int mat_check_whole(const char *path, FILE *, struct err *);

#endif
