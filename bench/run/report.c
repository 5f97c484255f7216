#include "bench/run/report.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/common/screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Metrics that have a column when any case has a value. */
enum { METRICS = 3, METRIC = 6 };
static const struct {
    const char *name, *head;
    int decimals;
} metrics[METRICS] = {{"instructions_per_update", "instr", 0},
                      {"instructions_per_cycle", "IPC", 2},
                      {"l1_misses_per_update", "L1miss", 1}};

/* The columns of results in the table of work. */
enum { FLOPS, BYTES, CEILING, WORK_COLUMNS };
static const struct {
    const struct column *column;
    const char *heading;
    int width;
} work_columns[WORK_COLUMNS] = {[FLOPS] = {&summary_flops_per_update, "flops", 5},
                                [BYTES] = {&summary_bytes_per_update, "bytes", 5},
                                [CEILING] = {&summary_ceiling_ns, "of ceiling", 15}};

struct report_row {
    const char *name; /* the scenario's */
    char bound_by[sizeof((struct bound *)0)->by];
    double ns; /* NAN: counted, but not timed */
    double work[WORK_COLUMNS], share[ALL_PHASES], imbalance, overhead;
    double hidden, waited; /* messages between processes */
    int profiled;
    double metric[METRICS];
    int simulated[METRICS];
    char missing[64]; /* essential quantities that were not counted */
};

const char *report_heading(const struct column *column, int item)
{
    for (int i = 0; i < WORK_COLUMNS; i++)
        if (work_columns[i].column == column)
            return work_columns[i].heading;
    return column == &summary_share ? phase_names[item] : NULL;
}

static void take_metrics(struct report_row *row, const struct counts *counts)
{
    for (int m = 0; m < METRICS; m++)
        row->metric[m] = NAN;
    for (size_t i = 0; counts->tables && i < counts->tables->metrics; i++)
        for (int m = 0; m < METRICS; m++)
            if (!strcmp(counts->tables->metric[i].name, metrics[m].name))
                row->metric[m] =
                    counts_metric(counts, &counts->tables->metric[i], &row->simulated[m]);
    for (int i = 0; i < counts->count; i++) {
        if (counts->item[i].quantity->essential && isnan(counts->item[i].per_update))
            join(row->missing, sizeof row->missing, ", ", counts->item[i].quantity->name);
    }
}

int report_add(struct report *report, const struct case_result *result, struct err *err)
{
    const struct measured *measured = result->measured;
    if (!case_counted(result))
        return 0;
    if (mem_grow(&report->row, report->rows, sizeof *report->row, err))
        return -1;
    struct report_row *row = &report->row[report->rows++];
    *row = (struct report_row){
        .name = result->item->name,
        .ns = case_timed(result) ? column_number(&summary_ns_per_update, result, 0, 0) : NAN,
        .imbalance = column_number(&summary_imbalance, result, 0, 0),
        .overhead = column_number(&summary_profiler_overhead, result, 0, 0),
        .hidden = column_number(&summary_exchange_hidden, result, 0, 0),
        .waited = column_number(&summary_exchange_waited, result, 0, 0),
        .profiled = !case_unprofiled_because(result)[0],
    };
    snprintf(row->bound_by, sizeof row->bound_by, "%s", column_text(&summary_ceiling_by, result));
    for (int i = 0; i < WORK_COLUMNS; i++)
        row->work[i] = column_number(work_columns[i].column, result, 0, 0);
    for (int p = 0; p < ALL_PHASES; p++)
        row->share[p] = column_number(&summary_share, result, 0, p);
    take_metrics(row, &measured->counts);
    return 0;
}

/* ---- time by phase ---- */

static void print_phases(FILE *file, const struct report *report)
{
    fprintf(file, "\n%s%-*s", screen_bold(file), SCREEN_NAME, "share of the threads' time, %");
    for (int p = 0; p < ALL_PHASES; p++)
        fprintf(file, " %7s", phase_names[p]);
    fprintf(file, "%s\n", screen_plain(file));
    for (size_t i = 0; i < report->rows; i++) {
        const struct report_row *row = &report->row[i];
        if (!row->profiled)
            continue;
        screen_name(file, row->name);
        for (int p = 0; p < ALL_PHASES; p++)
            fprintf(file, " %7.1f", 100 * row->share[p]);
        putc('\n', file);
    }
}

/* Where processes share a network. */
static void print_exchange(FILE *file, const struct report *report)
{
    int heads = 0;
    for (size_t i = 0; i < report->rows; i++) {
        const struct report_row *row = &report->row[i];
        if (!isfinite(row->waited))
            continue;
        if (!heads++)
            fprintf(file, "\n%s%-*s  hidden  waited%s\n", screen_bold(file), SCREEN_NAME,
                    "exchange, % of the iterations", screen_plain(file));
        screen_name(file, row->name);
        fprintf(file, " %7.1f %7.1f\n", 100 * row->hidden, 100 * row->waited);
    }
}

/* The cost of profiling and the largest imbalance of threads, over all cases. */
static void print_profiler(FILE *file, const struct report *report)
{
    double least = INFINITY, most = -INFINITY, uneven = 0;
    for (size_t i = 0; i < report->rows; i++)
        if (report->row[i].profiled) {
            least = fmin(least, report->row[i].overhead);
            most = fmax(most, report->row[i].overhead);
            uneven = fmax(uneven, report->row[i].imbalance);
        }
    char text[160];
    snprintf(
        text, sizeof text,
        "Profiling lengthened runs by %+.1f%% to %+.1f%%. The busiest thread worked %.2f times "
        "the mean.",
        100 * least, 100 * most, uneven);
    screen_paragraph(file, 0, text);
}

/* ---- the work of an update ---- */

static int any_metric(const struct report *report, int metric)
{
    for (size_t i = 0; i < report->rows; i++)
        if (isfinite(report->row[i].metric[metric]))
            return 1;
    return 0;
}

/* As wide as the other columns leave room for. */
static int work_name(const struct report *report)
{
    enum { COLUMNS = 79, RATES = 12 };
    int width = COLUMNS - RATES;
    for (int i = 0; i < WORK_COLUMNS; i++)
        width -= 1 + work_columns[i].width;
    for (int m = 0; m < METRICS; m++)
        width -= any_metric(report, m) ? 1 + METRIC : 0;
    return width < SCREEN_NAME ? width : SCREEN_NAME;
}

static void print_work_head(FILE *file, const struct report *report)
{
    fprintf(file, "\n%s%-*s %*s %*s %5s %5s %*s", screen_bold(file), work_name(report),
            "an update's", work_columns[FLOPS].width, work_columns[FLOPS].heading,
            work_columns[BYTES].width, work_columns[BYTES].heading, "GF/s", "GB/s",
            work_columns[CEILING].width, work_columns[CEILING].heading);
    for (int m = 0; m < METRICS; m++)
        if (any_metric(report, m))
            fprintf(file, " %*s", METRIC, metrics[m].head);
    fprintf(file, "%s\n", screen_plain(file));
}

/* "~": simulated. */
static void print_metric(FILE *file, const struct report_row *row, int m)
{
    char text[24] = "-";
    double value = row->metric[m];
    if (value >= 99999.5)
        screen_count(value, text, sizeof text);
    else if (isfinite(value))
        snprintf(text, sizeof text, "%.*f", value < 999.5 ? metrics[m].decimals : 0, value);
    if (isfinite(value) && row->simulated[m])
        strcat(text, "~");
    fprintf(file, " %*s", METRIC, text);
}

/* 10^9 of a quantity each second. */
static void print_rate(FILE *file, double quantity, double ns)
{
    if (isfinite(ns))
        fprintf(file, " %5.1f", quantity / ns);
    else
        fprintf(file, " %5s", "-");
}

static void print_work_row(FILE *file, const struct report *report, const struct report_row *row)
{
    char flops[16], bytes[16];
    int width = 0; /* of the last column if others follow it */
    for (int m = 0; m < METRICS; m++)
        width = any_metric(report, m) ? 10 : width;
    screen_count(row->work[FLOPS], flops, sizeof flops);
    screen_count(row->work[BYTES], bytes, sizeof bytes);
    screen_column(file, work_name(report), row->name);
    fprintf(file, " %*s %*s", work_columns[FLOPS].width, flops, work_columns[BYTES].width, bytes);
    print_rate(file, row->work[FLOPS], row->ns);
    print_rate(file, row->work[BYTES], row->ns);
    if (isfinite(row->work[CEILING]))
        fprintf(file, " %3.0f%% %-*s", 100 * row->work[CEILING] / row->ns, width, row->bound_by);
    else
        fprintf(file, " %15s", "-");
    for (int m = 0; m < METRICS; m++)
        if (any_metric(report, m))
            print_metric(file, row, m);
    putc('\n', file);
}

void report_print(FILE *file, const struct report *report, const char *no_ceilings)
{
    int simulated = 0, profiled = 0, unbounded = 0;
    const char *missing = NULL; /* of the first row that lacks something */
    for (size_t i = 0; i < report->rows; i++) {
        unbounded |= isfinite(report->row[i].ns) && isnan(report->row[i].work[CEILING]);
        if (!missing && report->row[i].missing[0])
            missing = report->row[i].missing;
        profiled |= report->row[i].profiled;
        for (int m = 0; m < METRICS; m++)
            simulated |= report->row[i].simulated[m];
    }
    if (!report->rows)
        return;
    if (profiled) {
        print_phases(file, report);
        print_exchange(file, report);
        print_profiler(file, report);
    }
    print_work_head(file, report);
    for (size_t i = 0; i < report->rows; i++)
        print_work_row(file, report, &report->row[i]);
    if (unbounded)
        screen_paragraph(file, 0, no_ceilings);
    if (simulated)
        fputs("~ simulated: one thread replayed under valgrind\n", file);
    if (missing)
        fprintf(file, "Not counted: %s; `slabmark list counters` shows why.\n", missing);
}

void report_free(struct report *report)
{
    free(report->row);
    *report = (struct report){0};
}
