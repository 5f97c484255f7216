/* The machines and builds of all sides, and their measured ceilings. */
#include "bench/environment/facts.h"
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include <math.h>

enum { FACT_TEXT = 400 };

static const char *const shown[] = {
    "machine.cpu.model",
    "machine.cpu.identity",
    "machine.architecture",
    "machine.cores.allowed",
    "machine.cores.physical",
    "machine.cores.smt",
    "machine.caches",
    "machine.kernels.chosen",
    "machine.frequency.governor",
    "machine.memory.huge_pages",
    "machine.virtual.hypervisor",
    "machine.system.kernel",
    "build.compiler",
    "build.flags",
    "build.commit",
    "machine.load.averages",
    "started",
    "command",
};

static void put_heads(const struct html_sides *sides, const char *caption, const char *first,
                      int of_numbers)
{
    html_table_begin(sides->file, caption);
    html_table_head(sides->file, first, "", 0);
    for (int side = 0; side < sides->count; side++)
        html_table_head(sides->file, (char[]){html_side_letter(side), '\0'}, "", of_numbers);
    html_table_body(sides->file);
}

static void put_facts(const struct html_sides *sides)
{
    put_heads(sides, "Machines and builds.", "fact", 0);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const struct fact *fact = facts_find(shown[i]);
        html_table_row(sides->file, fact ? fact->label : shown[i]);
        for (int side = 0; side < sides->count; side++) {
            char text[FACT_TEXT];
            facts_text(facts_at(sides->side[side].run, shown[i]), text, sizeof text);
            fputs("<td>", sides->file);
            html_isolated(sides->file, text);
            fputs("</td>", sides->file);
        }
        fputs("</tr>\n", sides->file);
    }
    html_table_end(sides->file);
}

/* ---- ceilings ---- */

static void put_ceiling(FILE *file, double value, double scale, int decimals)
{
    char exact[32];
    snprintf(exact, sizeof exact, "%.9g", value);
    html_table_number(file, isfinite(value) ? exact : "", value * scale, decimals);
}

/* Read bandwidth of a level on one side. */
static double bandwidth_of(const struct html_side *side, const char *level, int threads)
{
    return side->ceilings ? ceiling_level_bandwidth(side->ceilings, level, threads) : (double)NAN;
}

static double peak_of(const struct html_side *side, enum ceiling_kind kind, int threads)
{
    const char *kernels = html_side_kernels(side);
    return side->ceilings && kernels ? ceiling_rate(side->ceilings, kind, kernels, threads)
                                     : (double)NAN;
}

static double barrier_of(const struct html_side *side)
{
    const struct ceiling *row = side->ceilings ? ceiling_find(side->ceilings, CEILING_BARRIER, NULL,
                                                              side->ceilings->threads)
                                               : NULL;
    return row ? row->best : (double)NAN;
}

static void put_ceilings(const struct html_sides *sides)
{
    static const char *const levels[] = {"L1d", "L2", "L3", "memory"};
    static const struct {
        const char *name;
        enum ceiling_kind kind;
    } peaks[] = {{"multiply-adds f64, GFLOP/s", CEILING_F64},
                 {"multiply-adds f32, GFLOP/s", CEILING_F32},
                 {"divisions f64, 10\u2079/s", CEILING_DIV_F64}};
    put_heads(sides,
              "Ceilings of one thread, as measured on each machine; the barrier with all threads.",
              "ceiling", 1);
    for (int i = 0; i < 4; i++) {
        char name[48];
        snprintf(name, sizeof name, "%s, read, GB/s", levels[i]);
        html_table_row(sides->file, name);
        for (int side = 0; side < sides->count; side++)
            put_ceiling(sides->file, bandwidth_of(&sides->side[side], levels[i], 1), 1e-9, 1);
        fputs("</tr>\n", sides->file);
    }
    for (int i = 0; i < 3; i++) {
        html_table_row(sides->file, peaks[i].name);
        for (int side = 0; side < sides->count; side++)
            put_ceiling(sides->file, peak_of(&sides->side[side], peaks[i].kind, 1), 1e-9, 2);
        fputs("</tr>\n", sides->file);
    }
    html_table_row(sides->file, "barrier, ns");
    for (int side = 0; side < sides->count; side++)
        put_ceiling(sides->file, barrier_of(&sides->side[side]), 1e9, 0);
    fputs("</tr>\n", sides->file);
    html_table_end(sides->file);
}

static int write_machines(const struct html_sides *sides, struct err *err)
{
    (void)err;
    put_facts(sides);
    put_ceilings(sides);
    return 0;
}

const struct html_sides_section html_sides_machines = {
    .id = "machines",
    .title = "Machines",
    .write = write_machines,
};
