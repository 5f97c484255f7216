/* Data shared by the cases of a run: matrices from files, each read once, and the network of the
 * previous case. Begins as {0}. One thread at a time. */
#ifndef BENCH_SCENARIO_FILES_H
#define BENCH_SCENARIO_FILES_H

#include "bench/matrix/matrix.h"
#include "bench/scenario/kept_network.h"

struct plan;

struct files {
    struct file {
        char *path;
        struct matrix matrix;
    } * file;
    size_t count;
    struct kept_network network;
    /* Before rank 0 runs a case of a network that ranks share: tells the others to do so. `setup`:
     * a struct setup. NULL: none. */
    int (*announce)(void *setup, const struct plan *, struct err *);
    const void *announcer; /* for it */
    int shares;            /* setups whose networks others have got shares of */
};

/* A matrix of that shape (see matrix_read_shape), owned by the cache until files_free. NULL and err
 * on failure. */
const struct matrix *files_get(struct files *, const char *path, const struct matrix_shape *,
                               struct err *);
/* Adds a matrix from a text in memory, as if it were the file at `path`. Returns 0, or -1 and err.
 */
int files_add(struct files *, const char *path, const char *text, struct err *);
size_t files_bytes(const struct files *); /* bytes of all matrices */
void files_free(struct files *);

#endif
