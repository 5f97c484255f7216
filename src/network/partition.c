#include "network/partition.h"

#include "base/mem.h"
#include "network/metis.h"

#include <assert.h>
#include <stdlib.h>

void partition_free(struct partition *partition)
{
    free(partition->part);
    *partition = (struct partition){0};
}

/* ---- equal parts ---- */

/* A node that may leave a part with too many. */
struct move {
    int32_t node, to;
    int gain; /* arcs that it brings together, less those that it cuts */
};

struct balance {
    const struct network *network;
    struct partition *partition;
    int *spare;        /* (parts,) nodes that a part has too many; negative: too few */
    int *heard;        /* (parts,) zeros: nodes of each part that one node hears */
    struct move *move; /* (nodes,) */
};

static void count_spare(struct balance *balance)
{
    const struct partition *partition = balance->partition;
    int nodes = balance->network->nodes, parts = partition->parts;
    for (int p = 0; p < parts; p++)
        balance->spare[p] = partition_first(nodes, parts, p) - partition_first(nodes, parts, p + 1);
    for (int k = 0; k < nodes; k++)
        balance->spare[partition->part[k]]++;
}

/* The best move of a node: into that part with too few of which it hears most. Of those of which it
 * hears none, `any` is as good as the others. */
static struct move best_move(struct balance *balance, int node, int any)
{
    const struct network *network = balance->network;
    const int32_t *part = balance->partition->part;
    int *heard = balance->heard;
    struct move best = {.node = node, .to = any};
    for (int64_t j = network->first[node]; j < network->first[node + 1]; j++) {
        int32_t other = part[network->column[j]];
        heard[other] += network->column[j] != node;
        if (balance->spare[other] < 0 && heard[other] > heard[best.to])
            best.to = other;
    }
    best.gain = heard[best.to] - heard[part[node]];
    for (int64_t j = network->first[node]; j < network->first[node + 1]; j++)
        heard[part[network->column[j]]] = 0;
    return best;
}

static int by_gain_and_number(const void *a, const void *b)
{
    const struct move *p = a, *q = b;
    return p->gain != q->gain ? (p->gain < q->gain) - (p->gain > q->gain)
                              : (p->node > q->node) - (p->node < q->node);
}

/* Lists the best moves of all nodes in parts with too many, best first. */
static size_t list_moves(struct balance *balance)
{
    const int32_t *part = balance->partition->part;
    size_t count = 0;
    int any = 0;
    while (any < balance->partition->parts && balance->spare[any] >= 0)
        any++;
    for (int k = 0; any < balance->partition->parts && k < balance->network->nodes; k++)
        if (balance->spare[part[k]] > 0)
            balance->move[count++] = best_move(balance, k, any);
    qsort(balance->move, count, sizeof *balance->move, by_gain_and_number);
    return count;
}

static int count_moves_left(const struct balance *balance)
{
    int left = 0;
    for (int p = 0; p < balance->partition->parts; p++)
        left += balance->spare[p] > 0 ? balance->spare[p] : 0;
    return left;
}

/* Carries out the best moves of the list, at most `most`. */
static void carry_out(struct balance *balance, size_t count, int most)
{
    int32_t *part = balance->partition->part;
    for (size_t i = 0; i < count && most > 0; i++) {
        const struct move *move = &balance->move[i];
        int32_t from = part[move->node];
        if (balance->spare[from] <= 0 || balance->spare[move->to] >= 0)
            continue;
        part[move->node] = move->to;
        balance->spare[from]--;
        balance->spare[move->to]++;
        most--;
    }
}

/* A move makes those of the node's neighbours better: in rounds, of a third of what is left each, a
 * border moves as a whole. */
static void make_equal(struct balance *balance)
{
    int left;
    count_spare(balance);
    while ((left = count_moves_left(balance)) > 0)
        carry_out(balance, list_moves(balance), left / 3 + 1);
}

static int divide_equally(struct partition *partition, const struct network *network,
                          struct err *err)
{
    size_t parts = (size_t)partition->parts, nodes = (size_t)network->nodes;
    if (metis_divide(network, partition->parts, partition->part, err))
        return -1;
    struct balance balance = {
        .network = network,
        .partition = partition,
        .spare = mem_zeroed(parts, sizeof *balance.spare, err),
        .heard = mem_zeroed(parts, sizeof *balance.heard, err),
        .move = mem_untouched(nodes, sizeof *balance.move, err),
    };
    int failed = !balance.spare || !balance.heard || !balance.move;
    if (!failed)
        make_equal(&balance);
    free(balance.spare);
    free(balance.heard);
    free(balance.move);
    return failed ? -1 : 0;
}

int partition_make(struct partition *partition, const struct network *network, int parts,
                   struct err *err)
{
    assert(parts >= 1 && parts <= network->nodes);
    *partition = (struct partition){
        .parts = parts, .part = mem_zeroed((size_t)network->nodes, sizeof *partition->part, err)};
    if (partition->part && (parts == 1 || !divide_equally(partition, network, err)))
        return 0;
    partition_free(partition);
    return -1;
}

/* ---- what crosses ---- */

int64_t partition_cut(const struct partition *partition, const struct network *network)
{
    int64_t cut = 0;
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            cut += partition->part[network->column[j]] != partition->part[k];
    return cut;
}

void partition_interior(const struct partition *partition, const struct network *network,
                        unsigned char *inside)
{
    const int32_t *part = partition->part;
    for (int k = 0; k < network->nodes; k++)
        inside[k] = 1;
    for (int k = 0; k < network->nodes; k++)
        for (int64_t j = network->first[k]; j < network->first[k + 1]; j++)
            if (part[network->column[j]] != part[k])
                inside[k] = inside[network->column[j]] = 0;
}

/* The nodes in order of their parts. */
static int32_t *list_by_part(const struct partition *partition, const struct network *network,
                             struct err *err)
{
    int *next = mem_zeroed((size_t)partition->parts + 1, sizeof *next, err);
    int32_t *list = mem_untouched((size_t)network->nodes, sizeof *list, err);
    if (next && list) {
        for (int k = 0; k < network->nodes; k++)
            next[partition->part[k] + 1]++;
        for (int p = 1; p <= partition->parts; p++)
            next[p] += next[p - 1];
        for (int k = 0; k < network->nodes; k++)
            list[next[partition->part[k]]++] = k;
    } else {
        free(list);
        list = NULL;
    }
    free(next);
    return list;
}

/* What parts heard before, while the nodes are visited part after part. */
struct visited {
    int32_t *node; /* (nodes,) the last part, plus 1, that was found to hear this node */
    int32_t *part; /* (parts,) the last part, plus 1, that was found to hear this part */
};

static void count_halo(const struct partition *partition, const struct network *network, int k,
                       struct visited *visited, struct border *border)
{
    int32_t own = partition->part[k];
    for (int64_t j = network->first[k]; j < network->first[k + 1]; j++) {
        int32_t l = network->column[j], other = partition->part[l];
        if (other == own || visited->node[l] == own + 1)
            continue;
        border[own].halo++;
        border[own].peers += visited->part[other] != own + 1;
        border[other].sent += visited->node[l] == 0;
        visited->node[l] = visited->part[other] = own + 1;
    }
}

int partition_borders(const struct partition *partition, const struct network *network,
                      struct border *border, struct err *err)
{
    size_t nodes = (size_t)network->nodes;
    int32_t *list = list_by_part(partition, network, err);
    struct visited visited = {
        .node = mem_zeroed(nodes, sizeof *visited.node, err),
        .part = mem_zeroed((size_t)partition->parts, sizeof *visited.part, err),
    };
    unsigned char *inside = mem_untouched(nodes, 1, err);
    int failed = !list || !visited.node || !visited.part || !inside;
    if (!failed) {
        for (int p = 0; p < partition->parts; p++)
            border[p] = (struct border){0};
        partition_interior(partition, network, inside);
        for (size_t i = 0; i < nodes; i++) {
            border[partition->part[list[i]]].nodes++;
            border[partition->part[list[i]]].interior += inside[list[i]];
            count_halo(partition, network, list[i], &visited, border);
        }
    }
    free(list);
    free(visited.node);
    free(visited.part);
    free(inside);
    return failed ? -1 : 0;
}
