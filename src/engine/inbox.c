#include "engine/inbox.h"

#include "base/mem.h"
#include "engine/simulation.h"

#include <stdlib.h>
#include <string.h>

static size_t most_heard(const struct network *network)
{
    int64_t most = 1;
    for (int k = 0; k < network->nodes; k++) {
        int64_t heard = network->first[k + 1] - network->first[k];
        most = heard > most ? heard : most;
    }
    return (size_t)most;
}

static int is_partial(const struct plan *plan)
{
    return plan->exchange->entries != &entries_all;
}

size_t inbox_bytes(const struct plan *plan)
{
    if (!plan->exchange)
        return 0;
    size_t most = plan_has_links(plan) ? most_heard(plan->network) : 1;
    size_t row = row_bytes(plan->kernels->precision, (size_t)plan->source->taps);
    size_t links = most * (sizeof(double) + 2 * sizeof(int32_t));
    return links + (is_partial(plan) ? most : 1) * row + row +
           (size_t)plan->source->taps * sizeof(double);
}

int inbox_init(struct inbox *inbox, const struct plan *plan, const struct network *network,
               struct err *err)
{
    *inbox = (struct inbox){0};
    if (!plan->exchange)
        return 0;
    size_t most = most_heard(network), taps = (size_t)plan->source->taps;
    size_t row = row_bytes(plan->kernels->precision, taps);
    inbox->weight = mem_untouched(most, sizeof *inbox->weight, err);
    inbox->column = mem_untouched(most, sizeof *inbox->column, err);
    inbox->order = mem_untouched(most, sizeof *inbox->order, err);
    inbox->rows = mem_untouched(is_partial(plan) ? most : 1, row, err);
    inbox->kept = mem_untouched(1, row, err);
    inbox->space = mem_untouched(taps, sizeof *inbox->space, err);
    if (!inbox->weight || !inbox->column || !inbox->order || !inbox->rows || !inbox->kept ||
        !inbox->space)
        return -1;
    for (size_t i = 0; i < most; i++)
        inbox->order[i] = (int32_t)i;
    return 0;
}

void inbox_free(struct inbox *inbox)
{
    free(inbox->weight);
    free(inbox->column);
    free(inbox->order);
    free(inbox->rows);
    free(inbox->kept);
    free(inbox->space);
    *inbox = (struct inbox){0};
}

/* ---- what arrives ---- */

static struct exchange_draw draw_of(const struct simulation *simulation)
{
    return (struct exchange_draw){simulation->plan->source->seed, simulation->feed->trial};
}

static struct message message_of(const struct simulation *simulation, const struct inbox *inbox,
                                 const reals *row, int n)
{
    const struct plan *plan = simulation->plan;
    return (struct message){.kernels = plan->kernels,
                            .taps = (size_t)plan->source->taps,
                            .row = row,
                            .params = plan->exchange->entries_params,
                            .seed = plan->source->seed,
                            .trial = simulation->feed->trial,
                            .turn = n / plan->exchange->every,
                            .kept = inbox->kept,
                            .space = inbox->space};
}

/* Completes the messages of the combination by the entries of the receiver. */
static void complete_messages(const struct simulation *simulation, const struct inbox *inbox,
                              int place, int n, struct combination *of)
{
    const struct plan *plan = simulation->plan;
    enum precision precision = plan->kernels->precision;
    const reals *own = simulation_row(simulation, n, place);
    for (int j = 0; j < of->count; j++) {
        reals *row = row_at(inbox->rows, precision, j * (ptrdiff_t)of->stride);
        const reals *sent = row_at(of->rows, precision, of->column[j] * (ptrdiff_t)of->stride);
        memcpy(row, own, row_bytes(precision, (size_t)plan->source->taps));
        if (sent == own)
            continue;
        struct message message = message_of(simulation, inbox, sent, n);
        plan->exchange->entries->receive(&message, row);
    }
    of->rows = inbox->rows;
    of->column = inbox->order;
}

void simulation_receive(const struct simulation *simulation, struct worker *worker, int place,
                        int n, struct combination *of)
{
    const struct plan *plan = simulation->plan;
    struct inbox *inbox = &worker->inbox;
    *of = simulation_combination(simulation, n);
    of->count = exchange_links(plan->exchange, draw_of(simulation), simulation->network,
                               simulation->layout, place, n, inbox->weight, inbox->column);
    of->weight = inbox->weight;
    of->column = inbox->column;
    if (simulation->heard)
        simulation_reach(simulation, worker, inbox->column, of->count);
    if (is_partial(plan) && of->count > 1)
        complete_messages(simulation, inbox, place, n, of);
}

int simulation_idles(const struct simulation *simulation, int place, int n)
{
    const struct exchange *exchange = simulation->plan->exchange;
    int node = layout_node(simulation->layout, place), centre = 0;
    if (exchange_is_down(exchange, node, n))
        return 1;
    return simulation->centre_weight &&
           (exchange_is_down(exchange, centre, n) ||
            exchange_loses(exchange, draw_of(simulation), node, node, n));
}

void simulation_count_message(struct simulation *simulation, struct worker *worker, int place,
                              int n)
{
    const struct exchange *exchange = simulation->plan->exchange;
    if (!exchange_happens(exchange, n) ||
        exchange_is_down(exchange, layout_node(simulation->layout, place), n))
        return;
    struct message message =
        message_of(simulation, &worker->inbox, simulation_row(simulation, n, place), n);
    simulation->sent[place].messages++;
    simulation->sent[place].entries += exchange->entries->receive(&message, worker->inbox.rows);
}
