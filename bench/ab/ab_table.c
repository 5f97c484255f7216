#include "bench/ab/ab_report.h"

#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

enum { NAME = 14 };

static void put_number(FILE *file, int width, const char *format, double value)
{
    char text[AB_TEXT] = "-";
    if (isfinite(value))
        snprintf(text, sizeof text, format, value);
    fprintf(file, " %*s", width, text);
}

/* In %, as the heading says. */
static void put_interval(FILE *file, const struct estimate *estimate)
{
    char text[AB_TEXT] = "?";
    if (isfinite(estimate->change) && isfinite(estimate->low))
        snprintf(text, sizeof text, "%+.1f [%+.1f, %+.1f]", 100 * estimate->change,
                 100 * estimate->low, 100 * estimate->high);
    else if (isfinite(estimate->change))
        snprintf(text, sizeof text, "%+.1f", 100 * estimate->change);
    fprintf(file, " %20s", text);
}

static void put_row(FILE *file, const struct ab_case *item)
{
    const struct verdict *verdict = &item->verdict;
    int timed = verdict->kind != VERDICT_CHANGED && verdict->kind != VERDICT_DIVERGED;
    int is_red = !timed || verdict->kind == VERDICT_REGRESSED;
    screen_column(file, NAME, item->item->name);
    fprintf(file, " %s%-*s%s", is_red ? screen_red(file) : "", timed ? 13 : 0,
            verdict_words[verdict->kind], is_red ? screen_plain(file) : "");
    if (timed) {
        put_interval(file, &verdict->cpu);
        put_number(file, 6, "%+.1f", 100 * verdict->wall.change);
        put_number(file, 5, "%.1f", 100 * verdict->smallest);
        put_number(file, 6, "%.4g", verdict->ns[1]);
        put_number(file, 5, "%.4g", verdict->wall_ns[1]);
        fprintf(file, " %3zu", verdict->pairs);
    }
    putc('\n', file);
}

/* Prints the notes of cases, indented. */
static void put_notes(FILE *file, const struct ab *ab)
{
    char note[AB_NOTE], text[AB_NOTE + 200];
    for (int i = 0; i < ab->cases; i++) {
        const struct ab_case *item = &ab->item[ab->order[i]];
        ab_note(ab, item, note);
        if (!note[0])
            continue;
        snprintf(text, sizeof text, "%.190s: %s", item->item->name, note);
        screen_paragraph(file, 2, text);
    }
}

static void put_remarks(FILE *file, const struct ab *ab)
{
    char remark[AB_NOTE];
    for (int which = 0; ab_remark(ab, which, remark); which++)
        screen_paragraph(file, 2, remark);
}

static const char legend[] =
    "finds: slowdown in % found by nine in ten such runs; ns of NEW; n: pairs";

void ab_table(FILE *file, const struct ab *ab)
{
    fprintf(file, "%s%-*s %-13s %20s %6s %5s %6s %5s %3s%s\n", screen_bold(file), NAME, "case",
            "verdict", "CPU time, %", "wall %", "finds", "CPU ns", "wall", "n", screen_plain(file));
    for (int i = 0; i < ab->cases; i++)
        put_row(file, &ab->item[ab->order[i]]);
    put_notes(file, ab);
    screen_paragraph(file, 2, legend);
    put_remarks(file, ab);
}
