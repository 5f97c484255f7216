/* What the nodes of a case observe: system, input, noise, recordings. */
#include "bench/scenario/setup.h"

#include <string.h>

static const char *const none_words[] = {"none", NULL};
static const struct option rows[] = {
    {"taps", OPTION_INT, offsetof(struct system_params, taps), 1, 16777216, 0, "64", NULL, "taps",
     "length L of the unknown system and of every estimate"},
    {"norm", OPTION_REAL_OR_WORD, offsetof(struct system_params, norm), 0, INFINITY,
     OPEN_LOW | OPEN_HIGH, "1", none_words, "1", "||h*||; none: as drawn"},
};
const struct options system_options = OPTIONS(rows, struct system_params);

static const char *const system_parts[] = {"kind", "changes", NULL};
static const char *const input_parts[] = {"kind", NULL};

/* The true system of a recording with its own desired signal is known only when it is given. */
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
    const struct matrix *matrix =
        files_get(files, params->file, 1, (size_t)setup->system.taps, "1 x taps", err);
    if (!matrix)
        return tree_locate(tree_get(section, "file")->mark, err);
    params->h = matrix->value;
    return 0;
}

static int setup_system(struct setup *setup, struct tree *section, struct files *files,
                        struct err *err)
{
    struct system *system = &setup->system;
    struct system_params own;
    struct section common = {&system_options, &own};
    const char *fallback = tree_get(section, "file") ? "file" : "sparse";
    /* a system from a file keeps its norm unless one is asked for */
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
    const struct tree *changes = tree_get(section, "changes");
    if (changes && decode_changes(changes, &system->changes, &setup->pool, err))
        return -1;
    return system->kind == &system_file ? load_system(setup, section, files, err) : 0;
}

/* ---- recordings ---- */

static int load_regressors(struct setup *setup, struct recording *recording, struct files *files,
                           struct err *err)
{
    size_t nodes = (size_t)setup->source.nodes;
    const struct matrix *matrix =
        files_get(files, recording->regressors_file, 0, (size_t)setup->source.taps,
                  "instants * nodes x taps", err);
    if (!matrix)
        return -1;
    if (matrix->rows % nodes)
        return err_set(err, ERR_USAGE, "%s: %zu rows, which %zu nodes do not share evenly",
                       recording->regressors_file, matrix->rows, nodes);
    recording->regressors = matrix->value;
    recording->length = (int)(matrix->rows / nodes);
    return 0;
}

static int load_one_signal(struct setup *setup, struct recording *recording, struct files *files,
                           struct err *err)
{
    const struct matrix *matrix = files_get(files, recording->signal_files.path[0], 0,
                                            (size_t)setup->source.nodes, "instants x nodes", err);
    if (!matrix)
        return -1;
    recording->signal = matrix->value;
    recording->length = (int)matrix->rows;
    return 0;
}

/* One file per node, as long as the shortest. */
static int load_signals(struct setup *setup, struct recording *recording, struct files *files,
                        struct err *err)
{
    size_t nodes = (size_t)setup->source.nodes, length = SIZE_MAX;
    const struct path_list *paths = &recording->signal_files;
    if (paths->count == 1)
        return load_one_signal(setup, recording, files, err);
    if (paths->count != setup->source.nodes)
        return err_set(err, ERR_USAGE, "signal: %d files for %zu nodes", paths->count, nodes);
    for (size_t k = 0; k < nodes; k++) {
        const struct matrix *matrix =
            files_get(files, paths->path[k], 0, 1, "samples x 1 channel", err);
        if (!matrix)
            return -1;
        length = matrix->rows < length ? matrix->rows : length;
    }
    double *signal = pool_zeroed(&setup->pool, length, nodes * sizeof *signal, err);
    for (size_t k = 0; signal && k < nodes; k++) {
        const struct matrix *matrix = files_get(files, paths->path[k], 0, 1, "", err);
        for (size_t n = 0; n < length; n++)
            signal[n * nodes + k] = matrix->value[n];
    }
    recording->signal = signal;
    recording->length = (int)length;
    return signal ? 0 : -1;
}

static int load_recording(struct setup *setup, struct recording *recording, struct files *files,
                          struct err *err)
{
    if (!recording->regressors_file == !recording->signal_files.count)
        return err_set(err, ERR_USAGE, "a recording needs either `regressors` or `signal`");
    if (recording->regressors_file ? load_regressors(setup, recording, files, err)
                                   : load_signals(setup, recording, files, err))
        return -1;
    if (!recording->desired_file)
        return 0;
    const struct matrix *desired =
        files_get(files, recording->desired_file, (size_t)recording->length,
                  (size_t)setup->source.nodes, "instants x nodes", err);
    if (!desired)
        return -1;
    recording->desired = desired->value;
    return 0;
}

static int setup_input(struct setup *setup, struct tree *section, struct err *err)
{
    struct source *source = &setup->source;
    int chosen = setup_variant(setup, section, "kind", "white", input_variants, err);
    void *params;
    if (chosen < 0 || setup_variant_params(setup, section, "kind", NULL, input_parts,
                                           input_variants, chosen, &params, err))
        return -1;
    source->input = inputs[chosen];
    source->input_params = params;
    struct section drawn = {&source->input->variant.options, params};
    return decode_per_node(section, "input", &drawn, source->nodes, source->seed, &setup->pool,
                           err);
}

static int setup_noise(struct setup *setup, struct tree *section, struct err *err)
{
    struct section noise = {&noise_options, &setup->noise};
    return decode(section, &noise, 1, NULL, NULL, &setup->pool, err) ||
           decode_per_node(section, "noise", &noise, setup->source.nodes, setup->source.seed,
                           &setup->pool, err);
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
    source->nodes = setup->network.nodes;
    source->iterations = setup->general.iterations;
    source->noise = &setup->noise;
    if (setup_input(setup, input, err) || setup_noise(setup, noise, err))
        return -1;
    struct recording *recording =
        (struct recording *)input_recording(source->input, source->input_params);
    int truth = has_truth(system, recording);
    if (truth) {
        if (setup_system(setup, system, files, err))
            return -1;
        source->system = &setup->system;
    } else {
        struct system_params own;
        struct section taps = {&system_options, &own};
        if (decode(system, &taps, 1, NULL, NULL, &setup->pool, err))
            return -1;
        setup->system.taps = own.taps;
    }
    source->taps = setup->system.taps;
    if (recording && load_recording(setup, recording, files, err))
        return tree_locate(input->mark, err);
    return 0;
}
