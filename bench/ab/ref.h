/* A program built from a commit, in a tree of its own, by the project's Makefile.
 *
 * The tree is a clone that shares the repository's objects: build/ref/HASH below the top of the
 * repository that we are in. It stays there: another comparison with that commit builds nothing. */
#ifndef BENCH_AB_REF_H
#define BENCH_AB_REF_H

#include "base/err.h"

/* Builds `commit`; `flag` ("--old-ref") names it in a complaint. Returns the program's path, heap;
 * NULL and err on failure: no such commit, or a build that fails, whose messages are kept. */
char *ref_build(const char *flag, const char *commit, int quiet, struct err *);

#endif
