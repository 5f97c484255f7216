/* The data of a case: system, input, noise, recordings. */
#include "bench/scenario/setup.h"

#include "base/option_rows.h"
#include "bench/scenario/decode_value.h"

#include <string.h>

static const char *const none_words[] = {"none", NULL};

#define OPTION_STRUCT struct system_params
/* clang-format off */
static const struct option rows[] = {
    INT    (taps, CLOSED(1, 16777216), "64",             "taps",
            "length L of the unknown system and of every estimate; default: the file's"),
    REAL_OR(norm, ABOVE(0),            "1",  none_words, "1",
            "||h*||; none: as drawn"),
    INT    (drift, CLOSED(1, 1e9),      NULL,            "iterations",
            "iterations after which one non-zero tap moves to another position; default: never"),
};
/* clang-format on */
const struct options system_options = OPTIONS(rows, struct system_params);

static const char *const system_parts[] = {"kind", "changes", "walk", NULL};
static const char *const kind_key[] = {"kind", NULL};

/* A recording with its own desired signal has a known true system only if the scenario gives one.
 */
static int has_truth(const struct tree *system, const struct recording *recording)
{
    return !recording || !recording->desired_file || tree_get(system, "kind") ||
           tree_get(system, "file");
}

static int load_system(struct setup *setup, struct tree *section, struct files *files,
                       struct err *err)
{
    struct system_file_params *params = (void *)setup->system.params;
    if (!params->file)
        return tree_fail(section->mark, ERR_USAGE, err, "file: missing, the kind is file");
    const struct matrix_shape shape = {
        .rows = 1, .columns = (size_t)setup->system.taps, .meaning = "1 x taps"};
    const struct matrix *matrix = files_get(files, params->file, &shape, err);
    if (!matrix)
        return tree_locate(tree_get(section, "file")->mark, err);
    params->h = matrix->value;
    return 0;
}

static int setup_walk(struct setup *setup, struct tree *map, struct err *err)
{
    if (!map)
        return 0;
    struct system_walk *params = pool_zeroed(&setup->pool, 1, sizeof *params, err);
    struct section walk = {&walk_options, params};
    setup->system.walk = params;
    return params ? decode(map, &walk, 1, NULL, NULL, &setup->pool, err) : -1;
}

static int setup_system(struct setup *setup, struct tree *section, struct files *files,
                        struct err *err)
{
    struct system *system = &setup->system;
    struct system_params own;
    struct section common = {&system_options, &own};
    const char *fallback = tree_get(section, "file") ? "file" : "sparse";
    /* a system from a file keeps its norm unless the scenario sets one */
    struct tree *as_it_is = tree_scalar("none", section->mark, &setup->pool, err);
    int chosen = setup_variant(setup, section, "kind", fallback, system_variants, err);
    if (chosen < 0 || !as_it_is)
        return -1;
    system->kind = system_kinds[chosen];
    if (system->kind == &system_file && !tree_get(section, "norm") &&
        tree_put(section, "norm", as_it_is, &setup->pool, err))
        return -1;
    void *params;
    if (setup_variant_params(setup, section, "kind", &common, system_parts, system_variants, chosen,
                             &params, err))
        return -1;
    system->taps = own.taps;
    system->norm = own.norm;
    system->params = params;
    system->drift = own.drift;
    const struct tree *changes = tree_get(section, "changes");
    if (changes && decode_changes(changes, &system->changes, &setup->pool, err))
        return -1;
    if (setup_walk(setup, tree_get(section, "walk"), err))
        return -1;
    return system->kind == &system_file ? load_system(setup, section, files, err) : 0;
}

static int setup_input(struct setup *setup, struct tree *section, struct err *err)
{
    struct source *source = &setup->source;
    int chosen = setup_variant(setup, section, "kind", "white", input_variants, err);
    void *params;
    if (chosen < 0 || setup_variant_params(setup, section, "kind", NULL, kind_key, input_variants,
                                           chosen, &params, err))
        return -1;
    source->input = inputs[chosen];
    source->input_params = params;
    struct section drawn = {&source->input->variant.options, params};
    return decode_per_node(section, "input", &drawn, source->nodes, setup->level_seed, &setup->pool,
                           err);
}

static int setup_noise(struct setup *setup, struct tree *section, struct err *err)
{
    struct source *source = &setup->source;
    int chosen = setup_variant(setup, section, "kind", "gaussian", noise_variants, err);
    void *params;
    if (chosen < 0 || setup_variant_params(setup, section, "kind", NULL, kind_key, noise_variants,
                                           chosen, &params, err))
        return -1;
    source->noise_kind = noise_kinds[chosen];
    source->noise = params;
    source->network = &setup->network;
    struct section drawn = {&source->noise_kind->variant.options, params};
    return decode_per_node(section, "noise", &drawn, source->nodes, setup->level_seed, &setup->pool,
                           err);
}

/* The default number of taps is the length of the system or of the regressors in a file. */
static int take_taps(struct setup *setup, struct tree *section, const struct recording *recording,
                     struct files *files, struct err *err)
{
    const struct tree *file = tree_get(section, "file");
    const struct matrix_shape vector = {.rows = 1, .meaning = "1 x taps"};
    const struct matrix_shape regressors = {.nodes = (size_t)setup->source.nodes,
                                            .meaning = "instants * nodes x taps"};
    if (tree_get(section, "taps"))
        return 0;
    const char *path = file && file->kind == TREE_SCALAR ? decode_path(file, &setup->pool, err)
                       : recording                       ? recording->regressors_file
                                                         : NULL;
    if (!path)
        return 0;
    const struct matrix *matrix = files_get(files, path, file ? &vector : &regressors, err);
    if (!matrix)
        return file ? tree_locate(file->mark, err) : -1;
    return setup_put_number(setup, section, "taps", (int)matrix->columns, err);
}

/* Taps, and the true system where there is one. */
static int setup_truth(struct setup *setup, struct tree *section, const struct recording *recording,
                       struct files *files, struct err *err)
{
    struct source *source = &setup->source;
    if (has_truth(section, recording)) {
        if (setup_system(setup, section, files, err))
            return -1;
        source->system = &setup->system;
    } else {
        struct system_params own;
        struct section taps = {&system_options, &own};
        if (decode(section, &taps, 1, NULL, NULL, &setup->pool, err))
            return -1;
        setup->system.taps = own.taps;
    }
    source->taps = setup->system.taps;
    return 0;
}

int setup_data(struct setup *setup, struct tree *root, struct files *files, struct err *err)
{
    struct source *source = &setup->source;
    struct tree *system = setup_section(setup, root, "system", err);
    struct tree *input = setup_section(setup, root, "input", err);
    struct tree *noise = setup_section(setup, root, "noise", err);
    if (!system || !input || !noise)
        return -1;
    source->seed = (uint64_t)setup->general.seed;
    source->iterations = setup->general.iterations;
    if (setup_input(setup, input, err) || setup_noise(setup, noise, err))
        return -1;
    struct recording *recording =
        (struct recording *)input_recording(source->input, source->input_params);
    if (recording && setup_check_recording(recording, err))
        return tree_locate(input->mark, err);
    if (take_taps(setup, system, recording, files, err) ||
        setup_truth(setup, system, recording, files, err))
        return -1;
    if (recording && setup_recording(setup, recording, files, err))
        return tree_locate(input->mark, err);
    return recording ? setup_recorded_trials(setup, root, recording, err) : 0;
}
