#include "bench/plot/plot_digest.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

int plot_digest_file(const char *path, char text[DIGEST_TEXT], struct err *err)
{
    struct sha256_ctx hash;
    unsigned char block[4096], digest[SHA256_DIGEST_SIZE];
    size_t size;
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    sha256_init(&hash);
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        sha256_update(&hash, size, block);
    int failed = ferror(file);
    fclose(file);
    if (failed)
        return err_set(err, ERR_INTERNAL, "%s: it could not be read", path);
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return 0;
}
