#include "bench/results/results_csv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A field of text, quoted where RFC 4180 asks for it. */
static void put_text(FILE *file, const char *text)
{
    if (!strpbrk(text, ",\"\n")) {
        fputs(text, file);
        return;
    }
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

/* ",value" with all 17 digits, or just the comma. */
static void put_number(FILE *file, double value)
{
    if (isfinite(value))
        fprintf(file, ",%.17g", value);
    else
        putc(',', file);
}

static void put_db(FILE *file, double power)
{
    put_number(file, decibel(power));
}

void csv_curves_header(FILE *file)
{
    fputs("case,iteration,msd_db,msd_lo_db,msd_hi_db,mse_db,disagreement_db,nonzeros\n", file);
}

void csv_curves(FILE *file, const struct case_result *result)
{
    for (int i = 0; i < result->outcome->points; i++) {
        const struct curve_point *point = &result->curve[i];
        put_text(file, result->item->name);
        fprintf(file, ",%d", point->iteration);
        put_db(file, point->msd.mean);
        put_db(file, point->msd.low);
        put_db(file, point->msd.high);
        put_db(file, point->mse);
        put_db(file, point->disagreement);
        put_number(file, point->nonzeros);
        putc('\n', file);
    }
}

/* Columns of their own; cases.jsonl has all. */
static const char *const quantities[] = {"cycles",    "instructions", "branch_misses", "l1_misses",
                                         "l2_misses", "l3_misses",    "energy"};

void csv_summary_header(FILE *file, const struct scenario *scenario)
{
    fputs("case,label,algorithm,mode", file);
    for (int i = 0; i < scenario->axes; i++) {
        putc(',', file);
        put_text(file, scenario->axis[i].path);
    }
    fputs(
        ",nodes,taps,mean_degree,trials,iterations,threads,sync_policy,parallel,kernels,"
        "status,msd_db,msd_lo_db,msd_hi_db,settled,mse_db,disagreement_db,nonzeros_found,precision,"
        "recall",
        file);
    for (int i = 0; i < TARGETS; i++)
        fprintf(file, ",iterations_to_minus%gdb", -target_db[i]);
    for (int i = 0; i < TARGETS; i++)
        fprintf(file, ",recovery_to_minus%gdb", -target_db[i]);
    fputs(",seconds_iterate,seconds_data,seconds_observe,time_source,repetitions,ns_per_update,"
          "ns_low,ns_high,ns_minimum,flops_per_update,bytes_per_update,working_set_bytes,"
          "arithmetic,ceiling_ns,ceiling_by",
          file);
    for (int p = 0; p < ALL_PHASES; p++)
        fprintf(file, ",share_%s", phase_names[p]);
    fputs(",imbalance,profiler_overhead", file);
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
        fprintf(file, ",%s_per_update", quantities[i]);
    fputs(",counted_by,determinism,digest\n", file);
}

int csv_summary_has_columns(const char *path, const struct scenario *scenario)
{
    char *wanted = NULL, *line = NULL;
    size_t length, room = 0;
    FILE *file = fopen(path, "re"), *header = open_memstream(&wanted, &length);
    int same = file && header;
    if (header) {
        csv_summary_header(header, scenario);
        same = !fclose(header) && same;
    }
    same = same && getline(&line, &room, file) > 0 && !strcmp(line, wanted);
    if (file)
        fclose(file);
    free(line);
    free(wanted);
    return same;
}

static void put_axes(FILE *file, const struct case_result *result)
{
    const struct scenario *scenario = result->scenario;
    for (int i = 0; i < scenario->axes; i++) {
        putc(',', file);
        if (result->item->at[i] >= 0)
            put_text(file, scenario->axis[i].text[result->item->at[i]]);
    }
}

static void put_merit(FILE *file, const struct case_result *result)
{
    const struct summary *summary = &result->summary;
    fprintf(file, ",%s", case_status(result));
    put_db(file, summary->msd.mean);
    put_db(file, summary->msd.low);
    put_db(file, summary->msd.high);
    fprintf(file, ",%s", summary->settled ? "yes" : "no");
    put_db(file, summary->mse);
    put_db(file, summary->disagreement);
    put_number(file, summary->nonzeros);
    put_number(file, summary->precision);
    put_number(file, summary->recall);
    for (int i = 0; i < TARGETS; i++)
        put_number(file, summary->to_target[i]);
    for (int i = 0; i < TARGETS; i++)
        put_number(file, summary->recovery[i]);
}

static const struct count *find(const struct counts *counts, const char *name)
{
    for (int i = 0; i < counts->count; i++)
        if (!strcmp(counts->item[i].quantity->name, name))
            return &counts->item[i];
    return NULL;
}

/* counted_by: the source of the instructions, as the one that tells measured from simulated. */
static void put_counts(FILE *file, const struct counts *counts)
{
    const struct count *item;
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
        put_number(file, (item = find(counts, quantities[i])) ? item->per_update : NAN);
    item = find(counts, "instructions");
    putc(',', file);
    put_text(file, item && isfinite(item->per_update) ? item->source : "");
}

static void put_time(FILE *file, const struct case_result *result)
{
    static const struct measured none = {.ns = {.low = NAN, .high = NAN, .minimum = NAN},
                                         .work = {NAN, NAN, NAN}};
    const struct measured *measured = case_timed(result) ? result->measured : &none;
    fprintf(file, ",%s,%zu", case_timed(result) ? "repetitions" : "curves", measured->ns.count);
    put_number(file, case_ns(result));
    put_number(file, measured->ns.low);
    put_number(file, measured->ns.high);
    put_number(file, measured->ns.minimum);
    put_number(file, measured->work.flops);
    put_number(file, measured->work.bytes);
    put_number(file, result->footprint.network);
    fprintf(file, ",%s", precision_name(result->plan->kernels->precision));
    put_number(file, case_timed(result) ? result->bound.ns : NAN);
    putc(',', file);
    put_text(file, case_timed(result) ? result->bound.by : "");
    for (int p = 0; p < ALL_PHASES; p++)
        put_number(file, measured->profile.pairs ? measured->profile.share[p] : NAN);
    put_number(file, measured->profile.pairs ? measured->profile.imbalance : NAN);
    put_number(file, measured->profile.pairs ? measured->profile.overhead : NAN);
    put_counts(file, &measured->counts);
}

void csv_summary(FILE *file, const struct case_result *result)
{
    static const char *const modes[] = {"atc", "cta", "none"};
    const struct plan *plan = result->plan;
    const struct outcome *outcome = result->outcome;
    put_text(file, result->item->name);
    putc(',', file);
    put_text(file, result->item->label);
    fprintf(file, ",%s,%s", plan->algorithm->variant.name, modes[plan->mode]);
    put_axes(file, result);
    fprintf(file, ",%d,%d", plan->source->nodes, plan->source->taps);
    put_number(file, network_mean_degree(plan->network));
    fprintf(file, ",%d,%d,%d,%s,%s,%s", plan->trials, plan->source->iterations, plan->threads,
            plan->sync->name, plan->parallel == PARALLEL_NODES ? "nodes" : "trials",
            plan->kernels->name);
    put_merit(file, result);
    put_number(file, outcome->time.iterate);
    put_number(file, outcome->time.draw + outcome->time.data);
    put_number(file, outcome->time.observe);
    put_time(file, result);
    fprintf(file, ",%s,%016" PRIx64 "\n", plan->sync->exact ? "bitwise" : "statistical",
            outcome->digest);
}

void csv_estimates(FILE *file, const struct case_result *result)
{
    const struct plan *plan = result->plan;
    int taps = plan->source->taps, nodes = plan->source->nodes;
    const double *h = result->outcome->estimates;
    if (ftell(file) == 0) {
        fputs("case,trial,node", file);
        for (int i = 0; i < taps; i++)
            fprintf(file, ",h%d", i);
        putc('\n', file);
    }
    for (int trial = 0; trial < plan->trials; trial++)
        for (int k = 0; k < nodes; k++) {
            put_text(file, result->item->name);
            fprintf(file, ",%d,%d", trial, k);
            for (int i = 0; i < taps; i++)
                put_number(file, *h++);
            putc('\n', file);
        }
}
