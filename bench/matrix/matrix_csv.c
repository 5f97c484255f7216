/* Comma-separated numbers, one matrix row per line; every mistake is told with line and column. */
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct csv {
    const char *path;
    struct matrix *matrix; /* columns is 0 until the first line has been read */
    size_t line;           /* the one at hand, from 1 */
    size_t count;          /* numbers so far */
};

/* What stands between two commas, without the blanks around it. */
struct field {
    const char *text;
    size_t length, column; /* column: its first byte in the line, from 1 */
};

static int is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static struct field trim(const char *line, const char *from, const char *to)
{
    while (from < to && is_blank(*from))
        from++;
    while (from < to && is_blank(to[-1]))
        to--;
    return (struct field){from, (size_t)(to - from), (size_t)(from - line) + 1};
}

static int unexpected(const struct csv *csv, const struct field *field, const char *expected,
                      struct err *err)
{
    if (!field->length)
        return err_set(err, ERR_USAGE, "%s:%zu:%zu: an empty field where %s was expected",
                       csv->path, csv->line, field->column, expected);
    char shown[41]; /* a binary file read by mistake must not write to the terminal */
    size_t length = 0;
    for (; length < field->length && length < sizeof shown - 1; length++)
        shown[length] = field->text[length];
    shown[length] = '\0';
    for (char *byte = shown; byte < shown + length; byte++)
        if (!isprint((unsigned char)*byte))
            *byte = '?';
    return err_set(err, ERR_USAGE, "%s:%zu:%zu: '%s%s' where %s was expected", csv->path, csv->line,
                   field->column, shown, length < field->length ? "..." : "", expected);
}

/* The program never leaves the C locale, so that strtod's decimal point is a point. */
static int parse_number(const struct csv *csv, const struct field *field, double *number,
                        struct err *err)
{
    char *end;
    *number = strtod(field->text, &end); /* stops at the comma or at the end of the line */
    int whole = field->length && end == field->text + field->length;
    if (!whole || isspace((unsigned char)field->text[0]))
        return unexpected(csv, field, "a number", err);
    if (!isfinite(*number))
        return unexpected(csv, field, "a finite number", err);
    return 0;
}

static int append(struct csv *csv, double number, struct err *err)
{
    if (mem_grow(&csv->matrix->value, csv->count, sizeof number, err))
        return -1;
    csv->matrix->value[csv->count++] = number;
    return 0;
}

static int close_row(struct csv *csv, size_t columns, struct err *err)
{
    struct matrix *matrix = csv->matrix;
    if (matrix->rows && columns != matrix->columns)
        return err_set(err, ERR_USAGE, "%s:%zu: %zu number%s where line 1 has %zu", csv->path,
                       csv->line, columns, columns == 1 ? "" : "s", matrix->columns);
    matrix->columns = columns;
    matrix->rows++;
    return 0;
}

static int parse_line(struct csv *csv, const char *line, const char *end, struct err *err)
{
    size_t before = csv->count;
    for (const char *from = line, *comma; from; from = comma ? comma + 1 : NULL) {
        comma = memchr(from, ',', (size_t)(end - from));
        struct field field = trim(line, from, comma ? comma : end);
        double number;
        if (parse_number(csv, &field, &number, err) || append(csv, number, err))
            return -1;
    }
    return close_row(csv, csv->count - before, err);
}

/* Where the text of a line ends: before "\n", "\r\n" or nothing. */
static const char *line_end(const char *line, size_t length)
{
    if (length && line[length - 1] == '\n')
        length--;
    if (length && line[length - 1] == '\r')
        length--;
    return line + length;
}

static int parse_lines(struct csv *csv, FILE *file, char **line, struct err *err)
{
    size_t room = 0, empty_line = 0;
    for (ssize_t length; (length = getline(line, &room, file)) >= 0;) {
        csv->line++;
        const char *end = line_end(*line, (size_t)length);
        if (empty_line)
            return err_set(err, ERR_USAGE, "%s:%zu: an empty line before the end of the file",
                           csv->path, empty_line);
        if (!trim(*line, *line, end).length)
            empty_line = csv->line;
        else if (parse_line(csv, *line, end, err))
            return -1;
    }
    if (!feof(file))
        return err_set(err, ERR_USAGE, "%s: %s", csv->path, strerror(errno));
    if (!csv->count)
        return err_set(err, ERR_USAGE, "%s: no number in the file", csv->path);
    return 0;
}

int matrix_read_csv(const char *path, FILE *file, struct matrix *matrix, struct err *err)
{
    struct csv csv = {.path = path, .matrix = matrix};
    char *line = NULL;
    int failed = parse_lines(&csv, file, &line, err);
    free(line);
    return failed;
}
