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

static void add_phase(const struct verdict *verdict, int phase, char note[AB_NOTE])
{
    char text[AB_TEXT];
    ab_interval(&verdict->phase[phase], text);
    add_text(note, "%s %s (%+.3g ns)", phase_names[phase], text, verdict->phase_ns[phase]);
}

/* The largest difference first. */
static void order_phases(const struct verdict *verdict, int *phase, int count)
{
    for (int i = 1; i < count; i++)
        for (int j = i;
             j > 0 && fabs(verdict->phase_ns[phase[j]]) > fabs(verdict->phase_ns[phase[j - 1]]);
             j--) {
            int larger = phase[j];
            phase[j] = phase[j - 1];
            phase[j - 1] = larger;
        }
}

/* Not what is less than a twentieth of the whole change: a few ns move with any change. */
static int is_large(const struct verdict *verdict, int phase)
{
    static const double least = 0.05;
    return estimate_shows_change(&verdict->phase[phase]) &&
           fabs(verdict->phase_ns[phase]) >= least * fabs(verdict->ns[1] - verdict->ns[0]);
}

/* A phase that became faster is no part of a slowdown. */
static int has_part(const struct verdict *verdict, int phase)
{
    return is_large(verdict, phase) && (verdict->phase_ns[phase] > 0) == (verdict->cpu.change > 0);
}

/* Where a confirmed change is: phases whose interval excludes zero. Phases are timed in less of the
 * run than the whole, and by the clock: their intervals are wider. */
static void note_phases(const struct verdict *verdict, char note[AB_NOTE])
{
    int phase[] = {PHASE_COMBINE, PHASE_ADAPT, PHASE_PROJECT, PHASE_PUBLISH}, named = 0;
    enum { TIMED = sizeof phase / sizeof *phase };
    order_phases(verdict, phase, TIMED);
    for (int i = 0; i < TIMED; i++)
        if (has_part(verdict, phase[i])) {
            add_text(note, named++ ? ", " : "in ");
            add_phase(verdict, phase[i], note);
        }
    if (!named)
        add_text(note, "not attributable to a phase");
    if (is_large(verdict, PHASE_DATA)) {
        add_text(note, "; and beside what is judged, in ");
        add_phase(verdict, PHASE_DATA, note);
    }
}

static void note_inconclusive(const struct verdict *verdict, char note[AB_NOTE])
{
    const char *cure = verdict->last < LOOKS_LAST ? "continue with --resume"
                                                  : "repeat the run, or choose another margin";
    if (!verdict->pairs)
        add_text(note, "no pair was finished: %s", cure);
    else if (verdict->needed)
        add_text(note, "undecided after %zu pair%s, about %d more would decide: %s", verdict->pairs,
                 verdict->pairs == 1 ? "" : "s", verdict->needed - (int)verdict->last, cure);
    else
        add_text(note,
                 "undecided after %zu pairs, and 1000 would not suffice: the change is close to "
                 "the margin; choose another margin",
                 verdict->pairs);
}

static void note_threads(const struct ab_case *item, char note[AB_NOTE])
{
    const struct verdict *verdict = &item->verdict;
    if (verdict->kind == VERDICT_BUSY)
        add_text(note,
                 "its %d threads ran %.0f %% of the time: other programs use these cores; repeat "
                 "on idle ones, or with one thread",
                 item->threads, 100 * verdict->ran);
    else
        add_text(note, "%s%d threads: advice only, never a failure; one thread is gated",
                 note[0] ? "; " : "", item->threads);
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
    add_text(note, "instructions per update %.6g -> %.6g, %s%s, of the %s kernels",
             instructions->per_update[0], instructions->per_update[1], change,
             ab_takes_more(ab, item) ? ", too many" : "", instructions->kernels);
    if (timed[0] && strcmp(timed, instructions->kernels))
        add_text(note, ", while %s was timed%s", timed,
                 strncmp(timed, "avx512", 6) ? "" : ": valgrind has no AVX-512");
}

void ab_note(const struct ab *ab, const struct ab_case *item, char note[AB_NOTE])
{
    note[0] = '\0';
    const struct verdict *verdict = &item->verdict;
    int confirmed = verdict->kind == VERDICT_REGRESSED || verdict->kind == VERDICT_IMPROVED;
    if (confirmed && item->threads == 1)
        note_phases(verdict, note);
    if (verdict->kind == VERDICT_INCONCLUSIVE)
        note_inconclusive(verdict, note);
    if (verdict->kind == VERDICT_CLOCKS)
        note_clocks(verdict, note);
    if (item->threads > 1)
        note_threads(item, note);
    if (verdict->kind == VERDICT_CHANGED)
        add_text(note, "digest %016" PRIx64 " -> %016" PRIx64, item->latest.digest[0],
                 item->latest.digest[1]);
    if (verdict->kind == VERDICT_DIVERGED)
        add_text(note, "in iteration %d", item->latest.diverged[0]);
    if (item->instructions.kernels[0] || item->instructions.why[0])
        note_instructions(ab, item, note);
}
