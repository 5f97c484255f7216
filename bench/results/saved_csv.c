#include "bench/results/saved_csv.h"

#include "base/mem.h"
#include "bench/common/csv.h"
#include "bench/results/levels.h"

#include <math.h>
#include <stdlib.h>

static void put_head(FILE *file, const char *names, int taps)
{
    if (ftell(file))
        return;
    fputs(names, file);
    for (int i = 0; i < taps; i++)
        fprintf(file, ",h%d", i);
    putc('\n', file);
}

static void put_next(FILE *file, double value)
{
    putc(',', file);
    csv_put_number(file, value);
}

/* ---- estimates.csv, system.csv ---- */

/* NULL: unknown. */
static void put_row(FILE *file, const char *name, int trial, int second, const double *h, int taps)
{
    csv_put_text(file, name);
    fprintf(file, ",%d,%d", trial, second);
    for (int i = 0; i < taps; i++)
        put_next(file, h ? h[i] : NAN);
    putc('\n', file);
}

void csv_estimates(FILE *file, const struct case_result *result)
{
    const struct plan *plan = result->plan;
    int taps = plan->source->taps, nodes = plan->source->nodes;
    const double *h = result->outcome->estimates;
    put_head(file, "case,trial,node", taps);
    for (int trial = 0; trial < plan->trials; trial++)
        for (int k = 0; k < nodes; k++, h += taps)
            put_row(file, result->item->name, trial, k, h, taps);
}

/* From its start and its changes on; one that moves, at the points of the curve. */
static void put_systems(FILE *file, const struct case_result *result, int trial, double *h)
{
    const struct source *source = result->plan->source;
    const struct system *system = source->system;
    struct course course;
    course_begin(&course, system, source->seed, trial, h);
    for (int n = 0; n < source->iterations;) {
        course_go(&course, n);
        put_row(file, result->item->name, trial, n, h, source->taps);
        n = system_moves(system) ? n + result->plan->observe_every : system_next_change(system, n);
    }
}

int csv_system(FILE *file, const struct case_result *result)
{
    const struct source *source = result->plan->source;
    double *h = mem_untouched(1, row_bytes(PRECISION_F64, (size_t)source->taps), NULL);
    if (!h)
        return -1;
    put_head(file, "case,trial,from", source->taps);
    for (int trial = 0; source->system && trial < result->plan->trials; trial++)
        put_systems(file, result, trial, h);
    if (!source->system)
        put_row(file, result->item->name, 0, 0, NULL, source->taps);
    free(h);
    return 0;
}

/* ---- nodes.csv ---- */

/* The mean over the trials; unknown in a case that diverged. */
static struct node_mean mean_of_node(const struct case_result *result, int node)
{
    const struct outcome *outcome = result->outcome;
    struct node_mean mean = {0, 0};
    if (outcome->diverged.trial >= 0 || !outcome->node)
        return (struct node_mean){NAN, NAN};
    for (int trial = 0; trial < result->plan->trials; trial++) {
        const struct node_mean *one =
            &outcome->node[(size_t)trial * (size_t)result->plan->source->nodes + (size_t)node];
        mean.msd += one->msd / result->plan->trials;
        mean.mse += one->mse / result->plan->trials;
    }
    return mean;
}

static void put_node(FILE *file, const struct case_result *result, int k, double noise)
{
    const struct source *source = result->plan->source;
    const struct network *network = result->plan->network;
    const struct node_mean mean = mean_of_node(result, k);
    csv_put_text(file, result->item->name);
    fprintf(file, ",%d,", k);
    if (network->id)
        csv_put_text(file, network->id[k]);
    fprintf(file, ",%d", (int)(network->first[k + 1] - network->first[k]) - 1);
    put_next(file, noise);
    put_next(file, source->input->power ? source->input->power(source->input_params, k) : NAN);
    put_next(file, decibel(mean.msd));
    put_next(file, decibel(mean.mse));
    putc('\n', file);
}

int csv_nodes(FILE *file, const struct case_result *result)
{
    int nodes = result->plan->source->nodes;
    double *noise = mem_untouched((size_t)nodes, sizeof *noise, NULL);
    if (!noise || levels_of_noise(result->plan, noise, NULL)) {
        free(noise);
        return -1;
    }
    put_head(file, "case,node,id,neighbours,noise_variance,input_variance,msd_db,mse_db", 0);
    for (int k = 0; k < nodes; k++)
        put_node(file, result, k, noise[k]);
    free(noise);
    return 0;
}
