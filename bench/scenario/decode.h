/* From a tree to parameters, by tables of option rows. What a map leaves out gets its default, and
 * the tree is completed with it: afterwards it is the resolved scenario. */
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

/* Fills every section from one map. A key must be a row of a section or one of `others`
 * (NULL-ended, may be NULL), which the caller reads itself. `ignored`: tables whose rows may stand
 * there without effect (NULL-ended, may be NULL). */
int decode(struct tree *map, const struct section *sections, int count, const char *const *others,
           const struct options *const *ignored, struct pool *, struct err *);

/* The list of changes of the system. */
int decode_changes(const struct tree *list, struct change_list *, struct pool *, struct err *);

/* Draws what is given as {min, max} and checks that a list has one value per node. `scope`, such
 * as "noise", tells quantities of the same name apart. Errors take
 * their place from `map`. */
int decode_per_node(const struct tree *map, const char *scope, const struct section *, int nodes,
                    uint64_t seed, struct pool *, struct err *);

/* The index in a family (NULL-ended) of the member that `word` names. -1 and err with a suggestion
 * when there is none. */
int decode_variant(const struct tree *word, const char *what, const struct variant *const *family,
                   struct err *);

#endif
