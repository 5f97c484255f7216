/* Finds damage to a result directory since it was written. */
#ifndef BENCH_RESULTS_DAMAGE_H
#define BENCH_RESULTS_DAMAGE_H

#include "base/err.h"

#include <jansson.h>

/* Appends a sentence for each line of the journal that is damaged, duplicated or cut, and for each
 * file that is shorter than the journal records. Without a journal no damage can be found. Returns
 * 0, or -1 and err when a file cannot be read. */
int damage_find(const char *directory, json_t *sentences, struct err *);

/* Prints them to stderr, because what is made from a damaged result looks complete. Returns 0, or
 * -1 and err. */
int damage_print(const char *directory, struct err *);

#endif
