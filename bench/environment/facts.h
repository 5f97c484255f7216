/* The facts of a machine and a build: one table. Each fact has its path in run.json and a class
 * that states how much it matters when two results are compared. */
#ifndef BENCH_ENVIRONMENT_FACTS_H
#define BENCH_ENVIRONMENT_FACTS_H

#include <jansson.h>

enum fact_class {
    INFORMATIONAL,
    SHOULD_MATCH, /* differs: comparable, with a warning */
    MUST_MATCH,   /* differs: not comparable             */
};

struct fact {
    const char *path; /* "machine.cpu.model" */
    const char *label;
    enum fact_class class;
    const char *why;
};
extern const struct fact facts[]; /* ends with a NULL path */

/* "must match", "should match", "informational" */
const char *fact_class_name(enum fact_class);

/* The row of that path, or NULL. */
const struct fact *facts_find(const char *path);

/* The value at a path of keys, borrowed; NULL when it is missing. */
json_t *facts_at(const json_t *run, const char *path);

/* Writes a value as text (size,), cut to fit: lists are joined by blanks, objects are JSON, null
 * and NULL are "unknown". */
void facts_text(const json_t *value, char *text, size_t size);

#endif
