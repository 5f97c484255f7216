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

/* Where a confirmed change is: by how much each phase grew, in ns per update. */
static void note_phases(const struct verdict *verdict, char note[AB_NOTE])
{
    static const int shown[] = {PHASE_COMBINE, PHASE_ADAPT, PHASE_PROJECT, PHASE_DATA};
    const char *separator = "";
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        double before = verdict->phase[0][shown[i]], after = verdict->phase[1][shown[i]];
        if (!(before > 0) || !isfinite(after))
            continue;
        add_text(note, "%s%s %.4g -> %.4g", separator, phase_names[shown[i]], before, after);
        separator = ", ";
    }
    if (*separator)
        add_text(note, " ns");
}

static void note_inconclusive(const struct verdict *verdict, char note[AB_NOTE])
{
    if (verdict->more > 0)
        add_text(note, "about %d more pairs would decide", verdict->more);
    else
        add_text(note, "more than 1000 pairs would be needed: the change is about the margin");
}

static void note_clocks(const struct verdict *verdict, char note[AB_NOTE])
{
    char cpu[AB_TEXT], wall[AB_TEXT];
    ab_interval(&verdict->cpu, cpu);
    ab_interval(&verdict->wall, wall);
    add_text(note, "CPU time %s, but wall time %s: the code sleeps, waits or faults pages in", cpu,
             wall);
}

void ab_note(const struct ab *ab, const struct ab_case *item, char note[AB_NOTE])
{
    (void)ab;
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
}
