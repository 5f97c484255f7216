#include "bench/machine/ceilings_table.h"

#include "bench/common/screen.h"
#include "bench/machine/core_latency.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LABEL = 25, CELL = 27 };

static void print_head(FILE *file, const char *title, int threads)
{
    char all[32];
    int both = threads > 1;
    snprintf(all, sizeof all, "%d threads", threads);
    fprintf(file, "\n%s%-*s%-*s%s%s\n", screen_bold(file), threads ? LABEL : 0, title,
            both ? CELL : 0, threads ? "1 thread" : "", both ? all : "", screen_plain(file));
    fprintf(file, "%-*s%7s %7s %7s", LABEL, "", "best", "median", "spread");
    if (both)
        fprintf(file, "    %7s %7s %7s", "best", "median", "spread");
    putc('\n', file);
}

/* Three significant digits. */
static void print_number(FILE *file, double value)
{
    fprintf(file, "%*.*f ", 7, value < 10 ? 2 : value < 100 ? 1 : 0, value);
}

/* The number of columns printed. */
static int put_cell(FILE *file, const struct ceiling *row, double unit)
{
    if (!isfinite(row->best))
        return fprintf(file, "%7s", "-");
    print_number(file, row->best / unit);
    print_number(file, row->median / unit);
    fprintf(file, "%5.1f %%", 100 * row->deviation / row->median);
    return CELL - 4;
}

static void put_row(FILE *file, const char *label, const struct ceiling *one,
                    const struct ceiling *all, double unit)
{
    fprintf(file, "%-*s", LABEL, label);
    int columns = put_cell(file, one, unit);
    if (all) {
        fprintf(file, "%*s", CELL - columns, "");
        put_cell(file, all, unit);
    }
    putc('\n', file);
}

/* Prints why a row is unavailable, unless the previous row had the same reason. */
static void put_reason(FILE *file, const struct ceiling *row, const char **told)
{
    char text[200];
    if (!row || !row->why[0] || !strcmp(row->why, *told))
        return;
    snprintf(text, sizeof text, "unavailable, %d thread%s: %s", row->threads,
             row->threads > 1 ? "s" : "", row->why);
    screen_paragraph(file, 2, text);
    *told = row->why;
}

/* Prints the rows of a kind, one thread and all threads side by side. */
static void put_kind(FILE *file, const struct ceilings *ceilings, enum ceiling_kind kind,
                     double unit, void (*name)(const struct ceiling *, char *, size_t))
{
    const char *told = "";
    for (int i = 0; i < ceilings->count; i++) {
        char label[64];
        const struct ceiling *one = &ceilings->row[i], *all = NULL;
        if (one->kind != kind || one->threads != 1)
            continue;
        if (ceilings->threads > 1)
            all = ceiling_find(ceilings, kind, one->name, ceilings->threads);
        name(one, label, sizeof label);
        put_row(file, label, one, all, unit);
        put_reason(file, one, &told);
        put_reason(file, all, &told);
    }
}

static void name_bandwidth(const struct ceiling *row, char *text, size_t size)
{
    char bytes[32];
    hardware_size((double)row->bytes, bytes, sizeof bytes);
    snprintf(text, size, "%-5s %-6s %8s", ceiling_kinds[row->kind].name, row->name, bytes);
}

static void name_computing(const struct ceiling *row, char *text, size_t size)
{
    snprintf(text, size, "%-6s %s", row->name, row->kind == CEILING_F64 ? "f64" : "f32");
}

static void name_division(const struct ceiling *row, char *text, size_t size)
{
    static const char *const names[] = {"division f64", "division f32", "root     f64",
                                        "root     f32"};
    snprintf(text, size, "%-6s %s", row->name, names[row->kind - CEILING_DIV_F64]);
}

static void name_load(const struct ceiling *row, char *text, size_t size)
{
    snprintf(text, size, "under %s load", row->name);
}

static void put_latencies(FILE *file, const struct ceilings *ceilings)
{
    const char *told = "";
    for (int i = 0; i < ceilings->count; i++) {
        char label[64] = "";
        const struct ceiling *row = &ceilings->row[i];
        if (row->kind == CEILING_BARRIER)
            snprintf(label, sizeof label, "barrier, %d threads", row->threads);
        if (row->kind == CEILING_FLAG)
            snprintf(label, sizeof label, "flag, one way, %d", row->threads);
        if (row->kind == CEILING_CLOCK)
            snprintf(label, sizeof label, "%s()", row->name);
        if (!label[0])
            continue;
        put_row(file, label, row, NULL, 1e-9);
        put_reason(file, row, &told);
    }
}

/* Explains a reported cache that is too large for so few cores: part of it belongs to other guests
 * of the host. */
static void put_level_note(FILE *file, const struct ceilings *ceilings,
                           const struct ceiling_level *level)
{
    char text[400], reported[32], counted[32];
    const struct ceiling *memory = ceiling_find(ceilings, CEILING_READ, "memory", 1);
    hardware_size((double)level->reported, reported, sizeof reported);
    hardware_size((double)level->counted, counted, sizeof counted);
    snprintf(
        text, sizeof text,
        "%s: %s reported, the whole host's cache: so few cores have less. %s are counted as this "
        "machine's%s.",
        level->name, reported, counted,
        memory && memory->bytes < 4 * level->reported
            ? "; the rest may speed up the rows called memory"
            : "");
    screen_paragraph(file, 0, text);
}

static int most_rounds(const struct ceilings *ceilings)
{
    int most = 0;
    for (int i = 0; i < ceilings->count; i++)
        if (ceilings->row[i].rounds > most)
            most = ceilings->row[i].rounds;
    return most;
}

static void put_notes(FILE *file, const struct ceilings *ceilings)
{
    char text[400];
    putc('\n', file);
    snprintf(
        text, sizeof text,
        "best: of up to %d rounds, the ceiling. spread: median distance from the median. Bytes as "
        "STREAM counts them, per thread; a multiply-add is two operations. Rounds in which another "
        "program took a processor are not counted.%s",
        most_rounds(ceilings),
        ceilings->pinned ? "" : " Threads could not be pinned to processors.");
    screen_paragraph(file, 0, text);
    for (int i = 0; i < ceilings->levels; i++)
        if (ceilings->level[i].counted < ceilings->level[i].reported)
            put_level_note(file, ceilings, &ceilings->level[i]);
    ceilings_print_worth(file, ceilings);
}

void ceilings_print(FILE *file, const struct ceilings *ceilings)
{
    int threads = ceilings->threads;
    print_head(file, "bandwidth, GB/s", threads);
    put_kind(file, ceilings, CEILING_READ, 1e9, name_bandwidth);
    put_kind(file, ceilings, CEILING_TRIAD, 1e9, name_bandwidth);
    print_head(file, "multiply-add, GFLOP/s", threads);
    put_kind(file, ceilings, CEILING_F64, 1e9, name_computing);
    put_kind(file, ceilings, CEILING_F32, 1e9, name_computing);
    print_head(file, "division, root, 10^9/s", threads);
    for (enum ceiling_kind kind = CEILING_DIV_F64; kind <= CEILING_SQRT_F32; kind++)
        put_kind(file, ceilings, kind, 1e9, name_division);
    print_head(file, "frequency, GHz", threads);
    put_kind(file, ceilings, CEILING_FREQUENCY, 1e9, name_load);
    print_head(file, "latency, ns", 0);
    put_latencies(file, ceilings);
    core_latency_print(file, &ceilings->latency);
    put_notes(file, ceilings);
}
