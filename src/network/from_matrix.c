/* A network from a matrix of weights. */
#include "network/compress.h"
#include "network/forest.h"

#include <assert.h>
#include <math.h>

static int check_row(int nodes, int k, const double *row, struct err *err)
{
    double sum = 0;
    for (int l = 0; l < nodes; l++) {
        if (!isfinite(row[l]) || row[l] < 0)
            return err_set(err, ERR_USAGE,
                           "weights: row %d, column %d is %g; a weight is a finite number >= 0", k,
                           l, row[l]);
        sum += row[l];
    }
    if (fabs(sum - 1) > 1e-9)
        return err_set(err, ERR_USAGE, "weights: row %d sums to %.12g; every row must sum to 1", k,
                       sum);
    return 0;
}

static int is_listed(int k, int l, double weight)
{
    return l == k || weight > 0;
}

static int check_reachable(int nodes, const double *matrix, int64_t *entries, struct err *err)
{
    struct forest forest;
    if (forest_init(&forest, nodes, err))
        return -1;
    *entries = 0;
    for (int k = 0; k < nodes; k++)
        for (int l = 0; l < nodes; l++)
            if (is_listed(k, l, matrix[(size_t)k * (size_t)nodes + (size_t)l])) {
                forest_join(&forest, k, l);
                ++*entries;
            }
    int components = forest.trees;
    forest_free(&forest);
    if (components == 1)
        return 0;
    return err_set(err, ERR_USAGE, "the weights leave %d components; every node must be reachable",
                   components);
}

int network_from_matrix(struct network *network, int nodes, const double *matrix, struct err *err)
{
    int64_t entries;
    *network = (struct network){0};
    for (int k = 0; k < nodes; k++)
        if (check_row(nodes, k, matrix + (size_t)k * (size_t)nodes, err))
            return -1;
    if (check_reachable(nodes, matrix, &entries, err) ||
        compress_allocate(network, nodes, entries, err))
        return -1;
    int64_t j = 0;
    for (int k = 0; k < nodes; k++) {
        const double *row = matrix + (size_t)k * (size_t)nodes;
        for (int l = 0; l < nodes; l++)
            if (is_listed(k, l, row[l])) {
                network->column[j] = l;
                network->weight[j++] = row[l];
            }
        network->first[k + 1] = j;
    }
    assert(j == entries);
    return 0;
}
