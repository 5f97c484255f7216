/* The part of a network that each process has, where they share one. */
#include "bench/common/args.h"
#include "bench/common/host.h"
#include "bench/peers/peers.h"
#include "bench/scenario/setup.h"

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
    return setup->plan.ranks ? network_bytes(network->nodes, network->first[network->nodes]) +
                                   partition_bytes(network)
                             : 0;
}

/* What all processes of this host hold at once must fit into its memory. */
static int check_memory(const struct tree *section, size_t each, const char *when, struct err *err)
{
    const struct host host = {.root = host_root()};
    double memory = host_memory(&host);
    if (memory == 0 || (double)each * peers_here() <= memory)
        return 0;
    return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                     "parallel: %d processes here need %.3g GB each%s, and this machine has %.3g "
                     "GB; use more machines",
                     peers_here(), (double)each / 1e9, when, memory / 1e9);
}

/* Each process divides the network, and keeps its rows. */
static int take_share(struct setup *setup, const struct tree *section, struct err *err)
{
    const struct plan *plan = &setup->plan;
    int nodes = setup->network.nodes, leader = plan_leader(plan);
    const struct network *heard = plan_has_links(plan) ? plan->network : NULL;
    if (check_memory(section, setup_dividing_bytes(setup), " while they divide the network", err) ||
        partition_make(&setup->partition, &setup->network, setup->ranks.count, err))
        return -1;
    setup->ranks.part = setup->partition.part;
    if (ranks_share(&setup->ranks, heard, nodes, leader < nodes ? leader : -1, err))
        return -1; /* engine_check refuses other leaders */
    return check_memory(section, engine_bytes(plan), "", err);
}

int setup_ranks(struct setup *setup, const struct tree *section, struct err *err)
{
    struct plan *plan = &setup->plan;
    int ranks = peers_count(), nodes = setup->network.nodes;
    if (plan->parallel != PARALLEL_RANKS)
        return 0;
    const struct transport *transport = peers_transport(tell_silence);
    if (!transport)
        return refuse_alone(section, err);
    if (ranks > nodes)
        return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                         "parallel: %d processes share %d nodes; at most one for each is expected",
                         ranks, nodes);
    setup->ranks = (struct ranks){.rank = peers_rank(),
                                  .count = ranks,
                                  .transport = transport,
                                  .announce = setup->files->announce,
                                  .arg = setup};
    plan->ranks = &setup->ranks;
    return take_share(setup, section, err);
}

/* Noise that follows the links reads the whole graph. */
void setup_drop_graph(struct setup *setup)
{
    if (!setup->plan.ranks || setup->source.noise_kind->follows_links)
        return;
    network_free(&setup->network);
    setup->graph = NULL; /* nothing is kept for the next case */
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
