/* Builds the program of a commit in a separate tree, with the project's Makefile.
 *
 * The tree is build/ref/HASH below the top of the current repository, a clone that shares its
 * objects. It is kept: another comparison with that commit needs no build. */
#ifndef BENCH_AB_REF_H
#define BENCH_AB_REF_H

#include "base/err.h"

/* Builds `commit`; `flag` ("--old-ref") names it in an error. Returns the program's path, which the
 * caller frees. Returns NULL and err when there is no such commit or when the build fails; the
 * build's output is in build/ref/HASH.log. */
char *ref_build(const char *flag, const char *commit, int quiet, struct err *);

#endif
