/* The files of a results directory, each name spelled once. */
#ifndef BENCH_RESULTS_RESULT_FILES_H
#define BENCH_RESULTS_RESULT_FILES_H

enum result_file {
#define RESULT_FILE(id, name, help) RESULT_##id,
#include "bench/results/result_files.def"
#undef RESULT_FILE
    RESULT_FILES
};

/* Files from RESULT_ESTIMATES on are written when --save asks for them: a set of bits. */
#define SAVED(file) (1u << (file))

static inline int result_file_wanted(enum result_file file, unsigned saved)
{
    return file < RESULT_ESTIMATES || (saved & SAVED(file)) != 0;
}

/* "estimates": what --save calls the file, its name without ending. In text (32,). */
const char *result_file_word(enum result_file, char *text);

const char *result_file_name(enum result_file); /* "summary.csv" */
const char *result_file_help(enum result_file); /* one line */

#endif
