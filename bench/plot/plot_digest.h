/* SHA-256 (FIPS 180-4) of a file, as sha256sum prints it: which numbers a figure was drawn from. */
#ifndef BENCH_PLOT_DIGEST_H
#define BENCH_PLOT_DIGEST_H

#include "base/err.h"

enum { DIGEST_TEXT = 65 };

int plot_digest_file(const char *path, char text[DIGEST_TEXT], struct err *);

#endif
