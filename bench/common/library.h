/* Loads libraries at run time. */
#ifndef BENCH_LIBRARY_H
#define BENCH_LIBRARY_H

#include "base/err.h"

struct symbol {
    const char *name;
    void *pointer; /* the address of a pointer, to a function or to data, which receives it */
};

/* Loads the first of `files` (NULL-terminated) that is installed, and its symbols (ending with a
 * NULL name). It stays loaded until the program ends. Returns 0, or -1 and ERR_ABSENT with the
 * loader's message. */
int library_load(const char *const *files, const struct symbol *symbols, struct err *);

#endif
