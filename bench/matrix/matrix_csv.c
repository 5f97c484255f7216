/* Numbers as text, one matrix row per line. Errors name line and column.
 *
 * Reads the default output of numpy.savetxt, MATLAB, Octave and R, and of pandas with named
 * columns. If a line of names looks like data, the error names the call that omits it. */
#include "base/mem.h"
#include "bench/matrix/matrix_formats.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Short numbers such as 0.5 and 0.25 may be exact: they count as having three digits. */
enum { DIGITS_LEAST = 3 };

struct csv {
    const char *path;
    struct matrix *matrix;
    char separator;     /* ' ': blanks and tabs; 0: no row has been read */
    int has_header;     /* a first line of names was skipped */
    size_t line;        /* the current one, from 1 */
    size_t first_line;  /* of the first row */
    size_t count;       /* numbers so far */
    int looks_counted;  /* the first row is 0,1,2: perhaps names by pandas */
    int all_have_point; /* every number of the current row has a point or an exponent */
};

/* The text between two separators, without surrounding blanks. */
struct field {
    const char *text;
    size_t length, column; /* column: its first byte in the line, from 1 */
};

static int is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static struct field trim_blanks(const char *line, const char *from, const char *to)
{
    while (from < to && is_blank(*from))
        from++;
    while (from < to && is_blank(to[-1]))
        to--;
    return (struct field){from, (size_t)(to - from), (size_t)(from - line) + 1};
}

/* ---- fields ---- */

static char separator_of(const char *line, const char *end)
{
    size_t length = (size_t)(end - line);
    return memchr(line, ';', length) ? ';' : memchr(line, ',', length) ? ',' : ' ';
}

/* Returns the field at *from and moves *from past it, to NULL after the last one. The line has no
 * blanks at its ends. */
static struct field next_field(const char *line, const char **from, const char *end, char separator)
{
    const char *start = *from, *stop = start;
    while (stop < end && (separator == ' ' ? !is_blank(*stop) : *stop != separator))
        stop++;
    *from = stop < end ? stop + 1 : NULL;
    while (separator == ' ' && *from && is_blank(**from))
        ++*from;
    return trim_blanks(line, start, stop);
}

static int refuse_field(const struct csv *csv, const struct field *field, const char *expected,
                        struct err *err)
{
    if (!field->length)
        return err_set(err, ERR_USAGE, "%s:%zu:%zu: an empty field where %s was expected",
                       csv->path, csv->line, field->column, expected);
    char shown[41]; /* a binary file read by mistake must not reach the terminal */
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
static int is_number(const struct field *field, double *number)
{
    char *end;
    if (!field->length || isspace((unsigned char)field->text[0]))
        return 0;
    *number = strtod(field->text, &end); /* stops at the separator or at the end of the line */
    return end == field->text + field->length;
}

/* Counts the digits of a number as written, and those after the point. */
static void note_digits(struct csv *csv, const struct field *field)
{
    int digits = 0, decimals = 0, point = 0;
    const char *end = field->text + field->length;
    for (const char *c = field->text; c < end; c++) {
        if (*c == 'e' || *c == 'E') {
            long exponent = strtol(c + 1, NULL, 10);
            decimals -= (int)(exponent > 400 ? 400 : exponent < -400 ? -400 : exponent);
            point = 1;
            break;
        }
        point |= *c == '.';
        digits += isdigit((unsigned char)*c) && (digits || *c != '0');
        decimals += point && isdigit((unsigned char)*c);
    }
    struct matrix *matrix = csv->matrix;
    matrix->digits = digits > matrix->digits ? digits : matrix->digits;
    matrix->decimals = decimals > matrix->decimals ? decimals : matrix->decimals;
    csv->all_have_point &= point;
}

static int append_number(struct csv *csv, const struct field *field, struct err *err)
{
    double number;
    if (!is_number(field, &number))
        return refuse_field(csv, field, "a number", err);
    if (!isfinite(number))
        return refuse_field(csv, field, "a finite number", err);
    if (mem_grow(&csv->matrix->value, csv->count, sizeof number, err))
        return -1;
    note_digits(csv, field);
    csv->matrix->value[csv->count++] = number;
    return 0;
}

/* ---- lines ---- */

/* pandas names columns 0, 1, 2 by default, and writes every float with a point. */
static int looks_counted(const struct csv *csv)
{
    const double *row = csv->matrix->value;
    int counted = csv->matrix->columns > 1 && !csv->has_header && !csv->all_have_point;
    for (size_t i = 0; i < csv->matrix->columns; i++)
        counted &= row[i] == (double)i;
    return counted;
}

static int check_not_names(const struct csv *csv, struct err *err)
{
    if (csv->matrix->rows != 2 || !csv->looks_counted || !csv->all_have_point)
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s:%zu: 0, 1, ... look like pandas' names of columns: write the data "
                   "with df.to_csv('X.csv', header=False, index=False), or 0.0 if this is a row",
                   csv->path, csv->first_line);
}

static int close_row(struct csv *csv, size_t columns, struct err *err)
{
    struct matrix *matrix = csv->matrix;
    if (matrix->rows && columns != matrix->columns)
        return err_set(err, ERR_USAGE, "%s:%zu: %zu number%s where line %zu has %zu", csv->path,
                       csv->line, columns, columns == 1 ? "" : "s", csv->first_line,
                       matrix->columns);
    matrix->columns = columns;
    if (!matrix->rows++)
        csv->looks_counted = looks_counted(csv);
    return check_not_names(csv, err);
}

static int parse_row(struct csv *csv, const char *line, const char *start, const char *end,
                     struct err *err)
{
    size_t before = csv->count;
    if (!csv->separator) {
        csv->separator = separator_of(start, end);
        csv->first_line = csv->line;
    }
    csv->all_have_point = 1;
    for (const char *from = start; from;) {
        struct field field = next_field(line, &from, end, csv->separator);
        if (append_number(csv, &field, err))
            return -1;
    }
    return close_row(csv, csv->count - before, err);
}

/* Notations of missing numbers in various programs. */
static int is_missing(const struct field *field)
{
    static const char *const words[] = {"NA", "N/A", "null", "NULL", "None"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == field->length && !memcmp(field->text, words[i], field->length))
            return 1;
    return 0;
}

static int is_name(const struct field *field)
{
    double number;
    int begins = field->length && (isalpha((unsigned char)field->text[0]) ||
                                   strchr("_\"'", field->text[0]) || field->text[0] & 0x80);
    return begins && !is_number(field, &number) && !is_missing(field);
}

/* A first line that mixes names and numbers is a faulty row. */
static int is_header(const struct csv *csv, const char *line, const char *start, const char *end)
{
    char separator = separator_of(start, end);
    if (csv->separator || csv->has_header)
        return 0;
    for (const char *from = start; from;) {
        struct field field = next_field(line, &from, end, separator);
        if (!is_name(&field))
            return 0;
    }
    return 1;
}

/* pandas writes an index column with an empty name by default. */
static int check_no_index(const struct csv *csv, const char *start, struct err *err)
{
    if (csv->separator || csv->has_header || start[0] != ',')
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s:%zu:1: a first column without a name, as pandas writes its index; write it "
                   "with df.to_csv('X.csv', index=False)",
                   csv->path, csv->line);
}

/* End of a line's text: before "\n", "\r\n" or the terminator. */
static const char *line_end(const char *line, size_t length)
{
    if (length && line[length - 1] == '\n')
        length--;
    if (length && line[length - 1] == '\r')
        length--;
    return line + length;
}

/* Some editors begin UTF-8 with a byte order mark. */
static const char *after_byte_order_mark(const struct csv *csv, const char *line)
{
    return csv->line == 1 && !strncmp(line, "\xef\xbb\xbf", 3) ? line + 3 : line;
}

static int parse_line(struct csv *csv, const char *line, size_t length, struct err *err)
{
    const char *text = after_byte_order_mark(csv, line);
    struct field whole = trim_blanks(line, text, line_end(line, length));
    const char *start = whole.text, *end = start + whole.length;
    if (!whole.length || *start == '#' || *start == '%')
        return 0;
    if (check_no_index(csv, start, err))
        return -1;
    if (!is_header(csv, line, start, end))
        return parse_row(csv, line, start, end, err);
    csv->has_header = 1;
    return 0;
}

static int parse_lines(struct csv *csv, FILE *file, char **line, struct err *err)
{
    size_t room = 0;
    for (ssize_t length; (length = getline(line, &room, file)) >= 0;) {
        csv->line++;
        if (parse_line(csv, *line, (size_t)length, err))
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
    matrix->digits = matrix->digits > DIGITS_LEAST ? matrix->digits : DIGITS_LEAST;
    matrix->decimals = matrix->decimals > DIGITS_LEAST ? matrix->decimals : DIGITS_LEAST;
    return failed;
}
