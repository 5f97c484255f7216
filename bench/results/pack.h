/* The results of several runs of one machine in one file, to send to someone. The file holds the
 * machine, the build and the ceilings once, and for each run its run.json and its cases. Curves,
 * samples and estimates stay in the directories. Of absolute paths it has the last part: the others
 * may name people. Functions return 0, or -1 and err. */
#ifndef BENCH_RESULTS_PACK_H
#define BENCH_RESULTS_PACK_H

#include "base/err.h"

#include <jansson.h>
#include <stdio.h>

#define PACK_SUFFIX ".slabmark.json"

/* Replaces the file at `path` by the results of (count,) directories, which are complete runs. */
int pack_write(const char *path, char *const *directory, int count, struct err *);

/* Prints the file. The FILE keeps write errors. */
int pack_print(FILE *, const char *const *directory, int count, struct err *);

/* Sets *runs to a new list of {"run": object, "cases": list}, each complete as results_read_run and
 * results_read_cases give them. ERR_USAGE: not such a file, or another schema. */
int pack_read(const char *path, json_t **runs, struct err *);

/* 1 when the name of a file is that of a pack. */
int pack_names(const char *path);

#endif
