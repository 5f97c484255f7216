#include "bench/run/crossing.h"

#include "base/mem.h"
#include "bench/common/screen.h"
#include "network/partition.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void print_borders(const struct border *border, int parts, int64_t cut, int64_t arcs)
{
    char text[400];
    struct border most = {0};
    int64_t rows = 0;
    for (int p = 0; p < parts; p++) {
        most.nodes = border[p].nodes > most.nodes ? border[p].nodes : most.nodes;
        most.halo = border[p].halo > most.halo ? border[p].halo : most.halo;
        most.sent = border[p].sent > most.sent ? border[p].sent : most.sent;
        rows += border[p].halo;
    }
    snprintf(text, sizeof text,
             "%d part%s of up to %d nodes: edge cut %" PRId64 " of %" PRId64
             " arcs (%.2g %%), halo up to %d rows, border up to %d rows, %" PRId64 " rows cross",
             parts, parts > 1 ? "s" : "", most.nodes, cut, arcs,
             arcs ? 100 * (double)cut / (double)arcs : 0, most.halo, most.sent, rows);
    screen_paragraph(stdout, 2, text);
}

int crossing_print(const struct network *network, int parts, struct err *err)
{
    struct partition partition;
    int64_t arcs = network->first[network->nodes] - network->nodes;
    if (partition_make(&partition, network, parts, err))
        return -1;
    struct border *border = mem_zeroed((size_t)parts, sizeof *border, err);
    int failed = !border || partition_borders(&partition, network, border, err);
    if (!failed)
        print_borders(border, parts, partition_cut(&partition, network), arcs);
    free(border);
    partition_free(&partition);
    return failed ? -1 : 0;
}

void crossing_explain(void)
{
    screen_paragraph(stdout, 0,
                     "Edge cut: arcs from one part to another. Halo: rows of other parts that a "
                     "part hears. Border: its rows that another part hears.");
}
