/* Recorded data of a case. */
#include "bench/scenario/setup.h"

#include <limits.h>
#include <stdint.h>

int setup_check_recording(const struct recording *recording, struct err *err)
{
    if (!recording->regressors_file == !recording->signal_files.count)
        return err_set(err, ERR_USAGE, "a recording needs either `regressors` or `signal`");
    return 0;
}

/* The sampling rate of the files so far, and the first file that has it. */
struct sampling {
    int rate; /* samples per second; 0: no file has one */
    const char *path;
};

static int check_rate(struct sampling *sampling, const char *path, int rate, struct err *err)
{
    if (rate && sampling->rate && rate != sampling->rate)
        return err_set(err, ERR_USAGE, "%s: %d samples per second, but %s has %d", path, rate,
                       sampling->path, sampling->rate);
    if (rate)
        *sampling = (struct sampling){rate, path};
    return 0;
}

/* Reads a matrix and checks that its sampling rate equals that of the others. */
static const struct matrix *get_sampled(struct files *files, const char *path,
                                        const struct matrix_shape *shape, struct sampling *sampling,
                                        struct err *err)
{
    const struct matrix *matrix = files_get(files, path, shape, err);
    return matrix && !check_rate(sampling, path, matrix->rate, err) ? matrix : NULL;
}

static int set_length(struct recording *recording, const char *path, size_t length, struct err *err)
{
    if (length > INT_MAX)
        return err_set(err, ERR_USAGE, "%s: %zu instants are more than the %d allowed", path,
                       length, INT_MAX);
    recording->length = (int)length;
    return 0;
}

static int load_regressors(struct setup *setup, struct recording *recording, struct files *files,
                           struct err *err)
{
    size_t nodes = (size_t)setup->source.nodes;
    const struct matrix_shape shape = {.columns = (size_t)setup->source.taps,
                                       .nodes = nodes,
                                       .meaning = "instants * nodes x taps"};
    const struct matrix *matrix = files_get(files, recording->regressors_file, &shape, err);
    if (!matrix)
        return -1;
    if (matrix->rows % nodes)
        return err_set(err, ERR_USAGE, "%s: %zu rows are not a multiple of the %zu nodes",
                       recording->regressors_file, matrix->rows, nodes);
    recording->regressors = matrix->value;
    return set_length(recording, recording->regressors_file, matrix->rows / nodes, err);
}

static int load_one_signal(struct setup *setup, struct recording *recording, struct files *files,
                           struct sampling *sampling, struct err *err)
{
    const char *path = recording->signal_files.path[0];
    const struct matrix_shape shape = {.columns = (size_t)setup->source.nodes,
                                       .meaning = "instants x nodes"};
    const struct matrix *matrix = get_sampled(files, path, &shape, sampling, err);
    if (!matrix)
        return -1;
    recording->signal = matrix->value;
    return set_length(recording, path, matrix->rows, err);
}

static const struct matrix_shape one_channel = {.columns = 1, .meaning = "samples x 1 channel"};

/* The samples of the shortest file; 0 and err on failure. */
static size_t common_length(const struct path_list *paths, struct files *files,
                            struct sampling *sampling, struct err *err)
{
    size_t length = SIZE_MAX;
    for (int k = 0; k < paths->count; k++) {
        const struct matrix *matrix =
            get_sampled(files, paths->path[k], &one_channel, sampling, err);
        if (!matrix)
            return 0;
        length = matrix->rows < length ? matrix->rows : length;
    }
    return length;
}

/* One file per node; the shortest determines the length. */
static int load_signals(struct setup *setup, struct recording *recording, struct files *files,
                        struct sampling *sampling, struct err *err)
{
    const struct path_list *paths = &recording->signal_files;
    size_t nodes = (size_t)setup->source.nodes;
    if (paths->count == 1)
        return load_one_signal(setup, recording, files, sampling, err);
    if (paths->count != setup->source.nodes)
        return err_set(err, ERR_USAGE, "signal: %d files for %zu nodes", paths->count, nodes);
    size_t length = common_length(paths, files, sampling, err);
    double *signal = length ? pool_zeroed(&setup->pool, length, nodes * sizeof *signal, err) : NULL;
    if (!signal)
        return -1;
    for (size_t k = 0; k < nodes; k++) {
        const struct matrix *matrix = files_get(files, paths->path[k], &one_channel, err);
        for (size_t n = 0; n < length; n++)
            signal[n * nodes + k] = matrix->value[n];
    }
    recording->signal = signal;
    return set_length(recording, paths->path[0], length, err);
}

int setup_recording(struct setup *setup, struct recording *recording, struct files *files,
                    struct err *err)
{
    struct sampling sampling = {0};
    if (recording->regressors_file ? load_regressors(setup, recording, files, err)
                                   : load_signals(setup, recording, files, &sampling, err))
        return -1;
    recording->rate = sampling.rate;
    if (!recording->desired_file)
        return 0;
    const struct matrix_shape shape = {.rows = (size_t)recording->length,
                                       .columns = (size_t)setup->source.nodes,
                                       .meaning = "instants x nodes"};
    const struct matrix *desired =
        get_sampled(files, recording->desired_file, &shape, &sampling, err);
    if (!desired)
        return -1;
    recording->desired = desired->value;
    recording->rate = sampling.rate;
    return 0;
}

/* Nothing is drawn: every trial is the same. */
static int is_one_trial(const struct setup *setup, const struct recording *recording)
{
    int same_system = !setup->source.system || setup->system.kind == &system_file;
    return recording->desired || (same_system && noise_absent(setup->source.noise));
}

int setup_recorded_trials(struct setup *setup, struct tree *root, const struct recording *recording,
                          struct err *err)
{
    const struct tree *trials = tree_get(root, "trials");
    if (setup->general.trials == 1 || !is_one_trial(setup, recording))
        return 0;
    if (trials->origin != TREE_DEFAULT)
        return tree_fail(trials->mark, ERR_USAGE, err,
                         "trials: %d trials of recorded data would be identical; give 1",
                         setup->general.trials);
    setup->general.trials = 1;
    return setup_put_number(setup, root, "trials", 1, err);
}
