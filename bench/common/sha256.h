/* SHA-256 (FIPS 180-4), as sha256sum prints it, for the files that runs and figures read and write.
 */
#ifndef BENCH_COMMON_SHA256_H
#define BENCH_COMMON_SHA256_H

#include "base/err.h"

#include <stddef.h>

enum { SHA256_TEXT = 65, SHA256_BASE64 = 45 };

/* Write the digest in hexadecimal to text; sha256_file returns 0, or -1 and err. Thread-safe. */
void sha256_bytes(const void *bytes, size_t size, char text[SHA256_TEXT]);
int sha256_file(const char *path, char text[SHA256_TEXT], struct err *);

/* The same for `size` bytes of an open file, from offset `from` on; path is for the message. */
int sha256_part(int descriptor, long from, long size, const char *path, char text[SHA256_TEXT],
                struct err *);

/* The digest in base64, as a page's security policy names a script. */
void sha256_base64(const void *bytes, size_t size, char text[SHA256_BASE64]);

#endif
