#include "network/density.h"
#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

static const char *const degree_words[] = {"auto", NULL};

#define OPTION_STRUCT struct density_params
/* clang-format off */
const struct option density_rows[] = {
    REAL_OR(mean_degree, ABOVE(0), "auto", degree_words, "nodes",
            "mean number of neighbours; auto: 6, or more if 6 rarely gives a connected graph"),
};
/* clang-format on */

size_t density_edges(int nodes, double mean_degree)
{
    assert(nodes >= 1 && mean_degree > 0);
    double pairs = 0.5 * nodes * (nodes - 1.0);
    return (size_t)fmin(round(0.5 * nodes * mean_degree), pairs);
}
