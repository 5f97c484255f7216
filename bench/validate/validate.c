#include "bench/validate/validate.h"

#include "bench/validate/embedded.h"

static int is_wanted(const struct validation *validation, const char *name)
{
    return !validation->filter || !regexec(validation->filter, name, 0, NULL, 0);
}

static int run_problems(struct validation *validation, struct files *files, struct err *err)
{
    for (int i = 0; attachments[i].name; i++)
        if (files_add(files, attachments[i].name, attachments[i].text, err))
            return -1;
    for (int i = 0; i < known_problem_count; i++)
        if (is_wanted(validation, known_problems[i].name) &&
            validate_problem(validation, &known_problems[i], files, err))
            return -1;
    return is_wanted(validation, "digests") ? validate_digests(validation, files, err) : 0;
}

int validate_run(struct validation *validation, struct err *err)
{
    struct files files = {0};
    validation->failed = 0;
    validation->findings = json_array();
    if (!validation->findings)
        return err_set(err, ERR_INTERNAL, "out of memory: the findings");
    int failed = run_problems(validation, &files, err);
    files_free(&files);
    return failed;
}
