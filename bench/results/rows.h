/* The files of a result directory that hold rows of cases. Each case's rows stand together; the
 * journal says how many bytes they take and what their digest is, so wherever they stand, it shows
 * whether they are whole. */
#ifndef BENCH_RESULTS_ROWS_H
#define BENCH_RESULTS_ROWS_H

#include "bench/common/sha256.h"
#include "bench/results/result_files.h"
#include "bench/scenario/scenario.h"

#include <stddef.h>

/* Of enum result_file those from here on. */
#define FIRST_ROWS RESULT_SUMMARY

/* 1 when the file begins with a line of column names. */
static inline int row_file_has_header(enum result_file file)
{
    return file != RESULT_SAMPLES;
}

/* Rows of one case, one after the other. */
struct row_run {
    int item; /* of the scenario; -1: of none of its cases */
    int torn; /* the file ends within its last row         */
    size_t from, to;
};

/* A file, read; empty when there is none. */
struct row_table {
    enum result_file file;
    char *path;
    const char *bytes;
    size_t size, header; /* of the first line, if it is a header */
    struct row_run *run; /* (runs,) */
    size_t runs;
};

int rows_read(struct row_table *, const char *directory, enum result_file, const struct scenario *,
              struct err *);
void rows_free(struct row_table *);

/* The number of the line that a byte stands in, from 1. */
int rows_line(const struct row_table *, size_t at);

#endif
