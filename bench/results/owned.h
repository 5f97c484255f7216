/* Protects other files in a results directory. A run overwrites and removes only files that a run
 * wrote. Functions return 0, or -1 and err with the file's name. */
#ifndef BENCH_RESULTS_OWNED_H
#define BENCH_RESULTS_OWNED_H

#include "base/err.h"

/* Checks every existing file whose name a run uses. Rejects a file that slabmark did not write, and
 * any symbolic link, which may lead to other places. *holds_cases: 1 when one of them holds rows or
 * lines of cases. */
int owned_check(const char *directory, int *holds_cases, struct err *);

/* Removes leftovers of a replaced run that the next run may not overwrite: estimates, the page, and
 * figures of cases that no longer exist. They would look like results of the next run. */
int owned_drop(const char *directory, struct err *);

/* Rejects figure `name` if one of its files exists that slabmark did not draw. */
int owned_check_figure(const char *folder, const char *name, struct err *);

/* The page of a result: its name in the directory, and how it begins. */
#define OWNED_PAGE        "report.html"
#define OWNED_PAGE_BEGINS "<!DOCTYPE html><!-- slabmark report -->\n"

/* Rejects a file that is to become a page if slabmark did not write it. */
int owned_check_page(const char *path, struct err *);

#endif
