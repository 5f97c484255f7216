/* NumPy arrays of one to three dimensions. The shape is checked against the size of the file before
 * anything is allocated. */
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"
#include "bench/matrix/npy_header.h"

#include <assert.h>
#include <errno.h>
#include <float.h>
#include <stdint.h>
#include <string.h>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "elements are copied without conversion");

enum {
    BATCH = 4096, /* elements converted at a time */
    EXACT = 300,  /* digits after the point: only the significant digits limit them */
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
DECODER(decode_i1, int8_t)
DECODER(decode_i2, int16_t)
DECODER(decode_i4, int32_t)
DECODER(decode_i8, int64_t)
DECODER(decode_u1, uint8_t)
DECODER(decode_u2, uint16_t)
DECODER(decode_u4, uint32_t)
DECODER(decode_u8, uint64_t)

static const struct element {
    const char *name; /* after the byte order */
    size_t size;
    double (*decode)(const unsigned char *);
    int digits;
} elements[] = {
    {"f4", 4, decode_f4, FLT_DIG}, {"f8", 8, decode_f8, DBL_DIG}, {"i1", 1, decode_i1, DBL_DIG},
    {"i2", 2, decode_i2, DBL_DIG}, {"i4", 4, decode_i4, DBL_DIG}, {"i8", 8, decode_i8, DBL_DIG},
    {"u1", 1, decode_u1, DBL_DIG}, {"u2", 2, decode_u2, DBL_DIG}, {"u4", 4, decode_u4, DBL_DIG},
    {"u8", 8, decode_u8, DBL_DIG}, {"b1", 1, decode_u1, DBL_DIG},
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

struct array {
    struct npy_layout layout;
    const struct element *element;
    int swapped;          /* 1: big-endian */
    size_t rows, columns; /* of the matrix */
};

static int find_element(const char *path, struct array *array, struct err *err)
{
    const char *type = array->layout.type;
    array->swapped = type[0] == '>';
    for (int i = 0; i < ELEMENTS && type[0] && strchr("<>|=", type[0]); i++)
        if (!strcmp(type + 1, elements[i].name)) {
            array->element = &elements[i];
            return 0;
        }
    return err_set(err, ERR_USAGE,
                   "%s: elements of type '%s', expected f4, f8, or integers of 1 to 8 bytes: write "
                   "them with np.save('X.npy', x.astype('f8'))",
                   path, type);
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

/* "2 x 3 x 4" */
static const char *extents_text(const struct npy_layout *layout, char *text, size_t size)
{
    int used = snprintf(text, size, "%s", layout->dimensions == 1 ? "1" : "");
    for (int i = 0; i < layout->dimensions; i++)
        used += snprintf(text + used, size - (size_t)used, "%s%zu", used ? " x " : "",
                         layout->extent[i]);
    return text;
}

/* One dimension is one row; of three, the last one gives the columns. Returns 0 when there are
 * fewer than 2^64 elements. */
static int set_shape(struct array *array)
{
    const size_t *extent = array->layout.extent;
    int dimensions = array->layout.dimensions;
    array->columns = extent[dimensions - 1];
    array->rows = dimensions == 1 ? 1 : extent[0];
    return dimensions == 3 && __builtin_mul_overflow(array->rows, extent[1], &array->rows);
}

static int check_size(const char *path, FILE *file, struct array *array, struct err *err)
{
    size_t count, bytes;
    char extents[80];
    off_t left = bytes_left(file);
    if (left < 0)
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    extents_text(&array->layout, extents, sizeof extents);
    int too_many = set_shape(array);
    if (!too_many && (!array->rows || !array->columns))
        return err_set(err, ERR_USAGE, "%s: %s: no number in the file", path, extents);
    if (too_many || __builtin_mul_overflow(array->rows, array->columns, &count) ||
        __builtin_mul_overflow(count, array->element->size, &bytes) || bytes != (size_t)left)
        return err_set(err, ERR_USAGE,
                       "%s: %s elements of %zu bytes after the NumPy header expected, "
                       "found %jd bytes",
                       path, extents, array->element->size, (intmax_t)left);
    return 0;
}

/* Stores element i of the file at its row-major position. */
static void store_element(const struct array *array, size_t i, double number, double *value)
{
    const struct npy_layout *layout = &array->layout;
    size_t first = layout->dimensions == 1 ? 1 : layout->extent[0];
    size_t middle = layout->dimensions == 3 ? layout->extent[1] : 1;
    size_t row = i % first * middle + i / first % middle, column = i / (first * middle);
    value[layout->fortran ? row * array->columns + column : i] = number;
}

static double decode_element(const struct array *array, const unsigned char *bytes)
{
    unsigned char swapped[8];
    size_t size = array->element->size;
    for (size_t i = 0; array->swapped && i < size; i++)
        swapped[i] = bytes[size - 1 - i];
    return array->element->decode(array->swapped ? swapped : bytes);
}

static int read_elements(const char *path, FILE *file, const struct array *array, double *value,
                         struct err *err)
{
    unsigned char batch[BATCH * sizeof(double)];
    size_t size = array->element->size;
    for (size_t i = 0, left = array->rows * array->columns; left;) {
        size_t got = fread(batch, size, left < BATCH ? left : BATCH, file);
        if (!got)
            return err_set(err, ERR_USAGE, "%s: %zu elements could not be read", path, left);
        for (size_t j = 0; j < got; j++)
            store_element(array, i++, decode_element(array, batch + j * size), value);
        left -= got;
    }
    return 0;
}

int matrix_read_npy(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    struct array array = {0};
    if (npy_read_layout(path, file, &array.layout, err) || find_element(path, &array, err) ||
        check_size(path, file, &array, err))
        return -1;
    *matrix = (struct matrix){
        .rows = array.rows,
        .columns = array.columns,
        .value = mem_untouched(array.rows * array.columns, sizeof *matrix->value, err),
        .nodes = array.layout.dimensions == 3 ? array.layout.extent[1] : 0,
        .digits = array.element->digits,
        .decimals = EXACT,
    };
    return matrix->value ? read_elements(path, file, &array, matrix->value, err) : -1;
}
