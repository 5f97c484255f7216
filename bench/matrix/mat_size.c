#include "bench/matrix/mat_size.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <string.h>

enum { HEAD_5 = 128, TAG_5 = 8, HEAD_4 = 20 }; /* bytes */

static uint32_t number_at(const unsigned char *bytes, int swapped)
{
    uint32_t number;
    memcpy(&number, bytes, sizeof number);
    return swapped ? __builtin_bswap32(number) : number;
}

/* Version 5: the type of an element, its bytes, and these. */
static uint64_t element_bytes_5(const unsigned char *tag, int swapped)
{
    return TAG_5 + (uint64_t)number_at(tag + 4, swapped);
}

/* Version 4: the type, rows, columns, 1 if complex, bytes of the name. The tens of the type are the
 * class of the numbers. */
static uint64_t element_bytes_4(const unsigned char *head, int swapped)
{
    static const uint64_t size[10] = {8, 4, 4, 2, 2, 1};
    uint64_t count = (uint64_t)number_at(head + 4, swapped) * number_at(head + 8, swapped);
    uint64_t parts = number_at(head + 12, swapped) ? 2 : 1;
    return HEAD_4 + number_at(head + 16, swapped) +
           count * parts * size[number_at(head, swapped) / 10 % 10];
}

struct walk {
    uint64_t at; /* where the first element begins */
    size_t head; /* bytes of an element's head     */
    uint64_t (*bytes)(const unsigned char *head, int swapped);
    int swapped;
};

/* 1 when the elements end where the file ends. */
static int ends_with_elements(FILE *file, struct walk walk, uint64_t size)
{
    unsigned char head[HEAD_4];
    while (walk.at < size) {
        uint64_t bytes;
        if (fseeko(file, (off_t)walk.at, SEEK_SET) || fread(head, walk.head, 1, file) != 1)
            return 0;
        bytes = walk.bytes(head, walk.swapped);
        if (bytes > size - walk.at)
            return 0;
        walk.at += bytes;
    }
    return 1;
}

/* The type of a little-endian element of version 4 is below 1000, of a big-endian one below 2000.
 */
static int is_swapped_4(const unsigned char *head)
{
    return number_at(head, 0) >= 1000;
}

int mat_check_whole(const char *path, FILE *file, struct err *err)
{
    unsigned char head[HEAD_5] = {0};
    struct walk walk = {0, HEAD_4, element_bytes_4, 0};
    size_t got = fread(head, 1, sizeof head, file);
    if (!memcmp(head, "MATLAB 7.3", 10))
        return 0;
    if (!memcmp(head, "MATLAB", 6))
        walk = (struct walk){HEAD_5, TAG_5, element_bytes_5, memcmp(head + 126, "IM", 2) != 0};
    else
        walk.swapped = is_swapped_4(head);
    if (fseeko(file, 0, SEEK_END))
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    uint64_t size = (uint64_t)ftello(file);
    if (got < walk.at || !ends_with_elements(file, walk, size))
        return err_set(err, ERR_USAGE,
                       "%s: not a MAT file, or cut off: its %" PRIu64
                       " bytes do not end with a variable",
                       path, size);
    return 0;
}
