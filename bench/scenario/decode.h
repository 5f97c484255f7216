/* Decodes a tree into parameters by tables of option rows. A key that a map leaves out gets its
 * default, which is also added to the tree: afterwards the tree is the resolved scenario.
 *
 * Every function returns 0, or -1 and err with the place in the file. Memory comes from the pool.
 * Thread-safe for different trees and pools. */
#ifndef BENCH_SCENARIO_DECODE_H
#define BENCH_SCENARIO_DECODE_H

#include "base/option.h"
#include "bench/scenario/tree.h"
#include "data/system.h"

/* One table and the struct that it fills. */
struct section {
    const struct options *options;
    void *params;
};

/* Fills every section (count,) from one map. A key must be a row of a section or one of `others`
 * (NULL-terminated, may be NULL), which the caller reads. Rows of the tables in `ignored`
 * (NULL-terminated, may be NULL) are accepted and have no effect. */
int decode(struct tree *map, const struct section *sections, int count, const char *const *others,
           const struct options *const *ignored, struct pool *, struct err *);

/* Decodes the list of changes of the system. */
int decode_changes(const struct tree *list, struct change_list *, struct pool *, struct err *);

/* Draws the quantities that are given as {min, max} and checks that a list has one value per node.
 * `scope`, such as "noise", distinguishes quantities of the same name. Errors name the place of
 * `map`. */
int decode_per_node(const struct tree *map, const char *scope, const struct section *, int nodes,
                    uint64_t seed, struct pool *, struct err *);

/* The index in a family (NULL-terminated) of the member that `word` names; `what` names the kind of
 * member in an error. Returns -1 and err, with a suggestion, when there is none. */
int decode_variant(const struct tree *word, const char *what, const struct variant *const *family,
                   struct err *);

#endif
