#include "bench/results/read_results.h"

#include "base/mem.h"
#include "bench/results/run_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int check_directory(const char *directory, struct err *err)
{
    struct stat status;
    if (stat(directory, &status))
        return err_set(err, ERR_USAGE, "%s: %s", directory, strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return err_set(err, ERR_USAGE,
                       "%s: not a directory; a directory written by 'slabmark run' is expected",
                       directory);
    return 0;
}

static int check_schema(const char *path, const json_t *run, struct err *err)
{
    const json_t *schema = json_object_get(run, "schema");
    if (!json_is_integer(schema))
        return err_set(err, ERR_USAGE, "%s: has no \"schema\": slabmark did not write it", path);
    json_int_t number = json_integer_value(schema);
    const json_t *commit = json_object_get(json_object_get(run, "build"), "commit");
    if (number == RESULTS_SCHEMA)
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s: schema %lld, and this slabmark reads schema %d: run again, or use the "
                   "slabmark that wrote it%s%s",
                   path, (long long)number, RESULTS_SCHEMA,
                   json_is_string(commit) ? ", commit " : "",
                   json_is_string(commit) ? json_string_value(commit) : "");
}

int results_read_run(const char *directory, json_t **run, struct err *err)
{
    json_error_t error;
    *run = NULL;
    char *path = check_directory(directory, err)
                     ? NULL
                     : mem_format(err, "%s/%s", directory, result_file_name(RESULT_RUN));
    if (!path)
        return -1;
    int failed = 0;
    if (access(path, R_OK))
        failed = err_set(err, ERR_USAGE, "%s: not a result directory: run.json: %s", directory,
                         strerror(errno));
    else if (!(*run = json_load_file(path, JSON_REJECT_DUPLICATES, &error)))
        failed = err_set(err, ERR_USAGE, "%s:%d:%d: not a complete run.json: %s", path, error.line,
                         error.column, error.text);
    else if (check_schema(path, *run, err)) {
        json_decref(*run);
        *run = NULL;
        failed = -1;
    }
    free(path);
    return failed;
}

/* The first needed column that a line lacks; NULL: none. */
static const struct column *find_lacking(const json_t *item, const struct column *const *needed)
{
    for (; *needed; needed++)
        if (!json_object_get(item, (*needed)->name))
            return *needed;
    return NULL;
}

static int take_case(json_t *cases, const struct column *const *needed, const char *path,
                     int number, const char *line, struct err *err)
{
    json_error_t error;
    json_t *item = json_loads(line, JSON_REJECT_DUPLICATES, &error);
    const struct column *lacking = item ? find_lacking(item, needed) : NULL;
    int failed = 0;
    if (!item)
        failed = err_set(err, ERR_USAGE, "%s:%d:%d: %s", path, number, error.column, error.text);
    else if (lacking)
        failed = err_set(err, ERR_USAGE, "%s:%d: no \"%s\" in it", path, number, lacking->name);
    else if (!json_is_string(json_object_get(item, summary_case.name)))
        failed = err_set(err, ERR_USAGE, "%s:%d: \"%s\" is not a string", path, number,
                         summary_case.name);
    else if (json_array_append(cases, item))
        failed = err_set(err, ERR_INTERNAL, "%s: out of memory", path);
    json_decref(item);
    return failed;
}

int results_read_cases(const char *directory, const struct column *const *needed, json_t **cases,
                       struct err *err)
{
    char *path = mem_format(err, "%s/%s", directory, result_file_name(RESULT_CASES)), *line = NULL;
    FILE *file = path ? fopen(path, "re") : NULL;
    size_t room = 0;
    ssize_t length;
    int number = 0, failed = !path;
    *cases = json_array();
    if (path && !file)
        failed = err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    else if (!*cases)
        failed = err_set(err, ERR_INTERNAL, "out of memory: the cases");
    while (!failed && (length = getline(&line, &room, file)) > 0 && line[length - 1] == '\n')
        failed = take_case(*cases, needed, path, ++number, line, err);
    if (file)
        fclose(file);
    free(line);
    free(path);
    if (!failed)
        return 0;
    json_decref(*cases);
    *cases = NULL;
    return -1;
}
