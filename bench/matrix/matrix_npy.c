/* NumPy arrays of one or two dimensions.
 *
 * The file begins with "\x93NUMPY", a version, the length of the header and the header: a Python
 * dictionary such as {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }. The numbers
 * follow. Nothing is allocated before the shape has been held against the size of the file. */
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "elements are copied as they stand");

enum {
    HEADER_MOST = 1023, /* bytes; NumPy writes 118 for any array that we accept */
    BATCH = 4096,       /* elements converted at a time */
};

#define DECODER(name, type)                                                                        \
    static double name(const unsigned char *bytes)                                                 \
    {                                                                                              \
        type number;                                                                               \
        memcpy(&number, bytes, sizeof number);                                                     \
        return (double)number;                                                                     \
    }
DECODER(decode_f4, float)
DECODER(decode_f8, double)
DECODER(decode_i2, int16_t)
DECODER(decode_i4, int32_t)
DECODER(decode_i8, int64_t)

static const struct element {
    const char *name;
    size_t size;
    double (*decode)(const unsigned char *);
} elements[] = {
    {"<f4", 4, decode_f4}, {"<f8", 8, decode_f8}, {"<i2", 2, decode_i2},
    {"<i4", 4, decode_i4}, {"<i8", 8, decode_i8},
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

struct layout {
    const struct element *element;
    int fortran; /* columns one after the other */
    size_t rows, columns;
};

/* Walks through the header, which ends in '\0'. */
struct cursor {
    const char *path, *header, *at;
};

static int expected(const struct cursor *cursor, const char *what, struct err *err)
{
    return err_set(err, ERR_USAGE, "%s: byte %td of the NumPy header: %s was expected",
                   cursor->path, cursor->at - cursor->header + 1, what);
}

static void skip_blanks(struct cursor *cursor)
{
    cursor->at += strspn(cursor->at, " \t\n");
}

/* Skips blanks, then the token if it comes next; says whether it did. */
static int accept(struct cursor *cursor, const char *token)
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
    const char *quote = accept(cursor, "'") ? "'" : accept(cursor, "\"") ? "\"" : NULL;
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

static int parse_element(struct cursor *cursor, struct layout *layout, struct err *err)
{
    char name[16];
    if (parse_quoted(cursor, name, sizeof name))
        return expected(cursor, "an element type such as '<f8'", err);
    for (int i = 0; i < ELEMENTS; i++)
        if (!strcmp(name, elements[i].name)) {
            layout->element = &elements[i];
            return 0;
        }
    return err_set(err, ERR_USAGE, "%s: elements of type '%s', expected <f4, <f8, <i2, <i4 or <i8",
                   cursor->path, name);
}

static int parse_order(struct cursor *cursor, struct layout *layout, struct err *err)
{
    layout->fortran = accept(cursor, "True");
    if (!layout->fortran && !accept(cursor, "False"))
        return expected(cursor, "True or False", err);
    return 0;
}

static int parse_extent(struct cursor *cursor, size_t *extent, struct err *err)
{
    char *end;
    skip_blanks(cursor);
    if (!isdigit((unsigned char)*cursor->at))
        return expected(cursor, "a dimension", err);
    errno = 0;
    *extent = strtoul(cursor->at, &end, 10);
    if (errno)
        return expected(cursor, "a dimension below 2^64", err);
    cursor->at = end;
    return 0;
}

static int parse_shape(struct cursor *cursor, struct layout *layout, struct err *err)
{
    size_t extent[2] = {0};
    int dimensions = 0;
    if (!accept(cursor, "("))
        return expected(cursor, "'('", err);
    while (!accept(cursor, ")")) {
        if (parse_extent(cursor, &extent[dimensions ? 1 : 0], err))
            return -1;
        dimensions++;
        if (!accept(cursor, ",") && *cursor->at != ')')
            return expected(cursor, "',' or ')'", err);
    }
    if (dimensions != 1 && dimensions != 2)
        return err_set(err, ERR_USAGE, "%s: an array of %d dimensions, expected 1 or 2",
                       cursor->path, dimensions);
    layout->rows = dimensions == 1 ? 1 : extent[0];
    layout->columns = extent[dimensions - 1];
    return 0;
}

static const struct {
    const char *key;
    int (*parse)(struct cursor *, struct layout *, struct err *);
} entries[] = {{"descr", parse_element}, {"fortran_order", parse_order}, {"shape", parse_shape}};
enum { ENTRIES = sizeof entries / sizeof *entries };

/* One "key: value"; `seen` has a bit per key. */
static int parse_entry(struct cursor *cursor, struct layout *layout, unsigned *seen,
                       struct err *err)
{
    char key[16];
    int entry = 0;
    skip_blanks(cursor);
    struct cursor before = *cursor;
    if (parse_quoted(cursor, key, sizeof key))
        return expected(&before, "a quoted key", err);
    while (entry < ENTRIES && strcmp(key, entries[entry].key))
        entry++;
    if (entry == ENTRIES || *seen & 1u << entry)
        return expected(&before, "'descr', 'fortran_order' or 'shape', each once,", err);
    *seen |= 1u << entry;
    if (!accept(cursor, ":"))
        return expected(cursor, "':'", err);
    return entries[entry].parse(cursor, layout, err);
}

static int parse_header(struct cursor *cursor, const char *end, struct layout *layout,
                        struct err *err)
{
    unsigned seen = 0;
    if (!accept(cursor, "{"))
        return expected(cursor, "'{'", err);
    while (!accept(cursor, "}")) {
        if (parse_entry(cursor, layout, &seen, err))
            return -1;
        if (!accept(cursor, ",") && *cursor->at != '}')
            return expected(cursor, "',' or '}'", err);
    }
    skip_blanks(cursor);
    if (cursor->at != end)
        return expected(cursor, "nothing more", err);
    for (int entry = 0; entry < ENTRIES; entry++)
        if (!(seen & 1u << entry))
            return err_set(err, ERR_USAGE, "%s: the NumPy header lacks '%s'", cursor->path,
                           entries[entry].key);
    return 0;
}

/* Everything before the header: its length, two bytes of it in version 1.0, four in 2.0 and 3.0. */
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

static int read_layout(const char *path, FILE *file, struct layout *layout, struct err *err)
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

/* Bytes from here to the end of the file; -1 if it has no size, like a pipe. */
static off_t bytes_left(FILE *file)
{
    off_t here = ftello(file);
    if (here < 0 || fseeko(file, 0, SEEK_END))
        return -1;
    off_t end = ftello(file);
    return fseeko(file, here, SEEK_SET) ? -1 : end - here;
}

static int check_size(const char *path, FILE *file, const struct layout *layout, struct err *err)
{
    size_t count, bytes;
    off_t left = bytes_left(file);
    if (left < 0)
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    if (!layout->rows || !layout->columns)
        return err_set(err, ERR_USAGE, "%s: %zu x %zu: no number in the file", path, layout->rows,
                       layout->columns);
    if (__builtin_mul_overflow(layout->rows, layout->columns, &count) ||
        __builtin_mul_overflow(count, layout->element->size, &bytes) || bytes != (size_t)left)
        return err_set(err, ERR_USAGE,
                       "%s: %zu x %zu elements of %zu bytes after the NumPy header expected, "
                       "found %jd bytes",
                       path, layout->rows, layout->columns, layout->element->size, (intmax_t)left);
    return 0;
}

/* Stores the element that is number i in the file where it belongs in row-major order. */
static void store(const struct layout *layout, size_t i, double number, double *value)
{
    if (layout->fortran)
        value[i % layout->rows * layout->columns + i / layout->rows] = number;
    else
        value[i] = number;
}

static int read_elements(const char *path, FILE *file, const struct layout *layout, double *value,
                         struct err *err)
{
    unsigned char batch[BATCH * sizeof(double)];
    size_t size = layout->element->size;
    for (size_t i = 0, left = layout->rows * layout->columns; left;) {
        size_t got = fread(batch, size, left < BATCH ? left : BATCH, file);
        if (!got)
            return err_set(err, ERR_USAGE, "%s: %zu elements could not be read", path, left);
        for (size_t j = 0; j < got; j++)
            store(layout, i++, layout->element->decode(batch + j * size), value);
        left -= got;
    }
    return 0;
}

int matrix_read_npy(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    struct layout layout = {0};
    if (read_layout(path, file, &layout, err) || check_size(path, file, &layout, err))
        return -1;
    matrix->rows = layout.rows;
    matrix->columns = layout.columns;
    matrix->value = mem_untouched(layout.rows * layout.columns, sizeof *matrix->value, err);
    if (!matrix->value)
        return -1;
    return read_elements(path, file, &layout, matrix->value, err);
}
