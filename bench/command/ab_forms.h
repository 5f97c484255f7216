/* Where the verdict of `slabmark ab` goes, and in which form. */
#ifndef BENCH_COMMAND_AB_FORMS_H
#define BENCH_COMMAND_AB_FORMS_H

#include "bench/ab/ab.h"
#include "bench/common/args.h"

/* Refuses two forms for standard output. */
int ab_forms_check(const struct args *, struct err *);

/* Refuses files that cannot be written, before anything is measured. `output` is the directory of
 * the comparison, which may not exist yet. */
int ab_forms_check_files(const struct args *, const char *output, struct err *);

/* Writes the table to standard output, or the form that is asked for there; then the files that are
 * asked for, and GitHub's summary. */
int ab_forms_show(const struct args *, const struct ab *, struct err *);

#endif
