/* The checks of `slabmark validate`: known problems end where independent programs and exact theory
 * say, in every way of running. */
#include "bench/validate/embedded.h"
#include "bench/validate/validate.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <string.h>

static void log_finding(void *arg, const json_t *finding)
{
    char *text = json_dumps(finding, JSON_COMPACT);
    (void)arg;
    if (!json_is_true(json_object_get(finding, "ok")))
        cr_log_error("%s", text);
    free(text);
}

Test(validate, every_check_holds)
{
    struct validation validation = {.show = log_finding};
    struct err err;
    cr_assert_not(validate_run(&validation, &err), "%s", err.text);
    cr_expect_eq(validation.failed, 0);
    cr_expect_gt(json_array_size(validation.findings), (size_t)known_value_count);
    json_decref(validation.findings);
}

Test(validate, every_problem_is_checked)
{
    for (int i = 0; i < known_problem_count; i++) {
        int count = 0;
        for (int j = 0; j < known_value_count; j++)
            count += known_values[j].problem == &known_problems[i];
        cr_expect_gt(count, 0, "%s", known_problems[i].name);
    }
}

static const struct known_problem *problem_named(const char *name)
{
    for (int i = 0; i < known_problem_count; i++)
        if (!strcmp(known_problems[i].name, name))
            return &known_problems[i];
    cr_assert_fail("there is no problem %s", name);
    return NULL;
}

static void add_attachments(struct files *files)
{
    struct err err;
    for (int i = 0; attachments[i].name; i++)
        cr_assert_not(files_add(files, attachments[i].name, attachments[i].text, &err), "%s",
                      err.text);
}

/* The first digit of the first tap is another one. */
Test(validate, a_wrong_estimate_is_found)
{
    struct validation validation = {.findings = json_array()};
    struct files files = {0};
    struct err err;
    char wrong[4000] = "";
    for (int i = 0; attachments[i].name; i++)
        if (!strcmp(attachments[i].name, "expected_dnlms_cta.csv"))
            snprintf(wrong, sizeof wrong, "1%s", attachments[i].text);
    wrong[1] = '1';
    cr_assert_not(files_add(&files, "expected_dnlms_cta.csv", wrong, &err), "%s", err.text);
    add_attachments(&files); /* the first of a name counts */
    cr_assert_not(validate_problem(&validation, problem_named("golden"), &files, &err), "%s",
                  err.text);
    cr_expect_eq(validation.failed, 1);
    const json_t *last = json_array_get(validation.findings, 6);
    cr_expect_str_eq(json_string_value(json_object_get(last, "check")), "dnlms_cta: largest error");
    cr_expect(json_is_false(json_object_get(last, "ok")));
    cr_expect(json_is_true(json_object_get(json_array_get(validation.findings, 0), "ok")));
    files_free(&files);
    json_decref(validation.findings);
}

Test(validate, a_problem_that_cannot_run_is_an_error)
{
    struct validation validation = {.findings = json_array()};
    struct files none = {0};
    struct err err;
    cr_assert(validate_problem(&validation, problem_named("golden"), &none, &err));
    cr_expect_eq(err.kind, ERR_USAGE);
    cr_expect(strstr(err.text, "C.csv"), "%s", err.text);
    files_free(&none);
    json_decref(validation.findings);
}
