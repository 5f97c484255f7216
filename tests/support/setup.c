#include "tests/support/setup.h"

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

void setup_option(const struct options *options, void *params, const char *name, const char *text)
{
    struct err err;
    const struct option *row = option_find(options, name);
    if (!row)
        fail_with("there is no option '%s'", name);
    must(option_set(row, params, text, &err), &err);
}

void setup_number(const struct options *options, void *params, const char *name, double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.17g", value);
    setup_option(options, params, name, text);
}

void setup_list(const struct options *options, void *params, const char *name, double *list,
                int count)
{
    const struct option *row = option_find(options, name);
    if (!row || row->type != OPTION_PER_NODE)
        fail_with("there is no quantity '%s' per node", name);
    struct per_node *quantity = (struct per_node *)((char *)params + row->offset);
    *quantity = (struct per_node){.set = 1, .list = list, .count = count};
}

static void set_pairs(const struct options *options, union setup_params *params, va_list pairs)
{
    if (options->params_size > sizeof *params)
        fail_with("parameters of %zu bytes do not fit", options->params_size);
    memset(params, 0, sizeof *params);
    option_defaults(options, params);
    for (const char *name; (name = va_arg(pairs, const char *));)
        setup_option(options, params, name, va_arg(pairs, const char *));
}

/* ---- the parts of a plan ---- */

void setup_input(struct setup *setup, const char *kind, ...)
{
    va_list pairs;
    const struct input *input = inputs[0];
    for (int i = 0; inputs[i]; i++)
        if (!strcmp(inputs[i]->variant.name, kind))
            input = inputs[i];
    va_start(pairs, kind);
    set_pairs(&input->variant.options, &setup->input, pairs);
    va_end(pairs);
    setup->source.input = input;
}

void setup_system(struct setup *setup, const char *kind, ...)
{
    va_list pairs;
    const struct system_kind *system = system_kinds[0];
    for (int i = 0; system_kinds[i]; i++)
        if (!strcmp(system_kinds[i]->variant.name, kind))
            system = system_kinds[i];
    va_start(pairs, kind);
    set_pairs(&system->variant.options, &setup->system_params, pairs);
    va_end(pairs);
    setup->system.kind = system;
    setup->source.system = &setup->system;
}

void setup_algorithm(struct setup *setup, const char *name, enum mode mode, ...)
{
    va_list pairs;
    const struct algorithm *algorithm = algorithm_find(name);
    if (!algorithm)
        fail_with("there is no algorithm '%s'", name);
    va_start(pairs, mode);
    set_pairs(&algorithm->variant.options, &setup->algorithm, pairs);
    va_end(pairs);
    setup->plan.algorithm = algorithm;
    setup->plan.mode = mode;
}

void setup_topology(struct setup *setup, const char *topology, const char *rule)
{
    struct err err;
    union setup_params params = {{0}};
    const struct topology *kind = topology_find(topology);
    option_defaults(&kind->variant.options, &params);
    network_free(&setup->network);
    must(network_build(&setup->network, setup->source.nodes, kind, &params, 1, rule_find(rule),
                       NULL, &err),
         &err);
}

void setup_edges(struct setup *setup, int (*edge)[2], int count, const char *rule)
{
    struct err err;
    struct edge_list list = {edge, count};
    network_free(&setup->network);
    must(network_build(&setup->network, setup->source.nodes, &topology_edges, &list, 1,
                       rule_find(rule), NULL, &err),
         &err);
}

void setup_matrix(struct setup *setup, const double *weights)
{
    struct err err;
    network_free(&setup->network);
    must(network_from_matrix(&setup->network, setup->source.nodes, weights, &err), &err);
}

void setup_recording(struct setup *setup, const double *regressors, const double *signal,
                     const double *desired)
{
    struct recording recording = {.length = setup->source.iterations,
                                  .regressors = regressors,
                                  .signal = signal,
                                  .desired = desired};
    memcpy(&setup->input, &recording, sizeof recording);
    setup->source.input = &input_recorded;
    if (desired)
        setup->noise = (struct noise){0};
}

void setup_taps(struct setup *setup, const double *h)
{
    struct system_file_params file = {.h = h};
    setup_system(setup, "file", NULL);
    memcpy(&setup->system_params, &file, sizeof file);
}

void setup_no_system(struct setup *setup)
{
    setup->source.system = NULL;
}

void setup_begin(struct setup *setup, int nodes, int taps, int iterations)
{
    struct err err;
    memset(setup, 0, sizeof *setup);
    setup->source = (struct source){
        .seed = 1, .nodes = nodes, .taps = taps, .iterations = iterations, .noise = &setup->noise};
    setup->source.input_params = &setup->input;
    setup->system =
        (struct system){.taps = taps, .norm = {.word = 0}, .params = &setup->system_params};
    setup->noise.variance = (struct per_node){.set = 1, .low = 0.01, .high = 0.01};
    setup->plan = (struct plan){
        .network = &setup->network,
        .source = &setup->source,
        .params = &setup->algorithm,
        .kernels = kernels_pick(NULL, &err),
        .sync = sync_find("barrier"),
        .threads = 1,
        .trials = 1,
        .observe_every = 1,
        .diverged_above = 1e6,
        .support_threshold = 0.01,
        .save_estimates = 1,
    };
    char nonzeros[16];
    snprintf(nonzeros, sizeof nonzeros, "%d", (taps + 3) / 4);
    setup_input(setup, "white", NULL);
    setup_system(setup, "sparse", "nonzeros", nonzeros, "values", "sign", NULL);
    setup_algorithm(setup, "lms", MODE_ATC, NULL);
    must(network_isolated(&setup->network, nodes, &err), &err);
}

void setup_end(struct setup *setup)
{
    network_free(&setup->network);
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

int setup_way(struct setup *setup, int index, const int *threads)
{
    struct plan *plan = &setup->plan;
    int counts = 0;
    while (threads[counts])
        counts++;
    plan->threads = threads[index % counts];
    plan->sync = syncs[index / counts % 2];
    plan->parallel = index / counts / 2 % 2 ? PARALLEL_TRIALS : PARALLEL_NODES;
    plan->layout = (index + index / counts) % 2 ? LAYOUT_NEAR : LAYOUT_NATURAL;
    const struct kernels *set = kernels_here(index / counts / 4);
    if (set)
        plan->kernels = set->in[plan->kernels->precision];
    return set != NULL;
}

const char *setup_way_text(const struct setup *setup, char text[96])
{
    const struct plan *plan = &setup->plan;
    snprintf(text, 96, "%s %s kernels, %d threads, %s, parallel %s, layout %s", plan->kernels->name,
             precision_name(plan->kernels->precision), plan->threads, plan->sync->name,
             plan->parallel == PARALLEL_TRIALS ? "trials" : "nodes",
             plan->layout == LAYOUT_NEAR ? "near" : "natural");
    return text;
}

void setup_run(const struct setup *setup, struct outcome *outcome)
{
    struct err err;
    must(engine_run(&setup->plan, outcome, &err), &err);
}

uint64_t setup_digest(const struct setup *setup)
{
    struct outcome outcome;
    setup_run(setup, &outcome);
    uint64_t digest = outcome.digest;
    outcome_free(&outcome);
    return digest;
}
