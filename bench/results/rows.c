#include "bench/results/rows.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the name at the start of a row ---- */

/* The length of the first CSV field with its comma; 0: the line or the file ends before. */
static size_t csv_head(const char *row, size_t size)
{
    int quoted = 0;
    for (size_t i = 0; i < size && (quoted || row[i] != '\n'); i++) {
        quoted ^= row[i] == '"';
        if (!quoted && row[i] == ',')
            return i + 1;
    }
    return 0;
}

static char *csv_name(const char *head, size_t length, struct err *err)
{
    char *name = mem_zeroed(length + 1, 1, err), *to = name;
    int quoted = head[0] == '"';
    for (size_t i = (size_t)quoted; name && i + 1 < length; i++) {
        if (quoted && head[i] == '"' && head[++i] != '"')
            break;
        *to++ = head[i];
    }
    return name;
}

static const char json_begin[] = "{\"case\":";
enum { JSON_BEGIN = sizeof json_begin - 1 };

/* {"case":"NAME" */
static size_t json_head(const char *row, size_t size)
{
    if (size <= JSON_BEGIN || memcmp(row, json_begin, JSON_BEGIN) || row[JSON_BEGIN] != '"')
        return 0;
    for (size_t i = JSON_BEGIN + 1; i < size && row[i] != '\n'; i++)
        if (row[i] == '\\')
            i++;
        else if (row[i] == '"')
            return i + 1;
    return 0;
}

static char *json_name(const char *head, size_t length, struct err *err)
{
    json_t *text =
        json_loadb(head + JSON_BEGIN, length - JSON_BEGIN, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    char *name = mem_text(text ? json_string_value(text) : "", err);
    json_decref(text);
    return name;
}

/* ---- rows ---- */

/* The byte after the row's newline; *torn 1: the file ends before. A newline in quotes belongs to a
 * name. */
static size_t end_of_row(const struct row_table *table, size_t from, int *torn)
{
    int quoted = 0;
    for (size_t i = from; i < table->size; i++) {
        quoted ^= table->bytes[i] == '"' && table->file != RESULT_SAMPLES;
        if (!quoted && table->bytes[i] == '\n')
            return i + 1;
    }
    *torn = 1;
    return table->size;
}

static int find_case(const struct scenario *scenario, const char *name)
{
    for (int i = 0; i < scenario->cases; i++)
        if (!strcmp(scenario->item[i].name, name))
            return i;
    return -1;
}

/* The case of a row, by its first field. */
static int item_of(const struct row_table *table, size_t from, size_t head,
                   const struct scenario *scenario, int *item, struct err *err)
{
    *item = -1;
    if (!head)
        return 0;
    char *name = table->file == RESULT_SAMPLES ? json_name(table->bytes + from, head, err)
                                               : csv_name(table->bytes + from, head, err);
    if (!name)
        return -1;
    *item = find_case(scenario, name);
    free(name);
    return 0;
}

/* Adds the row at `from` to the last run if its first *head bytes are equal, else to a new run. */
static int take_row(struct row_table *table, size_t from, size_t *head,
                    const struct scenario *scenario, struct err *err)
{
    const char *row = table->bytes + from;
    struct row_run run = {.from = from};
    size_t length = table->file == RESULT_SAMPLES ? json_head(row, table->size - from)
                                                  : csv_head(row, table->size - from);
    run.to = end_of_row(table, from, &run.torn);
    struct row_run *last = table->runs ? &table->run[table->runs - 1] : NULL;
    if (last && length && length == *head && !memcmp(table->bytes + last->from, row, length)) {
        last->to = run.to;
        last->torn = run.torn;
        return 0;
    }
    *head = length;
    if (item_of(table, from, length, scenario, &run.item, err) ||
        mem_grow(&table->run, table->runs, sizeof run, err))
        return -1;
    table->run[table->runs++] = run;
    return 0;
}

static int map_file(struct row_table *table, struct err *err)
{
    struct stat status;
    int descriptor = open(table->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return 0;
    int failed = descriptor < 0 || fstat(descriptor, &status);
    if (!failed && status.st_size) {
        table->size = (size_t)status.st_size;
        void *bytes = mmap(NULL, table->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        table->bytes = bytes == MAP_FAILED ? NULL : bytes;
        failed = !table->bytes;
    }
    if (failed)
        err_set(err, ERR_INTERNAL, "%s: %s", table->path, strerror(errno));
    if (descriptor >= 0)
        close(descriptor);
    return failed ? -1 : 0;
}

int rows_read(struct row_table *table, const char *directory, enum result_file file,
              const struct scenario *scenario, struct err *err)
{
    int torn = 0;
    size_t head = 0;
    *table = (struct row_table){
        .file = file, .path = mem_format(err, "%s/%s", directory, result_file_name(file))};
    if (!table->path || map_file(table, err))
        return -1;
    if (row_file_has_header(file))
        table->header = end_of_row(table, 0, &torn);
    for (size_t at = table->header; at < table->size; at = table->run[table->runs - 1].to)
        if (take_row(table, at, &head, scenario, err))
            return -1;
    return 0;
}

void rows_free(struct row_table *table)
{
    if (table->bytes)
        munmap((void *)(uintptr_t)table->bytes, table->size);
    free(table->run);
    free(table->path);
    *table = (struct row_table){0};
}

int rows_line(const struct row_table *table, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += table->bytes[i] == '\n';
    return line;
}
