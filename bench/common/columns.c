#include "bench/common/columns.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

struct range {
    uint32_t first, last;
};

/* Combining marks and joiners: no columns. */
static const struct range narrow[] = {
    {0x0300, 0x036f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f},
    {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
};

/* East Asian wide characters and emoji: two columns. */
static const struct range wide[] = {
    {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xac00, 0xd7a3},
    {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
};

static int is_in(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (ranges[i].first <= character && character <= ranges[i].last)
            return 1;
    return 0;
}

#define IS_IN(ranges, character) is_in(ranges, sizeof(ranges) / sizeof *(ranges), character)

/* Decodes one character; a byte that begins none is taken as it is. */
static size_t decode_character(const unsigned char *text, uint32_t *character)
{
    size_t length = text[0] >= 0xf0 ? 4 : text[0] >= 0xe0 ? 3 : text[0] >= 0xc0 ? 2 : 1;
    *character = length == 1 ? text[0] : text[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xc0) != 0x80) {
            *character = text[0];
            return 1;
        }
        *character = *character << 6 | (text[i] & 0x3fu);
    }
    return length;
}

static int width_of(uint32_t character)
{
    return IS_IN(narrow, character) ? 0 : IS_IN(wide, character) ? 2 : 1;
}

/* Continues while the columns suffice. */
static size_t walk(const char *text, int columns, int *taken)
{
    size_t at = 0;
    for (*taken = 0; text[at];) {
        uint32_t character;
        size_t length = decode_character((const unsigned char *)text + at, &character);
        int width = width_of(character);
        if (*taken + width > columns)
            break;
        *taken += width;
        at += length;
    }
    return at;
}

int columns_of(const char *text)
{
    int taken;
    walk(text, INT_MAX - 2, &taken);
    return taken;
}

size_t columns_fit(const char *text, int columns)
{
    int taken;
    return walk(text, columns, &taken);
}
