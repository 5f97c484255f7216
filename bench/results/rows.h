/* The files of a result directory that hold rows of cases. Each case's rows are contiguous. The
 * journal records their size and digest, which show whether they are complete. */
#ifndef BENCH_RESULTS_ROWS_H
#define BENCH_RESULTS_ROWS_H

#include "bench/common/sha256.h"
#include "bench/results/result_files.h"
#include "bench/scenario/scenario.h"

#include <stddef.h>

/* Files of enum result_file from here on hold rows. */
#define FIRST_ROWS RESULT_SUMMARY

/* 1 when the file begins with a line of column names. */
static inline int row_file_has_header(enum result_file file)
{
    return file != RESULT_SAMPLES;
}

/* Contiguous rows of one case. */
struct row_run {
    int item;        /* index in the scenario; -1: not one of its cases */
    int torn;        /* 1: the file ends within its last row            */
    size_t from, to; /* bytes from .. to-1 */
};

/* The content of a file; empty when it does not exist. */
struct row_table {
    enum result_file file;
    char *path;
    const char *bytes;
    size_t size, header; /* bytes of the file; of its header line, or 0 */
    struct row_run *run; /* (runs,) */
    size_t runs;
};

/* Returns 0, or -1 and err; rows_free after success and after failure. */
int rows_read(struct row_table *, const char *directory, enum result_file, const struct scenario *,
              struct err *);
void rows_free(struct row_table *);

/* The number, from 1, of the line that contains a byte. */
int rows_line(const struct row_table *, size_t at);

#endif
