/* The part of a network that each process has, where they share one. */
#include "base/mem.h"
#include "bench/common/args.h"
#include "bench/common/host.h"
#include "bench/peers/peers.h"
#include "bench/scenario/setup.h"

#include <math.h>

static void tell_silence(const struct err *err)
{
    args_fail(err);
}

static int refuse_alone(const struct tree *section, struct err *err)
{
    return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                     peers_are_built
                         ? "parallel: ranks needs the processes of mpirun: mpirun -n P slabmark run"
                         : "parallel: ranks needs a build with MPI: make MPI=1");
}

size_t setup_dividing_bytes(const struct setup *setup)
{
    const struct network *network = &setup->network;
    if (!setup->plan.ranks)
        return 0;
    size_t dividing =
        network_bytes(network->nodes, network->first[network->nodes]) + partition_bytes(network);
    return dividing > setup->drawing ? dividing : setup->drawing;
}

/* Noise that follows the links reads the whole graph, in every process. */
int setup_keeps_graph(const struct setup *setup)
{
    return setup->plan.ranks && setup->source.noise_kind->follows_links;
}

size_t setup_running_bytes(const struct setup *setup)
{
    const struct network *network = &setup->network;
    return engine_bytes(&setup->plan) +
           (setup_keeps_graph(setup) ? network_bytes(network->nodes, network->first[network->nodes])
                                     : 0);
}

/* What the processes of this host hold at once must fit into its memory; 0: not known. */
static int fits(double bytes, double *memory)
{
    const struct host host = {.root = host_root()};
    *memory = host_memory(&host);
    return *memory == 0 || bytes <= *memory;
}

static int check_dividing(const struct setup *setup, const struct tree *section, struct err *err)
{
    double bytes = (double)setup_dividing_bytes(setup), memory;
    if (fits(bytes, &memory))
        return 0;
    return tree_fail(
        tree_get(section, "parallel")->mark, ERR_USAGE, err,
        "parallel: process 0 needs %.3g GB while it draws and divides the network, and this "
        "machine has %.3g GB",
        bytes / 1e9, memory / 1e9);
}

static int check_running(const struct setup *setup, const struct tree *section, struct err *err)
{
    double each = (double)setup_running_bytes(setup), memory;
    if (setup_keeps_graph(setup))
        each = fmax(each, (double)setup->drawing);
    if (fits(each * peers_here(), &memory))
        return 0;
    return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                     "parallel: %d processes here need %.3g GB each, and this machine has %.3g GB; "
                     "use more machines",
                     peers_here(), each / 1e9, memory / 1e9);
}

/* Divides the network, and keeps the rows of this process. */
static int divide_network(struct setup *setup, const struct tree *section, struct err *err)
{
    int ranks = setup->ranks.count, nodes = setup->network.nodes;
    if (ranks > nodes)
        return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                         "parallel: %d processes share %d nodes; at most one for each is expected",
                         ranks, nodes);
    if (check_dividing(setup, section, err) ||
        partition_make(&setup->partition, &setup->network, ranks, err))
        return -1;
    setup->ranks.part = setup->partition.part;
    return setup_share(setup, &setup->ranks, err);
}

int setup_share(const struct setup *setup, struct ranks *ranks, struct err *err)
{
    const struct plan *plan = &setup->plan;
    const struct network *heard = plan_has_links(plan) ? plan->network : NULL;
    int nodes = setup->network.nodes, leader = plan_leader(plan);
    return ranks_share(ranks, heard, nodes, leader < nodes ? leader : -1, err);
    /* engine_check refuses other leaders */
}

int setup_ranks(struct setup *setup, const struct tree *section, struct err *err)
{
    struct plan *plan = &setup->plan;
    struct ranks *ranks = &setup->ranks;
    if (plan->parallel != PARALLEL_RANKS)
        return 0;
    ranks->transport = peers_transport(tell_silence);
    if (!ranks->transport)
        return refuse_alone(section, err);
    ranks->rank = peers_rank();
    ranks->count = peers_count();
    ranks->part = setup->partition.part;
    ranks->announce = setup->files->announce;
    ranks->arg = setup;
    plan->ranks = ranks;
    if (!setup->given && divide_network(setup, section, err))
        return -1;
    return check_running(setup, section, err);
}

void setup_drop_graph(struct setup *setup)
{
    if (!setup->plan.ranks || setup_keeps_graph(setup))
        return;
    network_free(&setup->network);
    setup->graph = NULL; /* nothing is kept for the next case */
    mem_give_back();
}

int setup_regain_graph(struct setup *setup, struct err *err)
{
    struct tree *section = tree_get(setup->tree, "network");
    if (!setup->plan.ranks || setup->network.nodes)
        return 0;
    return setup_network(setup, section, setup->files, err) || setup_weights(setup, section, err)
               ? -1
               : 0;
}
