#include "network/lattice.h"
#include "network/from_igraph.h"
#include "base/option_rows.h"

#include <assert.h>
#include <limits.h>

#define OPTION_STRUCT struct lattice_params
/* clang-format off */
const struct option lattice_rows[] = {
    INT(rows, CLOSED(1, INT_MAX), NULL, "nodes",
        "number of rows, a divisor of the number of nodes; unset: as square as possible"),
};
/* clang-format on */

struct shape {
    int rows, periodic;
};

static int most_nearly_square(int nodes)
{
    int rows = 1;
    for (int divisor = 2; divisor <= nodes / divisor; divisor++)
        if (nodes % divisor == 0)
            rows = divisor;
    return rows;
}

static igraph_error_t lattice_generate(igraph_t *graph, int nodes, const void *params)
{
    const struct shape *shape = params;
    assert(shape->rows >= 1 && nodes % shape->rows == 0);
    igraph_integer_t sizes[2] = {nodes / shape->rows, shape->rows};
    igraph_bool_t wrap[2] = {shape->periodic != 0, shape->periodic != 0};
    igraph_vector_int_t dimensions = {0};
    igraph_vector_bool_t circular = {0};
    igraph_vector_int_view(&dimensions, sizes, 2);
    igraph_vector_bool_view(&circular, wrap, 2);
    return igraph_square_lattice(graph, &dimensions, 1, IGRAPH_UNDIRECTED, 0, &circular);
}

int lattice_make(int nodes, const struct lattice_params *params, int periodic, struct edges *edges,
                 struct err *err)
{
    struct shape shape = {params->rows, periodic};
    if (!shape.rows)
        shape.rows = most_nearly_square(nodes);
    if (nodes % shape.rows)
        return err_set(err, ERR_USAGE, "rows: %d does not divide %d nodes", shape.rows, nodes);
    return from_igraph(lattice_generate, nodes, &shape, 0, edges, err);
}
