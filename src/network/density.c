#include "network/density.h"

#include <assert.h>
#include <math.h>

const char *const density_words[] = {"auto", NULL};

size_t density_edges(int nodes, double mean_degree)
{
    assert(nodes >= 1 && mean_degree > 0);
    double pairs = 0.5 * nodes * (nodes - 1.0);
    return (size_t)fmin(round(0.5 * nodes * mean_degree), pairs);
}
