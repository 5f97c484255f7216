/* slabmark bench: micro-benchmarks as a table, or as JSON. */
#include "bench/common/args.h"
#include "bench/common/filter.h"
#include "bench/environment/environment.h"
#include "bench/micro/micro_comparators.h"
#include "bench/results/run_json.h"
#include "bench/common/screen.h"
#include "bench/common/json.h"

#include "base/option.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
    {"filter", 'f', "REGEX", "only benchmarks whose name matches (extended regular expression)"},
    {"taps", 0, "N", "length of the vectors; default: 256"},
    {"rounds", 0, "N", "samples of each benchmark, taken in turn; default: 9"},
    {"min-time", 0, "TIME", "approximate duration of a sample; default: 1ms"},
    {"compare", 0, NULL, "compare with BLAS, GSL and textbook programs; make deps installs them"},
    {"list", 'l', NULL, "print the names, run nothing"},
    {"json", 0, NULL, "print JSON instead of the table"},
    {0},
};

/* ---- the table ---- */

/* What a row takes after its name: its columns, the CPU time of the last one, its rates. */
enum { COLUMNS = 79, NAME = 38, CELL = 6, RATES = 13 };

struct listing {
    char head[MICRO_COLUMNS *
              12]; /* the columns of the last heading: a new heading is printed when they change */
    int quiet, wrong, comparators_wrong;
    int emulated; /* 1: the times are an emulator's */
};

static int has_model(const struct micro_row *row)
{
    return isfinite(row->work.flops) && row->work.bytes > 0;
}

static int width_of(const struct micro_cell *cell)
{
    int length = (int)strlen(cell->column);
    return length > CELL ? length : CELL;
}

/* As wide as the columns leave room for. */
static int name_width(const struct micro_row *row)
{
    int width = COLUMNS - (1 + CELL) - (has_model(row) ? RATES : 0);
    for (int i = 0; i < row->columns; i++)
        width -= 1 + width_of(&row->cell[i]);
    return width < NAME ? width : NAME;
}

/* ns with about three digits. */
static void put_ns(int width, double seconds)
{
    double ns = 1e9 * seconds;
    printf(" %*.*f", width, ns < 99.95 ? 1 : 0, ns);
}

static void print_heading(struct listing *listing, const struct micro_row *row)
{
    char names[sizeof listing->head] = "";
    for (int i = 0; i < row->columns; i++) {
        strcat(names, row->cell[i].column);
        strcat(names, " ");
    }
    strcat(names, row->unit);
    if (!strcmp(names, listing->head))
        return;
    printf("%s%s", listing->head[0] ? "\n" : "", screen_bold(stdout));
    int used = printf("%sns per ", listing->emulated ? "emulated " : "");
    printf("%-*s", name_width(row) - used, row->unit);
    memcpy(listing->head, names, sizeof names);
    for (int i = 0; i < row->columns; i++)
        printf(" %*s", width_of(&row->cell[i]), row->cell[i].column);
    printf(" %*s%s%s\n", CELL, "CPU", has_model(row) ? "  GF/s   GB/s" : "", screen_plain(stdout));
}

/* Prints the speed of the last and fastest column, by the work model, after the times. */
static void put_rates(const struct micro_row *row)
{
    double seconds = row->cell[row->columns - 1].seconds.median;
    if (has_model(row))
        printf(" %5.1f %6.1f", row->work.flops / seconds * 1e-9, row->work.bytes / seconds * 1e-9);
}

static void print_benchmark(void *arg, const struct micro_row *row)
{
    struct listing *listing = arg;
    listing->wrong |= row->right == 0;
    listing->comparators_wrong |= !micro_comparators_right(row);
    if (listing->quiet)
        return;
    print_heading(listing, row);
    screen_column(stdout, name_width(row), row->name);
    for (int i = 0; i < row->columns; i++)
        put_ns(width_of(&row->cell[i]), row->cell[i].seconds.median);
    put_ns(CELL, row->cell[row->columns - 1].cpu);
    put_rates(row);
    printf("%s\n", row->right == 0 ? " WRONG" : "");
    micro_comparators_show(row);
    fflush(stdout);
}

/* ---- JSON ---- */

static json_t *row_json(const struct micro_row *row)
{
    json_t *columns = json_object(), *cpu = json_object();
    for (int i = 0; i < row->columns; i++) {
        const struct micro_cell *cell = &row->cell[i];
        json_object_set_new(columns, cell->column, micro_order_json(&cell->seconds, 1e9));
        json_object_set_new(cpu, cell->column, json_real(1e9 * cell->cpu));
    }
    return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o*}", "name", row->name, "unit",
                     row->unit, "ns", columns, "cpu_ns", cpu, "flops",
                     json_number_or_null(row->work.flops), "bytes",
                     json_number_or_null(isfinite(row->work.flops) ? row->work.bytes : NAN),
                     "same_bits", row->right < 0 ? json_null() : json_boolean(row->right),
                     "comparators", micro_comparators_json(row));
}

static int print_json(const struct micro *micro, struct err *err)
{
    json_t *environment = environment_here(err);
    if (!environment)
        return -1;
    json_t *rows = json_array();
    for (size_t i = 0; i < micro->rows; i++)
        json_array_append_new(rows, row_json(&micro->row[i]));
    json_t *json = json_pack("{s:i, s:s, s:i, s:i, s:O, s:O, s:o}", "schema", RESULTS_SCHEMA,
                             "kind", "bench", "taps", micro->taps, "rounds", micro->rounds,
                             "machine", json_object_get(environment, "machine"), "build",
                             json_object_get(environment, "build"), "benchmarks", rows);
    json_decref(environment);
    if (!json)
        return err_set(err, ERR_INTERNAL, "out of memory: the benchmarks' JSON");
    int failed =
        json_dumpf(json, stdout, JSON_INDENT(1) | JSON_ENSURE_ASCII) || putchar('\n') == EOF;
    json_decref(json);
    return failed ? err_set(err, ERR_INTERNAL, "stdout: cannot write") : 0;
}

/* ---- the command ---- */

static int number_of(const struct args *args, const char *flag, enum option_type type, double low,
                     double high, const char *fallback, double *value, struct err *err)
{
    const char *given = args_value(args, flag);
    struct option row = {.name = flag, .type = type, .low = low, .high = high};
    int whole = 0;
    if (option_set(&row, type == OPTION_INT ? (void *)&whole : value, given ? given : fallback,
                   err))
        return err_prefix(err, "--");
    if (type == OPTION_INT)
        *value = whole;
    return 0;
}

static int read_args(const struct args *args, struct micro *micro, regex_t *regex, struct err *err)
{
    double taps = 0, rounds = 0;
    const char *filter = args_value(args, "filter");
    if (args->operands)
        return err_set(err, ERR_USAGE, "bench takes no operands; use --filter REGEX");
    if (number_of(args, "taps", OPTION_INT, 1, 1 << 22, "256", &taps, err) ||
        number_of(args, "rounds", OPTION_INT, 1, 100000, "9", &rounds, err) ||
        number_of(args, "min-time", OPTION_SECONDS, 1e-5, 3600, "1ms", &micro->sample_seconds, err))
        return -1;
    micro->taps = (int)taps;
    micro->rounds = (int)rounds;
    micro->compare = args_value(args, "compare") != NULL;
    micro->list_only = args_value(args, "list") != NULL;
    if (filter && filter_compile(filter, regex, err))
        return -1;
    micro->filter = filter ? regex : NULL;
    return 0;
}

static int run_families(struct micro *micro, struct err *err)
{
    for (int i = 0; micro_families[i]; i++)
        if (micro_families[i]->run(micro, err))
            return -1;
    if (!micro->rows)
        return err_set(err, ERR_USAGE, "--filter: no benchmark matches; --list prints them");
    return 0;
}

static void list_benchmarks(const struct micro *micro)
{
    for (size_t i = 0; i < micro->rows; i++) {
        puts(micro->row[i].name);
        micro_comparators_list(&micro->row[i]);
    }
}

static void end_table(const struct micro *micro)
{
    printf("\nMedians of %d samples in turn. CPU time, and GFLOP/s and GB/s by the work model,\n"
           "are those of the last column.\n",
           micro->rounds);
    micro_comparators_legend(micro);
}

static int run_bench(const struct args *args)
{
    struct err err = {0};
    regex_t regex;
    struct host host;
    host_here(&host);
    struct listing listing = {.quiet = args_value(args, "json") != NULL,
                              .emulated = host_emulated(&host)};
    struct micro micro = {.tell = print_benchmark, .arg = &listing};
    if (read_args(args, &micro, &regex, &err))
        return args_fail(&err);
    int failed = run_families(&micro, &err);
    if (!failed && micro.list_only)
        list_benchmarks(&micro);
    else if (!failed && listing.quiet)
        failed = print_json(&micro, &err);
    else if (!failed)
        end_table(&micro);
    if (micro.filter)
        regfree(&regex);
    micro_free(&micro);
    if (!failed && listing.wrong)
        failed = err_set(&err, ERR_ACCURACY,
                         "the bits of a kernel set differ from those of ref: see WRONG");
    if (!failed && listing.comparators_wrong)
        failed = err_set(&err, ERR_ACCURACY,
                         "a comparator and slabmark compute different results: see WRONG");
    return failed ? args_fail(&err) : 0;
}

const struct command command_bench = {
    .name = "bench",
    .operands = "",
    .summary = "time every kernel of every set, projections, updates, sync policies",
    .flags = flags,
    .run = run_bench,
};
