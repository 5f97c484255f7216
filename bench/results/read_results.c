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
        return err_set(err, ERR_USAGE, "%s: not a directory; it takes what 'slabmark run' wrote",
                       directory);
    return 0;
}

static int check_schema(const char *path, const json_t *run, struct err *err)
{
    const json_t *schema = json_object_get(run, "schema");
    if (!json_is_integer(schema))
        return err_set(err, ERR_USAGE, "%s: has no \"schema\": slabmark did not write it", path);
    json_int_t number = json_integer_value(schema);
    if (number != RESULTS_SCHEMA)
        return err_set(err, ERR_USAGE, "%s: its \"schema\" is %lld and this slabmark reads %d: %s",
                       path, (long long)number, RESULTS_SCHEMA,
                       number < RESULTS_SCHEMA ? "an older one wrote it, run it again"
                                               : "a newer one wrote it");
    return 0;
}

int results_read_run(const char *directory, json_t **run, struct err *err)
{
    json_error_t error;
    *run = NULL;
    char *path = check_directory(directory, err) ? NULL : mem_format(err, "%s/run.json", directory);
    if (!path)
        return -1;
    int failed = 0;
    if (access(path, R_OK))
        failed = err_set(err, ERR_USAGE, "%s: no result directory: run.json: %s", directory,
                         strerror(errno));
    else if (!(*run = json_load_file(path, JSON_REJECT_DUPLICATES, &error)))
        failed =
            err_set(err, ERR_USAGE, "%s:%d:%d: %s", path, error.line, error.column, error.text);
    else if (check_schema(path, *run, err)) {
        json_decref(*run);
        *run = NULL;
        failed = -1;
    }
    free(path);
    return failed;
}

static int take_case(json_t *cases, const char *path, int number, const char *line, struct err *err)
{
    json_error_t error;
    json_t *item = json_loads(line, JSON_REJECT_DUPLICATES, &error);
    int named = json_is_string(json_object_get(item, "case"));
    if (item && named && !json_array_append(cases, item)) {
        json_decref(item);
        return 0;
    }
    int failed =
        !item   ? err_set(err, ERR_USAGE, "%s:%d:%d: %s", path, number, error.column, error.text)
        : named ? err_set(err, ERR_INTERNAL, "%s: out of memory", path)
                : err_set(err, ERR_USAGE, "%s:%d: no \"case\" in it", path, number);
    json_decref(item);
    return failed;
}

int results_read_cases(const char *directory, json_t **cases, struct err *err)
{
    char *path = mem_format(err, "%s/cases.jsonl", directory), *line = NULL;
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
        failed = take_case(*cases, path, ++number, line, err);
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
