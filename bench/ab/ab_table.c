#include "bench/ab/ab_report.h"

#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

enum { NAME = 19 };

static void put_number(FILE *file, int width, const char *format, double value)
{
    char text[AB_TEXT] = "-";
    if (isfinite(value))
        snprintf(text, sizeof text, format, value);
    fprintf(file, " %*s", width, text);
}

static void put_row(FILE *file, const struct ab_case *item)
{
    const struct verdict *verdict = &item->verdict;
    char name[NAME + 1], cpu[AB_TEXT];
    int timed = verdict->kind != VERDICT_CHANGED && verdict->kind != VERDICT_DIVERGED;
    int is_red = !timed || verdict->kind == VERDICT_REGRESSED;
    screen_fit(item->item->name, NAME, name);
    ab_interval(&verdict->cpu, cpu);
    fprintf(file, "%-*s %s%-*s%s", NAME, name, is_red ? screen_red(file) : "", timed ? 13 : 0,
            verdict_words[verdict->kind], is_red ? screen_plain(file) : "");
    if (timed) {
        fprintf(file, " %21s", cpu);
        put_number(file, 6, "%+.1f", 100 * verdict->wall.change);
        put_number(file, 5, "%.1f", 100 * verdict->smallest);
        put_number(file, 5, "%.4g", verdict->ns[1]);
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
    "finds: slowdown in % found by nine in ten such runs; ns: per update; n: pairs";

void ab_table(FILE *file, const struct ab *ab)
{
    fprintf(file, "%s%-*s %-13s %21s %6s %5s %5s %3s%s\n", screen_bold(file), NAME, "case",
            "verdict", "CPU time", "wall %", "finds", "ns", "n", screen_plain(file));
    for (int i = 0; i < ab->cases; i++)
        put_row(file, &ab->item[ab->order[i]]);
    put_notes(file, ab);
    screen_paragraph(file, 2, legend);
    put_remarks(file, ab);
}
