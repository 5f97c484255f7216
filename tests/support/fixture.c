#include "tests/support/fixture.h"

#include "tests/support/members.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(int failed, const struct err *err)
{
    if (failed)
        fail_with("%s", err->text);
}

/* ---- parameters ---- */

void fixture_option(const struct options *options, void *params, const char *name, const char *text)
{
    struct err err;
    const struct option *row = option_find(options, name);
    if (!row)
        fail_with("there is no option '%s'", name);
    must(option_set(row, params, text, &err), &err);
}

void fixture_number(const struct options *options, void *params, const char *name, double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.17g", value);
    fixture_option(options, params, name, text);
}

void fixture_numbers(const struct options *options, void *params, const char *name,
                     const double *number, int count)
{
    const struct option *row = option_find(options, name);
    if (!row || row->type != OPTION_NUMBERS || count > NUMBER_LIST)
        fail_with("there is no list '%s' of %d numbers", name, count);
    struct number_list *list = (struct number_list *)((char *)params + row->offset);
    *list = (struct number_list){.count = count};
    memcpy(list->number, number, (size_t)count * sizeof *number);
}

void fixture_list(const struct options *options, void *params, const char *name, double *list,
                  int count)
{
    const struct option *row = option_find(options, name);
    if (!row || row->type != OPTION_PER_NODE)
        fail_with("there is no quantity '%s' per node", name);
    struct per_node *quantity = (struct per_node *)((char *)params + row->offset);
    *quantity = (struct per_node){.set = 1, .list = list, .count = count};
}

static void set_pairs(const struct options *options, union fixture_params *params, va_list pairs)
{
    if (options->params_size > sizeof *params)
        fail_with("parameters of %zu bytes do not fit", options->params_size);
    memset(params, 0, sizeof *params);
    option_defaults(options, params);
    for (const char *name; (name = va_arg(pairs, const char *));)
        fixture_option(options, params, name, va_arg(pairs, const char *));
}

/* ---- the parts of a plan ---- */

void fixture_input(struct fixture *fixture, const char *kind, ...)
{
    va_list pairs;
    const struct input *input = member_input(kind);
    va_start(pairs, kind);
    set_pairs(&input->variant.options, &fixture->input, pairs);
    va_end(pairs);
    fixture->source.input = input;
}

void fixture_noise(struct fixture *fixture, const char *kind, ...)
{
    va_list pairs;
    const struct noise_kind *noise = member_noise(kind);
    va_start(pairs, kind);
    set_pairs(&noise->variant.options, &fixture->noise_params, pairs);
    va_end(pairs);
    fixture->source.noise_kind = noise;
    fixture->source.noise = (const struct noise *)(const void *)&fixture->noise_params;
}

void fixture_system(struct fixture *fixture, const char *kind, ...)
{
    va_list pairs;
    const struct system_kind *system = member_system(kind);
    va_start(pairs, kind);
    set_pairs(&system->variant.options, &fixture->system_params, pairs);
    va_end(pairs);
    fixture->system.kind = system;
    fixture->source.system = &fixture->system;
}

void fixture_algorithm(struct fixture *fixture, const char *name, enum mode mode, ...)
{
    va_list pairs;
    const struct algorithm *algorithm = member_algorithm(name);
    va_start(pairs, mode);
    set_pairs(&algorithm->variant.options, &fixture->algorithm, pairs);
    va_end(pairs);
    fixture->plan.algorithm = algorithm;
    fixture->plan.mode = mode;
}

void fixture_exchange(struct fixture *fixture, const char *name, ...)
{
    va_list pairs;
    option_defaults(&exchange_options, &fixture->exchange);
    va_start(pairs, name);
    for (; name; name = va_arg(pairs, const char *))
        fixture_option(&exchange_options, &fixture->exchange, name, va_arg(pairs, const char *));
    va_end(pairs);
    fixture->exchange.entries = &entries_all;
    fixture->plan.exchange = &fixture->exchange;
}

void fixture_entries(struct fixture *fixture, const char *kind, ...)
{
    va_list pairs;
    const struct entries *entries = member_entries(kind);
    va_start(pairs, kind);
    set_pairs(&entries->variant.options, &fixture->entries, pairs);
    va_end(pairs);
    fixture->exchange.entries = entries;
    fixture->exchange.entries_params = &fixture->entries;
}

void fixture_crashes(struct fixture *fixture, const struct crash *crash, int count)
{
    fixture->exchange.crash = crash;
    fixture->exchange.crashes = count;
}

void fixture_topology(struct fixture *fixture, const char *topology, const char *rule)
{
    struct err err;
    union fixture_params params = {{0}};
    const struct topology *kind = member_topology(topology);
    option_defaults(&kind->variant.options, &params);
    network_free(&fixture->network);
    must(network_build(&fixture->network, fixture->source.nodes, kind, &params, 1,
                       member_rule(rule), NULL, &err),
         &err);
}

void fixture_edges(struct fixture *fixture, int (*edge)[2], int count, const char *rule)
{
    struct err err;
    struct edge_list list = {edge, count};
    network_free(&fixture->network);
    must(network_build(&fixture->network, fixture->source.nodes, &topology_edges, &list, 1,
                       member_rule(rule), NULL, &err),
         &err);
}

void fixture_matrix(struct fixture *fixture, const double *weights)
{
    struct err err;
    network_free(&fixture->network);
    must(network_from_matrix(&fixture->network, fixture->source.nodes, weights, &err), &err);
}

void fixture_recording(struct fixture *fixture, const double *regressors, const double *signal,
                       const double *desired)
{
    struct recording recording = {.length = fixture->source.iterations,
                                  .regressors = regressors,
                                  .signal = signal,
                                  .desired = desired};
    memcpy(&fixture->input, &recording, sizeof recording);
    fixture->source.input = &input_recorded;
    if (desired)
        fixture->noise = (struct noise){0};
}

void fixture_taps(struct fixture *fixture, const double *h)
{
    struct system_file_params file = {.h = h};
    fixture_system(fixture, "file", NULL);
    memcpy(&fixture->system_params, &file, sizeof file);
}

void fixture_no_system(struct fixture *fixture)
{
    fixture->source.system = NULL;
}

void fixture_begin(struct fixture *fixture, int nodes, int taps, int iterations)
{
    struct err err;
    memset(fixture, 0, sizeof *fixture);
    fixture->source = (struct source){.seed = 1,
                                      .nodes = nodes,
                                      .taps = taps,
                                      .iterations = iterations,
                                      .noise_kind = &noise_gaussian,
                                      .noise = &fixture->noise,
                                      .network = &fixture->network};
    fixture->source.input_params = &fixture->input;
    fixture->system =
        (struct system){.taps = taps, .norm = {.word = 0}, .params = &fixture->system_params};
    fixture->noise.variance = (struct per_node){.set = 1, .low = 0.01, .high = 0.01};
    fixture->plan = (struct plan){
        .network = &fixture->network,
        .source = &fixture->source,
        .params = &fixture->algorithm,
        .kernels = kernels_pick(NULL, &err),
        .sync = member_sync("barrier"),
        .threads = 1,
        .trials = 1,
        .observe_every = 1,
        .diverged_above = 1e6,
        .support_threshold = 0.01,
        .save_estimates = 1,
    };
    char nonzeros[16];
    snprintf(nonzeros, sizeof nonzeros, "%d", (taps + 3) / 4);
    fixture_input(fixture, "white", NULL);
    fixture_system(fixture, "sparse", "nonzeros", nonzeros, "values", "sign", NULL);
    fixture_algorithm(fixture, "lms", MODE_ATC, NULL);
    must(network_isolated(&fixture->network, nodes, &err), &err);
}

void fixture_end(struct fixture *fixture)
{
    network_free(&fixture->network);
}

/* ---- running ---- */

const struct kernels *kernels_here(int i)
{
    const char *only = getenv("ONLY_KERNELS");
    for (int set = 0; kernel_sets[set]; set++)
        if (kernels_run_here(kernel_sets[set]) &&
            (!only || !strcmp(only, kernel_sets[set]->name)) && i-- == 0)
            return kernel_sets[set];
    return NULL;
}

int fixture_way(struct fixture *fixture, int index, const int *threads)
{
    struct plan *plan = &fixture->plan;
    int counts = 0;
    while (threads[counts])
        counts++;
    plan->threads = threads[index % counts];
    plan->sync = syncs[index / counts % 2];
    plan->parallel = index / counts / 2 % 2 ? PARALLEL_TRIALS : PARALLEL_NODES;
    static const enum layout_choice layouts[] = {LAYOUT_NATURAL, LAYOUT_NEAR, LAYOUT_CUT};
    plan->layout = layouts[(index + index / counts) % (partition_is_built ? 3 : 2)];
    const struct kernels *set = kernels_here(index / counts / 4);
    if (set)
        plan->kernels = set->in[plan->kernels->precision];
    return set != NULL;
}

const char *fixture_way_text(const struct fixture *fixture, char text[96])
{
    const struct plan *plan = &fixture->plan;
    snprintf(text, 96, "%s %s kernels, %d threads, %s, parallel %s, layout %s", plan->kernels->name,
             precision_name(plan->kernels->precision), plan->threads, plan->sync->name,
             plan->parallel == PARALLEL_TRIALS ? "trials" : "nodes",
             plan->layout == LAYOUT_CUT    ? "cut"
             : plan->layout == LAYOUT_NEAR ? "near"
                                           : "natural");
    return text;
}

void fixture_run(const struct fixture *fixture, struct outcome *outcome)
{
    struct err err;
    must(engine_run(&fixture->plan, outcome, &err), &err);
}

uint64_t fixture_digest(const struct fixture *fixture)
{
    struct outcome outcome;
    fixture_run(fixture, &outcome);
    uint64_t digest = outcome.digest;
    outcome_free(&outcome);
    return digest;
}
