#include "tests/support/recorded_case.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *path_of(const struct recorded_case *recorded, const char *file, char path[256])
{
    snprintf(path, 256, "%s/%s", recorded->folder, file);
    return path;
}

static void read_matrix(const struct recorded_case *recorded, const char *file,
                        struct matrix *matrix)
{
    struct err err;
    char path[256];
    if (matrix_read(path_of(recorded, file, path), matrix, &err))
        fail_with("%s", err.text);
}

json_t *recorded_case_json(const struct recorded_case *recorded, const char *file)
{
    char path[256];
    json_error_t error;
    json_t *root = json_load_file(path_of(recorded, file, path), 0, &error);
    if (!root)
        fail_with("%s:%d: %s", path, error.line, error.text);
    return root;
}

static int whole(const json_t *object, const char *key)
{
    return (int)json_integer_value(json_object_get(object, key));
}

void recorded_case_read(struct recorded_case *recorded, const char *folder)
{
    *recorded = (struct recorded_case){0};
    snprintf(recorded->folder, sizeof recorded->folder, "%s", folder);
    recorded->root = recorded_case_json(recorded, "params.json");
    recorded->runs = json_object_get(recorded->root, "runs");
    recorded->nodes = whole(recorded->root, "N");
    recorded->taps = whole(recorded->root, "L");
    recorded->length = whole(recorded->root, "T");
    read_matrix(recorded, "U.csv", &recorded->regressors);
    read_matrix(recorded, "D.csv", &recorded->desired);
    read_matrix(recorded, "C.csv", &recorded->weights);
    read_matrix(recorded, "hstar.csv", &recorded->truth);
}

void recorded_case_free(struct recorded_case *recorded)
{
    matrix_free(&recorded->regressors);
    matrix_free(&recorded->desired);
    matrix_free(&recorded->weights);
    matrix_free(&recorded->truth);
    json_decref(recorded->root);
}

int recorded_case_run(const struct recorded_case *recorded, int i, struct recorded_run *run)
{
    const json_t *json = json_array_get(recorded->runs, (size_t)i);
    if (!json)
        return 0;
    double sensitivity = json_number_value(json_object_get(json, "sensitivity"));
    *run = (struct recorded_run){.name = json_string_value(json_object_get(json, "name")),
                                 .json = json,
                                 .tolerance = fmax(1e-12, 100 * sensitivity)};
    return 1;
}

void recorded_case_matrix(const struct recorded_case *recorded, const struct recorded_run *run,
                          const char *key, struct matrix *matrix)
{
    read_matrix(recorded, json_string_value(json_object_get(run->json, key)), matrix);
}

/* Under which names params.json and we know an algorithm and its parameters. */
static const struct {
    const char *recorded, *name;
    enum mode mode;
} algorithm_names[] = {
    {"sapsm", "sapsm", MODE_CTA},
    {"rza_atc", "rza-lms", MODE_ATC},
    {"dnlms_cta", "nlms", MODE_CTA},
};
static const struct {
    const char *recorded, *name;
} option_names[] = {
    {"q", "window"},      {"mubar", "step"},           {"alpha", "alpha"},
    {"delta", "radius"},  {"epst", "weight_epsilon"},  {"metric", "metric"},
    {"leader", "leader"}, {"nprime", "metric_period"}, {"mu", "step"},
    {"rho", "rho"},       {"epsr", "epsilon"},         {"reg", "regularization"},
};

static void set_slab(struct recorded_run *run, const json_t *list, struct fixture *fixture)
{
    int count = (int)json_array_size(list);
    for (int k = 0; k < count; k++)
        run->slab[k] = json_number_value(json_array_get(list, (size_t)k));
    fixture_list(&fixture->plan.algorithm->variant.options, &fixture->algorithm, "slab", run->slab,
                 count);
}

static const char *our_option(const char *recorded)
{
    for (size_t i = 0; i < sizeof option_names / sizeof *option_names; i++)
        if (!strcmp(option_names[i].recorded, recorded))
            return option_names[i].name;
    fail_with("params.json: '%s' is a parameter that the tests do not know", recorded);
}

static void set_option(struct recorded_run *run, const char *key, const json_t *value,
                       struct fixture *fixture)
{
    const struct options *options = &fixture->plan.algorithm->variant.options;
    if (json_is_array(value))
        set_slab(run, value, fixture);
    else if (json_is_string(value))
        fixture_option(options, &fixture->algorithm, our_option(key), json_string_value(value));
    else if (json_is_number(value))
        fixture_number(options, &fixture->algorithm, our_option(key), json_number_value(value));
    else if (!strcmp(key, "delta")) /* null: no ball */
        fixture_option(options, &fixture->algorithm, "radius", "none");
}

static void set_algorithm(struct recorded_run *run, struct fixture *fixture)
{
    const char *recorded = json_string_value(json_object_get(run->json, "algorithm"));
    for (size_t i = 0; i < sizeof algorithm_names / sizeof *algorithm_names; i++)
        if (!strcmp(algorithm_names[i].recorded, recorded))
            fixture_algorithm(fixture, algorithm_names[i].name, algorithm_names[i].mode, NULL);
    const char *key;
    json_t *value;
    json_object_foreach(json_object_get(run->json, "params"), key, value)
        set_option(run, key, value, fixture);
}

void recorded_case_setup(const struct recorded_case *recorded, struct recorded_run *run,
                         struct fixture *fixture)
{
    fixture_begin(fixture, recorded->nodes, recorded->taps, recorded->length);
    fixture_matrix(fixture, recorded->weights.value);
    fixture_recording(fixture, recorded->regressors.value, NULL, recorded->desired.value);
    fixture_taps(fixture, recorded->truth.value);
    set_algorithm(run, fixture);
}
