/* What crosses between the parts of a network:
 *
 *     halo NODES PARTS[,PARTS...]       a line of CSV for each number of parts
 *
 * The network is geometric, with the mean degree and the seed of scale.yaml. */
#include "network/partition.h"

#include "base/mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static int print_crossing(const struct network *network, int parts, struct err *err)
{
    struct partition partition;
    struct border most = {0};
    if (partition_make(&partition, network, parts, err))
        return -1;
    struct border *border = mem_zeroed((size_t)parts, sizeof *border, err);
    int failed = !border || partition_borders(&partition, network, border, err);
    for (int p = 0; !failed && p < parts; p++) {
        most.halo = border[p].halo > most.halo ? border[p].halo : most.halo;
        most.sent = border[p].sent > most.sent ? border[p].sent : most.sent;
        most.peers = border[p].peers > most.peers ? border[p].peers : most.peers;
    }
    if (!failed)
        printf("%d,%d,%" PRId64 ",%" PRId64 ",%d,%d,%d\n", network->nodes, parts,
               network->first[network->nodes] - network->nodes, partition_cut(&partition, network),
               most.halo, most.sent, most.peers);
    free(border);
    partition_free(&partition);
    return failed ? -1 : 0;
}

static int print_all(int nodes, const char *list, struct err *err)
{
    struct network network;
    const struct option *degree = option_find(&topology_geometric.variant.options, "mean_degree");
    union {
        char bytes[256];
        double align;
    } params = {{0}};
    option_defaults(&topology_geometric.variant.options, &params);
    if (option_set(degree, &params, "16", err) ||
        network_build(&network, nodes, &topology_geometric, &params, 2012, &rule_metropolis, NULL,
                      err))
        return -1;
    int failed = 0;
    for (char *end = NULL; !failed && *list; list = *end == ',' ? end + 1 : end) {
        long parts = strtol(list, &end, 10);
        failed = parts < 1 || parts > nodes || (*end && *end != ',')
                     ? err_set(err, ERR_USAGE, "%s: numbers of parts, in [1, %d]", list, nodes)
                     : print_crossing(&network, (int)parts, err);
    }
    network_free(&network);
    return failed;
}

int main(int count, char **word)
{
    struct err err = {0};
    int nodes = count == 3 ? atoi(word[1]) : 0;
    if (nodes < 1) {
        fputs("halo NODES PARTS[,PARTS...]\n", stderr);
        return ERR_USAGE;
    }
    if (!print_all(nodes, word[2], &err))
        return 0;
    fprintf(stderr, "halo: %s\n", err.text);
    return (int)err.kind;
}
