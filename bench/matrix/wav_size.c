#include "bench/matrix/wav_size.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { RIFF_HEAD = 12, CHUNK_HEAD = 8, LONG_SIZES = 16 }; /* bytes */

struct riff {
    FILE *file;
    uint64_t size; /* of the file */
    int swapped;   /* 1: RIFX, big-endian */
    uint64_t data; /* RF64: the bytes of samples, from a separate chunk; else 0 */
};

static uint64_t number_at(const struct riff *riff, const unsigned char *bytes, int size)
{
    uint64_t number = 0;
    for (int i = 0; i < size; i++)
        number = number << 8 | bytes[riff->swapped ? i : size - 1 - i];
    return number;
}

/* The size that programs leave when they write to a pipe or are interrupted. */
static int is_unknown(uint64_t size)
{
    return size == 0 || (size >= 0x7fff0000 && size <= UINT32_MAX);
}

/* Bytes that the chunk `data` announces; 0: unknown. *at is the offset of the samples. */
static uint64_t announced_bytes(struct riff *riff, uint64_t *at)
{
    unsigned char head[CHUNK_HEAD], sizes[LONG_SIZES];
    for (*at = RIFF_HEAD; *at + CHUNK_HEAD <= riff->size;) {
        if (fseeko(riff->file, (off_t)*at, SEEK_SET) ||
            fread(head, 1, sizeof head, riff->file) != sizeof head)
            return 0;
        uint64_t size = number_at(riff, head + 4, 4);
        *at += CHUNK_HEAD;
        if (!memcmp(head, "data", 4))
            return size == UINT32_MAX && riff->data ? riff->data : is_unknown(size) ? 0 : size;
        if (!memcmp(head, "ds64", 4) && fread(sizes, 1, sizeof sizes, riff->file) == sizeof sizes)
            riff->data = number_at(riff, sizes + 8, 8);
        *at += size + size % 2;
    }
    return 0;
}

int wav_check_whole(const char *path, FILE *file, struct err *err)
{
    unsigned char magic[4];
    uint64_t at;
    if (fseeko(file, 0, SEEK_END))
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    struct riff riff = {.file = file, .size = (uint64_t)ftello(file)};
    if (fseeko(file, 0, SEEK_SET) || fread(magic, 1, sizeof magic, file) != sizeof magic ||
        (memcmp(magic, "RIF", 3) && memcmp(magic, "RF64", 4)))
        return 0;
    riff.swapped = magic[3] == 'X';
    uint64_t announced = announced_bytes(&riff, &at);
    if (at > riff.size || announced <= riff.size - at)
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s: the file ends after %" PRIu64 " of the %" PRIu64
                   " bytes of samples that its header announces",
                   path, riff.size - at, announced);
}
