/* The files of a results directory, each name spelled once. */
#ifndef BENCH_RESULTS_RESULT_FILES_H
#define BENCH_RESULTS_RESULT_FILES_H

enum result_file {
#define RESULT_FILE(id, name, help) RESULT_##id,
#include "bench/results/result_files.def"
#undef RESULT_FILE
    RESULT_FILES
};

const char *result_file_name(enum result_file); /* "summary.csv" */
const char *result_file_help(enum result_file); /* one line */

#endif
