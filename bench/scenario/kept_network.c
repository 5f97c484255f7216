#include "bench/scenario/kept_network.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

int kept_network_take(struct kept_network *kept, const char *graph, struct network *network)
{
    int same = kept->graph && !strcmp(kept->graph, graph);
    if (same) {
        *network = kept->network;
        kept->network = (struct network){0};
    }
    kept_network_free(kept);
    return same;
}

void kept_network_put(struct kept_network *kept, const char *graph, struct network *network)
{
    kept_network_free(kept);
    kept->network = *network;
    *network = (struct network){0};
    if (!(kept->graph = mem_text(graph, NULL)))
        kept_network_free(kept);
}

void kept_network_free(struct kept_network *kept)
{
    network_free(&kept->network);
    free(kept->graph);
    *kept = (struct kept_network){0};
}
