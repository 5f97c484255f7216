/* Every table of parameters and its place in a scenario, for help, the manual page and the lists.
 */
#ifndef BENCH_SCENARIO_CATALOG_H
#define BENCH_SCENARIO_CATALOG_H

#include "base/option.h"

struct chapter {
    const char *path;                    /* "network.topology"; "" for the top level        */
    const char *key;                     /* the key that chooses a member; NULL: fixed table */
    const char *title;                   /* "Topologies"                                    */
    const char *word;                    /* for `slabmark list`: "topologies"; NULL: none   */
    const struct options *options;       /* the rows of a fixed table, else NULL            */
    const struct variant *const *family; /* its members, NULL-terminated; NULL: fixed table */
};
extern const struct chapter chapters[]; /* ends with a NULL path */

#endif
