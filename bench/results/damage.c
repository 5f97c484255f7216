#include "bench/results/damage.h"

#include "base/mem.h"
#include "bench/results/rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct survey {
    const char *directory;
    json_t *sentences;
    json_t *cases; /* {name: its line's number} */
    long long bytes[ROW_FILES];
};

static void survey_line(struct survey *survey, const char *path, int number, const char *text)
{
    json_t *line = json_loads(text, 0, NULL), *rows = json_object_get(line, "rows");
    const char *name = json_string_value(json_object_get(line, "case"));
    if (!name)
        json_array_append_new(survey->sentences,
                              json_sprintf("%s:%d: this line is damaged", path, number));
    else if (json_object_get(survey->cases, name))
        json_array_append_new(survey->sentences,
                              json_sprintf("%s:%d: a second line of case %s", path, number, name));
    else
        json_object_set_new(survey->cases, name, json_integer(number));
    for (int i = 0; i < ROW_FILES; i++)
        survey->bytes[i] +=
            json_integer_value(json_object_get(json_object_get(rows, row_file_names[i]), "bytes"));
    json_decref(line);
}

static int survey_journal(struct survey *survey, struct err *err)
{
    char *path = mem_format(err, "%s/cases.jsonl", survey->directory), *text = NULL;
    FILE *file = path ? fopen(path, "re") : NULL;
    size_t room = 0;
    ssize_t length;
    int number = 0, failed = !path;
    if (path && !file && errno != ENOENT)
        failed = err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    while (file && (length = getline(&text, &room, file)) > 0)
        if (text[length - 1] == '\n')
            survey_line(survey, path, ++number, text);
        else
            json_array_append_new(survey->sentences,
                                  json_sprintf("%s:%d: this line is cut", path, number + 1));
    if (file)
        fclose(file);
    free(text);
    free(path);
    return failed ? -1 : 0;
}

static int survey_size(const struct survey *survey, enum row_file which, struct err *err)
{
    char *path = mem_format(err, "%s/%s", survey->directory, row_file_names[which]), *line = NULL;
    size_t room = 0;
    FILE *file = path ? fopen(path, "re") : NULL;
    ssize_t header = file && row_file_has_header(which) ? getline(&line, &room, file) : 0;
    struct stat status = {0};
    long long wanted = survey->bytes[which] + (header > 0 ? header : 0);
    if (path && survey->bytes[which] &&
        (!file || fstat(fileno(file), &status) || status.st_size < wanted))
        json_array_append_new(survey->sentences,
                              json_sprintf("%s: %lld bytes, and cases.jsonl says %lld: rows are "
                                           "missing",
                                           path, (long long)status.st_size, wanted));
    if (file)
        fclose(file);
    free(line);
    free(path);
    return path ? 0 : -1;
}

int damage_find(const char *directory, json_t *sentences, struct err *err)
{
    struct survey survey = {.directory = directory, .sentences = sentences, .cases = json_object()};
    int failed = survey_journal(&survey, err);
    for (enum row_file i = 0; !failed && i < ROW_FILES; i++)
        failed = survey_size(&survey, i, err);
    json_decref(survey.cases);
    return failed;
}
