/* Where a figure comes from: what its files say about themselves, so that a figure that was copied
 * without its sidecar can still be traced. */
#ifndef BENCH_PLOT_ORIGIN_H
#define BENCH_PLOT_ORIGIN_H

#include "base/err.h"

enum plot_fact {
    PLOT_TITLE,       /* "learning-curves, scenario demo"                               */
    PLOT_DESCRIPTION, /* the caption                                                    */
    PLOT_CREATOR,     /* the slabmark that made the results, with its commit            */
    PLOT_SOURCE,      /* the command, the CPU, the data files with their SHA-256        */
    PLOT_CREATED,     /* "2026-03-04T05:06:07Z"; NULL when the date is unknown          */
    PLOT_FACTS,
};

struct plot_origin {
    char *fact[PLOT_FACTS]; /* UTF-8 without control characters */
    char date[15];          /* YYYYMMDDhhmmss; "": unknown      */
};

/* Reads the facts from a sidecar (plot_sidecar.h); `date` as in struct plot_origin. Returns 0, or
 * -1 and err; plot_origin_free after success and after failure. */
int plot_origin_read(struct plot_origin *, const char *sidecar, const char *date, struct err *);
void plot_origin_free(struct plot_origin *);

/* The date of a figure: SOURCE_DATE_EPOCH, else when the run started; "" when neither is a date. */
void plot_date(const char *started, char date[15]);

#endif
