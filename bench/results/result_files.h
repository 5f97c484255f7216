/* The names of the files in a results directory. */
#ifndef BENCH_RESULTS_RESULT_FILES_H
#define BENCH_RESULTS_RESULT_FILES_H

enum result_file {
#define RESULT_FILE(id, name, help) RESULT_##id,
#include "bench/results/result_files.def"
#undef RESULT_FILE
    RESULT_FILES
};

/* Files from RESULT_ESTIMATES on are written only with --save; a set of them is a bit mask. */
#define SAVED(file) (1u << (file))

/* 1 when a run with these saved files writes the file. */
static inline int result_file_wanted(enum result_file file, unsigned saved)
{
    return file < RESULT_ESTIMATES || (saved & SAVED(file)) != 0;
}

/* The word of --save for a file: its name without extension, "estimates". Stored in text (32,). */
const char *result_file_word(enum result_file, char *text);

const char *result_file_name(enum result_file); /* "summary.csv" */
const char *result_file_help(enum result_file); /* one line */

#endif
