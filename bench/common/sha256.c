#include "bench/common/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void finish_digest(struct sha256_ctx *hash, char text[SHA256_TEXT])
{
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_digest(hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
}

void sha256_bytes(const void *bytes, size_t size, char text[SHA256_TEXT])
{
    struct sha256_ctx hash;
    sha256_init(&hash);
    sha256_update(&hash, size, bytes);
    finish_digest(&hash, text);
}

void sha256_base64(const void *bytes, size_t size, char text[SHA256_BASE64])
{
    struct sha256_ctx hash;
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    sha256_update(&hash, size, bytes);
    sha256_digest(&hash, sizeof digest, digest);
    base64_encode_raw(text, sizeof digest, digest);
    text[SHA256_BASE64 - 1] = '\0';
}

int sha256_part(int descriptor, long from, long size, const char *path, char text[SHA256_TEXT],
                struct err *err)
{
    struct sha256_ctx hash;
    unsigned char block[65536];
    sha256_init(&hash);
    for (ssize_t got; size > 0; from += got, size -= got) {
        size_t wanted = size < (long)sizeof block ? (size_t)size : sizeof block;
        if ((got = pread(descriptor, block, wanted, from)) < 0)
            return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
        if (!got)
            break; /* the end of the file */
        sha256_update(&hash, (size_t)got, block);
    }
    finish_digest(&hash, text);
    return 0;
}

int sha256_file(const char *path, char text[SHA256_TEXT], struct err *err)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    int failed = sha256_part(descriptor, 0, LONG_MAX, path, text, err);
    close(descriptor);
    return failed;
}
