/* Weights from a file: an N x N matrix, whose pattern is the graph. */
#include "bench/scenario/setup.h"

#include "base/mem.h"
#include "base/option_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct weights_params {
    const char *file;
};

#define OPTION_STRUCT struct weights_params
static const struct option rows[] = {
    PATH(file, "N x N matrix of weights: CSV, .npy or X.mat:name"),
};
static const struct options options = OPTIONS(rows, struct weights_params);

/* The tolerance of network_from_matrix for a row's sum. */
static const double sum_tolerance = 1e-9;

/* 1 when a row's sum differs from 1 by more than the tolerance but by no more than rounding its
 * numbers to their digits explains. */
static int is_rounded(const struct matrix *matrix, const double *row, double *sum)
{
    double allowed = 0;
    *sum = 0;
    for (size_t l = 0; l < matrix->columns; l++) {
        *sum += row[l];
        allowed += row[l] != 0 ? matrix_rounding(matrix, row[l]) : 0;
    }
    double miss = fabs(*sum - 1);
    return miss > sum_tolerance && miss <= allowed;
}

/* The weights, with rounded rows divided by their sums; heap. */
static double *exact_weights(const struct matrix *matrix, struct err *err)
{
    size_t nodes = matrix->rows;
    double *weight = mem_untouched(nodes * nodes, sizeof *weight, err);
    if (!weight)
        return NULL;
    memcpy(weight, matrix->value, nodes * nodes * sizeof *weight);
    for (size_t k = 0; k < nodes; k++) {
        double sum, *row = weight + k * nodes;
        int rounded = is_rounded(matrix, row, &sum);
        for (size_t l = 0; rounded && l < nodes; l++)
            row[l] /= sum;
    }
    return weight;
}

int setup_weights_file(struct setup *setup, struct tree *section, int nodes, struct files *files,
                       struct err *err)
{
    struct weights_params own;
    struct tree *weights = tree_get(section, "weights");
    struct section file = {&options, &own};
    const struct matrix_shape shape = {
        .rows = (size_t)nodes, .columns = (size_t)nodes, .square = 1, .meaning = "nodes x nodes"};
    if (decode(weights, &file, 1, NULL, NULL, &setup->pool, err))
        return -1;
    const struct matrix *matrix = files_get(files, own.file, &shape, err);
    double *weight = matrix ? exact_weights(matrix, err) : NULL;
    int failed = !weight;
    if (weight && network_from_matrix(&setup->network, (int)matrix->rows, weight, err))
        failed = err_prefix(err, "%s: ", own.file);
    free(weight);
    return failed ? tree_locate(tree_get(weights, "file")->mark, err) : 0;
}
