#include "network/compress.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int compress_allocate(struct network *network, int nodes, int64_t entries, struct err *err)
{
    assert(nodes >= 1 && entries >= nodes); /* every node is in its own row */
    size_t count = (size_t)entries;
    *network = (struct network){.nodes = nodes};
    if ((network->first = mem_zeroed((size_t)nodes + 1, sizeof *network->first, err)) &&
        (network->column = mem_zeroed(count, sizeof *network->column, err)) &&
        (network->weight = mem_zeroed(count, sizeof *network->weight, err)))
        return 0;
    network_free(network);
    return -1;
}

/* first[k+1] counts row k, then becomes the running sum. */
static void set_row_starts(struct network *network, const struct edges *edges)
{
    int64_t *first = network->first;
    for (int k = 0; k < network->nodes; k++)
        first[k + 1] = 1;
    for (size_t e = 0; e < edges->count; e++) {
        first[edges->edge[e][0] + 1]++;
        first[edges->edge[e][1] + 1]++;
    }
    for (int k = 0; k < network->nodes; k++)
        first[k + 1] += first[k];
    assert(first[network->nodes] == network->nodes + 2 * (int64_t)edges->count);
}

static void list_unordered(const struct network *network, const struct edges *edges, int64_t *next,
                           int32_t *column)
{
    memcpy(next, network->first, (size_t)network->nodes * sizeof *next);
    for (int32_t k = 0; k < network->nodes; k++)
        column[next[k]++] = k;
    for (size_t e = 0; e < edges->count; e++) {
        int32_t a = edges->edge[e][0], b = edges->edge[e][1];
        assert(a >= 0 && a < network->nodes && b >= 0 && b < network->nodes && a != b);
        column[next[a]++] = b;
        column[next[b]++] = a;
    }
}

/* A symmetric pattern is its own transpose. Written row by row, the transpose is sorted. */
static void transpose_pattern(struct network *network, int64_t *next, const int32_t *unordered)
{
    memcpy(next, network->first, (size_t)network->nodes * sizeof *next);
    for (int32_t k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            network->column[next[unordered[j]]++] = k;
    for (int k = 0; k < network->nodes; k++)
        assert(next[k] == network->first[k + 1]); /* each row is full: the pattern is symmetric */
}

int compress(struct network *network, const struct edges *edges, struct err *err)
{
    int64_t entries = edges->nodes + 2 * (int64_t)edges->count;
    int64_t *next = NULL;
    int32_t *unordered = NULL;
    int status = -1;
    if (compress_allocate(network, edges->nodes, entries, err))
        return -1;
    next = mem_untouched((size_t)edges->nodes, sizeof *next, err);
    unordered = mem_untouched((size_t)entries, sizeof *unordered, err);
    if (!next || !unordered) {
        network_free(network);
        goto done;
    }
    set_row_starts(network, edges);
    list_unordered(network, edges, next, unordered);
    transpose_pattern(network, next, unordered);
    status = 0;
done:
    free(unordered);
    free(next);
    return status;
}
