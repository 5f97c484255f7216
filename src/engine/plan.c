/* Checks of a plan, and the memory that it needs. */
#include "engine/case_group.h"
#include "engine/part.h"
#include "engine/share.h"

/* All nodes use the phi of a leader or a centre, which is one row of one instant. */
static int check_policy(const struct plan *plan, struct err *err)
{
    const struct algorithm *algorithm = plan->algorithm;
    int led = algorithm->leader && algorithm->leader(plan->params) >= 0;
    if (plan->sync->newest && (led || plan->mode == MODE_CENTRALISED))
        return err_refuse(err, "run.sync",
                          "%s does not go with %s, whose rows are all of one instant; choose "
                          "barrier or neighbour",
                          plan->sync->name, led ? "a leader" : "a centre");
    if (plan->slow.by > 1 && plan->slow.thread >= plan->threads)
        return err_refuse(err, "run.slow.thread", "%d is outside [0, %d], the threads",
                          plan->slow.thread, plan->threads - 1);
    return 0;
}

/* What several ranks do not offer yet. */
static int check_ranks(const struct plan *plan, struct err *err)
{
    if (!plan->ranks)
        return 0;
    if (!plan->sync->exact)
        return err_refuse(err, "run.sync",
                          "%s does not go with ranks, whose rows are of one instant; choose "
                          "barrier or neighbour",
                          plan->sync->name);
    if (plan->mode == MODE_CENTRALISED)
        return err_refuse(err, "algorithm.mode",
                          "centralised does not go with ranks; choose atc, cta or none");
    if (plan->exchange)
        return err_refuse(err, "exchange",
                          "run.parallel: ranks needs whole messages over every link in every "
                          "iteration; leave exchange out");
    return 0;
}

/* Modes and networks that an algorithm does not have. */
static int check_mode(const struct plan *plan, struct err *err)
{
    const struct algorithm *algorithm = plan->algorithm;
    const char *name = algorithm->variant.name;
    int node, heard;
    if (plan->mode == MODE_CENTRALISED && algorithm->own_statistics)
        return err_refuse(err, "algorithm.mode",
                          "centralised has one estimate, but each node of %s keeps statistics of "
                          "its own data; choose %scta or none",
                          name, algorithm->own_rows ? "" : "atc, ");
    if (plan->mode == MODE_ATC && algorithm->own_rows)
        return err_refuse(err, "algorithm.mode",
                          "atc ends with means of neighbours' estimates, which %s does not make; "
                          "choose cta or none",
                          name);
    if (plan_has_links(plan) && algorithm->own_rows &&
        network_one_way(plan->network, &node, &heard))
        return err_refuse(err, "network.weights",
                          "node %d hears node %d, which does not hear it; %s needs links both ways",
                          node, heard, name);
    return 0;
}

int engine_check(const struct plan *plan, struct err *err)
{
    const struct source *source = plan->source;
    int shares = plan->parallel == PARALLEL_TRIALS ? plan->trials : plan_nodes(plan);
    if (plan->threads < 1)
        return err_refuse(err, "run.threads", "%d is outside [1, %d]", plan->threads, shares);
    if (plan->threads > shares)
        return err_refuse(err, "run.threads", "%d is outside [1, %d], the number of %s",
                          plan->threads, shares,
                          plan->parallel == PARALLEL_TRIALS ? "trials" : "nodes");
    if (plan->layout == LAYOUT_CUT && !partition_is_built)
        return err_refuse(err, "run.layout", "cut needs %s", partition_needs);
    struct problem problem = {source->taps, source->nodes, source_noise_known(source),
                              source->system != NULL};
    if (source_check(source, err) || check_policy(plan, err) || check_ranks(plan, err))
        return -1;
    if (check_mode(plan, err))
        return -1;
    if (plan->exchange && exchange_check(plan->exchange, source->taps, err))
        return err_within(err, "exchange");
    if (plan->algorithm->check && plan->algorithm->check(&problem, plan->params, err))
        return err_within(err, "algorithm");
    return 0;
}

/* A rank's rows of the network by number and by place, and the rank of each node. */
static size_t rank_bytes(const struct plan *plan)
{
    return share_bytes(plan->ranks) + part_bytes(plan) +
           (size_t)plan->source->nodes * sizeof *plan->ranks->part;
}

static size_t graph_bytes(const struct network *network)
{
    return network_bytes(network->nodes, network->first[network->nodes]);
}

/* The arrays of another layout and its network, if one may pay. */
static size_t layout_bytes(const struct plan *plan)
{
    const struct network *network = plan->network;
    if (!arrange_tries(plan->layout, network, plan_row_bytes(plan)))
        return 0;
    return 2 * (size_t)network->nodes * sizeof(int32_t) + graph_bytes(network);
}

/* The graph, and what a run makes of it. */
static size_t network_room(const struct plan *plan)
{
    size_t own = plan_has_links(plan) ? layout_bytes(plan)
                                      : network_bytes(plan->source->nodes, plan->source->nodes);
    return graph_bytes(plan->network) + own;
}

size_t engine_bytes(const struct plan *plan)
{
    size_t samples = (size_t)plan->trials * (size_t)outcome_points(plan) * sizeof(struct sample);
    size_t saved = plan->save_estimates && plan_leads(plan)
                       ? (size_t)plan->trials * (size_t)plan->source->nodes *
                             (size_t)plan->source->taps * sizeof(double)
                       : 0;
    size_t means =
        plan->steady_from && plan_leads(plan)
            ? (size_t)plan->trials * (size_t)plan->source->nodes * sizeof(struct node_mean)
            : 0;
    size_t sent =
        plan_counts_messages(plan) ? (size_t)plan->source->nodes * sizeof(struct sent) : 0;
    size_t network = plan->ranks ? rank_bytes(plan) : network_room(plan);
    return (size_t)plan_groups(plan) * simulation_bytes(plan, plan_group_threads(plan)) + network +
           samples + saved + means + sent;
}

int engine_block(const struct plan *plan)
{
    return simulation_block(plan);
}
