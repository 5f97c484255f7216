/* SHA-256 (FIPS 180-4), as sha256sum prints it: of what a figure was drawn from, of what a run
 * read, of what it wrote. */
#ifndef BENCH_COMMON_SHA256_H
#define BENCH_COMMON_SHA256_H

#include "base/err.h"

#include <stddef.h>

enum { SHA256_TEXT = 65 };

void sha256_bytes(const void *bytes, size_t size, char text[SHA256_TEXT]);
int sha256_file(const char *path, char text[SHA256_TEXT], struct err *);

/* Of `size` bytes of an open file, from `from` on; path is for the message. */
int sha256_part(int descriptor, long from, long size, const char *path, char text[SHA256_TEXT],
                struct err *);

#endif
