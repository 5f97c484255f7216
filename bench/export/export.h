/* A result in the formats of other tools: one file per format, listed in exports.def. */
#ifndef BENCH_EXPORT_H
#define BENCH_EXPORT_H

#include "base/err.h"
#include "bench/common/order.h"

#include <jansson.h>
#include <stdio.h>

struct export_sample {   /* a timed repetition that is no warm-up */
    double updates;      /* of one node each                       */
    double seconds;      /* of the iterations, by the clock        */
    double cpu;          /* of all threads together; NAN: not measured */
    double user, system; /* the parts of it, where they were counted; NAN: not */
};

struct export_case {
    const char *name; /* sapsm/nonzeros=20 */
    int threads;
    struct export_sample *sample; /* (count,) heap; at least one */
    size_t count;
    struct order ns;  /* wall time per update */
    struct order cpu; /* the same of CPU time; count 0: some sample has none */
};

struct exported {
    json_t *run;              /* run.json */
    struct export_case *item; /* (count,) heap: cases that were timed */
    size_t count;
    json_t *cases; /* owns the names */
};

/* Reads a result directory. Returns 0, or -1 and err: ERR_USAGE when none of its cases was timed.
 * export_free after success and after failure. */
int export_read(struct exported *, const char *directory, struct err *);
void export_free(struct exported *);

/* Wall time per node update, ns. */
static inline double sample_ns(const struct export_sample *sample)
{
    return 1e9 * sample->seconds / sample->updates;
}

static inline double sample_cpu_ns(const struct export_sample *sample)
{
    return 1e9 * sample->cpu / sample->updates;
}

struct export_tables;

struct export_format {
    const char *name, *summary;
    /* One of them: from the timed repetitions, from the tables, or from several directories.
     * Returns 0, or -1 and err. */
    void (*write)(FILE *, const struct exported *);
    int (*write_tables)(FILE *, const struct export_tables *, struct err *);
    int (*write_directories)(FILE *, const char *const *directory, int count, struct err *);
};
#define EXPORT(id) extern const struct export_format export_##id;
#include "bench/export/exports.def"
#undef EXPORT
extern const struct export_format *const export_formats[]; /* NULL-terminated */

/* The format of that name; NULL and err, with the allowed names, when it is unknown. */
const struct export_format *export_find(const char *name, struct err *);

/* For JSON formats: prints it indented and releases the reference. */
void export_json(FILE *, json_t *);

#endif
