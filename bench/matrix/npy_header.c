/* The header of a NumPy file: "\x93NUMPY", a version, a length and a Python dictionary such as
 * {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }. */
#include "bench/matrix/npy_header.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER_MOST = 1023 }; /* bytes; NumPy writes 118 for any array that slabmark accepts */

/* A position in the header, which ends with '\0'. */
struct cursor {
    const char *path, *header, *at;
};

static int refuse_token(const struct cursor *cursor, const char *what, struct err *err)
{
    return err_set(err, ERR_USAGE, "%s: byte %td of the NumPy header: %s was expected",
                   cursor->path, cursor->at - cursor->header + 1, what);
}

static void skip_blanks(struct cursor *cursor)
{
    cursor->at += strspn(cursor->at, " \t\n");
}

/* Skips blanks, then the token if it comes next; 1 if it did. */
static int accept_token(struct cursor *cursor, const char *token)
{
    skip_blanks(cursor);
    size_t length = strlen(token);
    if (strncmp(cursor->at, token, length))
        return 0;
    cursor->at += length;
    return 1;
}

/* A text in single or double quotes, of visible characters. */
static int parse_quoted(struct cursor *cursor, char *text, size_t size)
{
    const char *quote = accept_token(cursor, "'") ? "'" : accept_token(cursor, "\"") ? "\"" : NULL;
    if (!quote)
        return -1;
    size_t length = 0;
    for (; isgraph((unsigned char)*cursor->at) && *cursor->at != *quote; cursor->at++)
        if (length < size - 1)
            text[length++] = *cursor->at;
    text[length] = '\0';
    if (*cursor->at != *quote)
        return -1;
    cursor->at++;
    return 0;
}

static int parse_type(struct cursor *cursor, struct npy_layout *layout, struct err *err)
{
    if (parse_quoted(cursor, layout->type, sizeof layout->type))
        return refuse_token(cursor, "an element type such as '<f8'", err);
    return 0;
}

static int parse_order(struct cursor *cursor, struct npy_layout *layout, struct err *err)
{
    layout->fortran = accept_token(cursor, "True");
    if (!layout->fortran && !accept_token(cursor, "False"))
        return refuse_token(cursor, "True or False", err);
    return 0;
}

static int parse_extent(struct cursor *cursor, size_t *extent, struct err *err)
{
    char *end;
    skip_blanks(cursor);
    if (!isdigit((unsigned char)*cursor->at))
        return refuse_token(cursor, "a dimension", err);
    errno = 0;
    *extent = strtoul(cursor->at, &end, 10);
    if (errno)
        return refuse_token(cursor, "a dimension below 2^64", err);
    cursor->at = end;
    return 0;
}

static int parse_shape(struct cursor *cursor, struct npy_layout *layout, struct err *err)
{
    size_t extent = 0;
    int count = 0;
    if (!accept_token(cursor, "("))
        return refuse_token(cursor, "'('", err);
    while (!accept_token(cursor, ")")) {
        if (parse_extent(cursor, &extent, err))
            return -1;
        if (count < NPY_DIMENSIONS)
            layout->extent[count] = extent;
        count++;
        if (!accept_token(cursor, ",") && *cursor->at != ')')
            return refuse_token(cursor, "',' or ')'", err);
    }
    layout->dimensions = count;
    if (count < 1 || count > NPY_DIMENSIONS)
        return err_set(err, ERR_USAGE, "%s: an array of %d dimensions, expected 1 to 3",
                       cursor->path, count);
    return 0;
}

static const struct {
    const char *key;
    int (*parse)(struct cursor *, struct npy_layout *, struct err *);
} entries[] = {{"descr", parse_type}, {"fortran_order", parse_order}, {"shape", parse_shape}};
enum { ENTRIES = sizeof entries / sizeof *entries };

/* One "key: value"; `seen` has a bit per key. */
static int parse_entry(struct cursor *cursor, struct npy_layout *layout, unsigned *seen,
                       struct err *err)
{
    char key[16];
    int entry = 0;
    skip_blanks(cursor);
    struct cursor before = *cursor;
    if (parse_quoted(cursor, key, sizeof key))
        return refuse_token(&before, "a quoted key", err);
    while (entry < ENTRIES && strcmp(key, entries[entry].key))
        entry++;
    if (entry == ENTRIES || *seen & 1u << entry)
        return refuse_token(&before, "'descr', 'fortran_order' or 'shape', each once,", err);
    *seen |= 1u << entry;
    if (!accept_token(cursor, ":"))
        return refuse_token(cursor, "':'", err);
    return entries[entry].parse(cursor, layout, err);
}

static int parse_header(struct cursor *cursor, const char *end, struct npy_layout *layout,
                        struct err *err)
{
    unsigned seen = 0;
    if (!accept_token(cursor, "{"))
        return refuse_token(cursor, "'{'", err);
    while (!accept_token(cursor, "}")) {
        if (parse_entry(cursor, layout, &seen, err))
            return -1;
        if (!accept_token(cursor, ",") && *cursor->at != '}')
            return refuse_token(cursor, "',' or '}'", err);
    }
    skip_blanks(cursor);
    if (cursor->at != end)
        return refuse_token(cursor, "nothing more", err);
    for (int entry = 0; entry < ENTRIES; entry++)
        if (!(seen & 1u << entry))
            return err_set(err, ERR_USAGE, "%s: the NumPy header lacks '%s'", cursor->path,
                           entries[entry].key);
    return 0;
}

/* Reads the prefix of the header. The header's length has two bytes in version 1.0, four in 2.0 and
 * 3.0. */
static int read_length(const char *path, FILE *file, size_t *length, struct err *err)
{
    unsigned char start[8], size[4] = {0};
    if (fread(start, 1, sizeof start, file) != sizeof start || memcmp(start, "\x93NUMPY", 6))
        return err_set(err, ERR_USAGE, "%s: not a NumPy file", path);
    if (start[6] < 1 || start[6] > 3 || start[7] != 0)
        return err_set(err, ERR_USAGE, "%s: NumPy format %d.%d, expected 1.0, 2.0 or 3.0", path,
                       start[6], start[7]);
    size_t width = start[6] == 1 ? 2 : 4;
    if (fread(size, 1, width, file) != width)
        return err_set(err, ERR_USAGE, "%s: the file ends before its NumPy header", path);
    *length = size[0] | (size_t)size[1] << 8 | (size_t)size[2] << 16 | (size_t)size[3] << 24;
    return 0;
}

int npy_read_layout(const char *path, FILE *file, struct npy_layout *layout, struct err *err)
{
    char header[HEADER_MOST + 1];
    size_t length = 0;
    if (read_length(path, file, &length, err))
        return -1;
    if (length > HEADER_MOST)
        return err_set(err, ERR_USAGE, "%s: a NumPy header of %zu bytes, expected at most %d", path,
                       length, HEADER_MOST);
    if (fread(header, 1, length, file) != length)
        return err_set(err, ERR_USAGE, "%s: the file ends within its NumPy header", path);
    header[length] = '\0';
    struct cursor cursor = {path, header, header};
    return parse_header(&cursor, header + length, layout, err);
}
