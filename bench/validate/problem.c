/* Runs a problem and judges its checks. */
#include "bench/validate/reading.h"

#include "base/mem.h"
#include "bench/common/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double sure = 4; /* standard errors: one seed in 16000 fails by chance */

int validate_add(struct validation *validation, const struct known_problem *problem,
                 const struct finding *finding, struct err *err)
{
    json_t *json =
        json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:f, s:b, s:s}", "problem", problem->name,
                  "title", problem->title, "check", finding->what, "unit", finding->unit,
                  "expected", finding->expected, "measured", finding->measured, "tolerance",
                  finding->tolerance, "ok", finding->ok, "source", problem->source);
    if (!json || json_array_append_new(validation->findings, json))
        return err_set(err, ERR_INTERNAL, "out of memory: a finding");
    validation->failed += !finding->ok;
    if (validation->show)
        validation->show(validation->arg, json);
    return 0;
}

static int judge_check(struct validation *validation, const struct known_value *check,
                       const struct study *study, struct files *files, struct err *err)
{
    struct reading reading;
    char what[160], quantity[60];
    if (reading_take(check, study, files, &reading, err))
        return -1;
    double tolerance = check->uncertainty + sure * reading.error;
    int ok = fabs(reading.value - check->expected) <= tolerance;
    reading_name(check, quantity, sizeof quantity);
    snprintf(what, sizeof what, "%s: %s", check->item, quantity);
    const struct finding finding = {what,
                                    reading_unit(check),
                                    json_real(check->expected),
                                    json_number_or_null(reading.value),
                                    tolerance,
                                    ok};
    return validate_add(validation, check->problem, &finding, err);
}

/* 1 when a check of the problem reads the case, or its centre. */
static int is_read(const struct known_problem *problem, const char *name)
{
    for (int i = 0; i < known_value_count; i++) {
        size_t length = strlen(known_values[i].item);
        if (known_values[i].problem == problem && !strncmp(name, known_values[i].item, length) &&
            (!name[length] || !strcmp(name + length, " centre")))
            return 1;
    }
    return 0;
}

/* The bytes (cases,), heap, of the cases that checks read. */
static char *choose_cases(const struct scenario *scenario, const struct known_problem *problem,
                          struct err *err)
{
    char *chosen = mem_zeroed((size_t)scenario->cases, 1, err);
    for (int i = 0; chosen && i < scenario->cases; i++)
        chosen[i] = (char)is_read(problem, scenario->item[i].name);
    return chosen;
}

int validate_problem(struct validation *validation, const struct known_problem *problem,
                     struct files *files, struct err *err)
{
    struct scenario scenario;
    struct study study = {0};
    int failed = scenario_parse(&scenario, problem->text, problem->name, NULL, 0, err);
    char *chosen = failed ? NULL : choose_cases(&scenario, problem, err);
    failed = !chosen || study_run(&study, &scenario, chosen, files, err);
    for (int i = 0; !failed && i < known_value_count; i++)
        if (known_values[i].problem == problem)
            failed = judge_check(validation, &known_values[i], &study, files, err);
    study_free(&study);
    scenario_free(&scenario);
    free(chosen);
    return failed ? -1 : 0;
}
