/* The part of a network that each process has, where they share one. */
#include "bench/common/args.h"
#include "bench/peers/peers.h"
#include "bench/scenario/setup.h"

#include <unistd.h>

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

/* What all processes of this host need must fit into its memory. */
static int check_memory(const struct setup *setup, const struct tree *section, struct err *err)
{
    double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    double part = (double)engine_bytes(&setup->plan);
    if (part * peers_here() <= memory)
        return 0;
    return tree_fail(tree_get(section, "parallel")->mark, ERR_USAGE, err,
                     "parallel: %d processes here need %.3g GB each, and this machine has %.3g GB; "
                     "use more machines",
                     peers_here(), part / 1e9, memory / 1e9);
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
    if (partition_make(&setup->partition, &setup->network, ranks, err))
        return -1;
    setup->ranks = (struct ranks){.rank = peers_rank(),
                                  .count = ranks,
                                  .part = setup->partition.part,
                                  .transport = transport,
                                  .announce = setup->files->announce,
                                  .arg = setup};
    plan->ranks = &setup->ranks;
    int leader =
        plan_leader(plan) < nodes ? plan_leader(plan) : -1; /* engine_check refuses others */
    if (ranks_share(&setup->ranks, plan_has_links(plan) ? plan->network : NULL, nodes, leader, err))
        return -1;
    return check_memory(setup, section, err);
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
