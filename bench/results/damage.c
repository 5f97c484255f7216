#include "bench/results/damage.h"

#include "base/mem.h"
#include "bench/common/json.h"
#include "bench/common/screen.h"
#include "bench/results/rows.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct survey {
    const char *directory;
    json_t *sentences;
    json_t *cases; /* {name: true} */
    long long bytes[RESULT_FILES];
};

static int out_of_memory(const char *path, struct err *err)
{
    return err_set(err, ERR_INTERNAL, "%s: out of memory", path);
}

__attribute__((format(printf, 3, 4))) static int
add_sentence(struct survey *survey, struct err *err, const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    int failed = length < 0 || json_array_append_new(survey->sentences, json_cleaned(text));
    free(length < 0 ? NULL : text);
    return failed ? out_of_memory(survey->directory, err) : 0;
}

/* Checks a complete line and sums the bytes of rows that it records. */
static int survey_line(struct survey *survey, const char *path, int number, const char *text,
                       struct err *err)
{
    json_error_t error;
    json_t *line = json_loads(text, 0, &error), *rows = json_object_get(line, "rows");
    const char *name = json_string_value(json_object_get(line, "case"));
    int failed = 0;
    if (!line && json_error_code(&error) == json_error_out_of_memory)
        failed = out_of_memory(path, err);
    else if (!name)
        failed = add_sentence(survey, err, "%s:%d: this line is damaged", path, number);
    else if (json_object_get(survey->cases, name))
        failed = add_sentence(survey, err, "%s:%d: a second line of case %s", path, number, name);
    else if (json_object_set_new(survey->cases, name, json_true()))
        failed = out_of_memory(path, err);
    for (enum result_file i = FIRST_ROWS; i < RESULT_FILES; i++)
        survey->bytes[i] += json_integer_value(
            json_object_get(json_object_get(rows, result_file_name(i)), "bytes"));
    json_decref(line);
    return failed;
}

static int survey_lines(struct survey *survey, const char *path, FILE *file, struct err *err)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t length;
    int number = 0, failed = 0;
    errno = 0;
    while (!failed && (length = getline(&text, &room, file)) > 0) {
        number++;
        failed = text[length - 1] == '\n'
                     ? survey_line(survey, path, number, text, err)
                     : add_sentence(survey, err, "%s:%d: this line is cut", path, number);
    }
    free(text);
    if (!failed && !feof(file))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    return failed;
}

static int survey_journal(struct survey *survey, struct err *err)
{
    char *path = mem_format(err, "%s/%s", survey->directory, result_file_name(RESULT_CASES));
    FILE *file = path ? fopen(path, "re") : NULL;
    int failed = !path;
    if (file)
        failed = survey_lines(survey, path, file, err);
    else if (path && errno != ENOENT)
        failed = err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    if (file)
        fclose(file);
    free(path);
    return failed;
}

/* The size of a file, and of its first line if that is a header. */
static int measure_file(const char *path, int has_header, long long *size, long long *header,
                        struct err *err)
{
    *size = *header = 0;
    int byte;
    FILE *file = fopen(path, "re");
    if (!file)
        return errno == ENOENT ? 0 : err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    while (has_header && (byte = getc(file)) != EOF) {
        ++*header;
        has_header = byte != '\n';
    }
    struct stat status = {0};
    int failed = fstat(fileno(file), &status);
    *size = status.st_size;
    fclose(file);
    return failed ? err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno)) : 0;
}

static int survey_rows(struct survey *survey, enum result_file which, struct err *err)
{
    long long size, header;
    if (!survey->bytes[which])
        return 0;
    char *path = mem_format(err, "%s/%s", survey->directory, result_file_name(which));
    int failed = !path || measure_file(path, row_file_has_header(which), &size, &header, err);
    if (!failed && size < header + survey->bytes[which])
        failed = add_sentence(survey, err,
                              "%s: %lld bytes, but cases.jsonl records %lld: rows are missing",
                              path, size, header + survey->bytes[which]);
    free(path);
    return failed;
}

int damage_find(const char *directory, json_t *sentences, struct err *err)
{
    struct survey survey = {.directory = directory, .sentences = sentences, .cases = json_object()};
    int failed = survey.cases ? survey_journal(&survey, err) : out_of_memory(directory, err);
    for (enum result_file i = FIRST_ROWS; !failed && i < RESULT_FILES; i++)
        failed = survey_rows(&survey, i, err);
    json_decref(survey.cases);
    return failed ? -1 : 0;
}

int damage_print(const char *directory, struct err *err)
{
    json_t *damage = json_array(), *sentence;
    size_t i;
    int failed = damage ? damage_find(directory, damage, err) : out_of_memory(directory, err);
    json_array_foreach(damage, i, sentence)
    {
        fputs("slabmark: ", stderr);
        screen_text(stderr, 0, json_string_value(sentence));
        putc('\n', stderr);
    }
    json_decref(damage);
    return failed;
}
