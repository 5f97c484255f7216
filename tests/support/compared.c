#include "tests/support/compared.h"

#include "bench/results/result_columns.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

extern const struct command command_compare;

void compared_write(const char *folder, const char *name, const char *text)
{
    char path[64];
    mkdir(folder, 0777);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    test_folder_write(path, text);
}

void compared_put_case(char *lines, const char *name, const char *digest, const char *determinism,
                       const char *step, const char *run, const char *ns)
{
    sprintf(lines + strlen(lines),
            "{\"%s\": \"%s\", \"%s\": \"A\", \"%s\": \"ok\", \"%s\": \"%s\", "
            "\"%s\": \"%s\", \"%s\": \"repetitions\", \"%s\": %s, \"%s\": null, "
            "\"%s\": null, \"resolved\": {\"name\": \"s\", \"trials\": 3, \"algorithms\": "
            "[{\"name\": \"lms\", \"label\": \"A\", \"step\": %s}, {\"name\": \"nlms\"}], "
            "\"run\": {%s}}}\n",
            summary_case.name, name, summary_label.name, summary_status.name, summary_digest.name,
            digest, summary_determinism.name, determinism, summary_time_source.name,
            summary_ns_per_update.name, ns, summary_ns_low.name, summary_ns_high.name, step, run);
}

const char compared_plain_run[] =
    COMPARED_RUN(COMPARED_MACHINE("M", "performance"), COMPARED_LMS("1"));

void compared_write_base(void)
{
    char lines[4096] = "";
    compared_put_case(lines, "a", "11", "bitwise", "1", "\"threads\": 1", "100");
    compared_put_case(lines, "b", "22", "bitwise", "1", "\"threads\": 1", "100");
    compared_put_case(lines, "gone", "33", "bitwise", "1", "", "100");
    compared_write("base", "run.json", compared_plain_run);
    compared_write("base", "cases.jsonl", lines);
}

void compared_write_new(const char *run, const char *lines)
{
    compared_write("new", "run.json", run);
    compared_write("new", "cases.jsonl", lines);
}

struct compare_options compared_options(int ignore)
{
    return (struct compare_options){.ignore_environment = ignore,
                                    .tolerances = {{1, INFINITY, 0.3, 10}}};
}

json_t *compared_document(int ignore)
{
    struct err err = {0};
    struct compare_options given = compared_options(ignore);
    json_t *document = compare_results("base", "new", &given, &err);
    cr_assert(document, "%s", err.text);
    return document;
}

const char *compared_result(const json_t *document, const char *name)
{
    json_t *pair;
    size_t i;
    json_array_foreach(
        json_object_get(document, "cases"), i,
        pair) if (!strcmp(json_string_value(json_object_get(pair, "case")),
                          name)) return json_string_value(json_object_get(pair, "result"));
    return "not paired";
}

int compared_command(const char *option)
{
    char *argv[] = {"base", "new", (char *)(uintptr_t)option};
    struct args args;
    struct err err = {0};
    cr_assert(freopen("/dev/null", "w", stdout) && freopen("said", "w", stderr));
    cr_assert(!args_parse(&command_compare, option ? 3 : 2, argv, &args, &err), "%s", err.text);
    int code = command_compare.run(&args);
    args_free(&args);
    fflush(stderr);
    return code;
}
