#include "bench/ab/ab_report.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

/* ---- numbers ---- */

void ab_percent(double change, char text[AB_TEXT])
{
    if (isfinite(change))
        snprintf(text, AB_TEXT, "%+.1f %%", 100 * change);
    else
        snprintf(text, AB_TEXT, "?");
}

void ab_interval(const struct estimate *estimate, char text[AB_TEXT])
{
    char change[AB_TEXT];
    ab_percent(estimate->change, change);
    if (isfinite(estimate->low))
        snprintf(text, AB_TEXT, "%.16s [%+.1f, %+.1f]", change, 100 * estimate->low,
                 100 * estimate->high);
    else
        snprintf(text, AB_TEXT, "%s", change);
}

/* ---- notes ---- */

__attribute__((format(printf, 2, 3))) static void add_text(char note[AB_NOTE], const char *format,
                                                           ...)
{
    size_t used = strlen(note);
    va_list args;
    va_start(args, format);
    vsnprintf(note + used, AB_NOTE - used, format, args);
    va_end(args);
}

/* Locates a confirmed change. Phases are timed in only part of the run and in wall time, so their
 * intervals are wider. */
static void note_phases(const struct verdict *verdict, char note[AB_NOTE])
{
    static const int shown[] = {PHASE_COMBINE, PHASE_ADAPT, PHASE_PROJECT, PHASE_DATA};
    char text[AB_TEXT];
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const struct estimate *phase = &verdict->phase[shown[i]];
        if (!isfinite(phase->change))
            continue;
        ab_interval(phase, text);
        add_text(note, "%s%s %s", note[0] ? ", " : "by phase: ", phase_names[shown[i]], text);
    }
}

static void note_inconclusive(const struct verdict *verdict, char note[AB_NOTE])
{
    const char *cure = verdict->last < LOOKS_LAST ? "continue with --resume"
                                                  : "repeat the run, or choose another margin";
    if (verdict->needed)
        add_text(note, "undecided after %zu pairs, about %d are needed: %s", verdict->last,
                 verdict->needed, cure);
    else
        add_text(note,
                 "undecided after %zu pairs, and 1000 would not suffice: the change is close to "
                 "the margin; choose another margin",
                 verdict->last);
}

static void note_clocks(const struct verdict *verdict, char note[AB_NOTE])
{
    char cpu[AB_TEXT], wall[AB_TEXT];
    ab_interval(&verdict->cpu, cpu);
    ab_interval(&verdict->wall, wall);
    add_text(note, "CPU time %s, but wall time %s: the code sleeps, waits or takes page faults",
             cpu, wall);
}

/* Names the kernels that were counted, and those that were timed if they differ. */
static void note_instructions(const struct ab *ab, const struct ab_case *item, char note[AB_NOTE])
{
    const struct instructions *instructions = &item->instructions;
    const char *timed = item->latest.kernels[1];
    char change[AB_TEXT];
    ab_percent(instructions_change(instructions), change);
    if (note[0])
        add_text(note, "; ");
    if (!instructions->kernels[0]) {
        add_text(note, "instructions not counted: %s", instructions->why);
        return;
    }
    add_text(note, "instructions per update %.6g -> %.6g, %s%s (kernels %s",
             instructions->per_update[0], instructions->per_update[1], change,
             ab_takes_more(ab, item) ? ", too many" : "", instructions->kernels);
    if (timed[0] && strcmp(timed, instructions->kernels))
        add_text(note, "; timed: %s", timed);
    add_text(note, ")");
}

void ab_note(const struct ab *ab, const struct ab_case *item, char note[AB_NOTE])
{
    note[0] = '\0';
    const struct verdict *verdict = &item->verdict;
    if (verdict->kind == VERDICT_REGRESSED || verdict->kind == VERDICT_IMPROVED)
        note_phases(verdict, note);
    if (verdict->kind == VERDICT_INCONCLUSIVE)
        note_inconclusive(verdict, note);
    if (verdict->kind == VERDICT_CLOCKS)
        note_clocks(verdict, note);
    if (verdict->kind == VERDICT_CHANGED)
        add_text(note, "digest %016" PRIx64 " -> %016" PRIx64, item->latest.digest[0],
                 item->latest.digest[1]);
    if (verdict->kind == VERDICT_DIVERGED)
        add_text(note, "in iteration %d", item->latest.diverged[0]);
    if (item->instructions.kernels[0] || item->instructions.why[0])
        note_instructions(ab, item, note);
}
