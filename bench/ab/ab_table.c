#include "bench/ab/ab_report.h"

#include "bench/common/screen.h"

#include <math.h>
#include <string.h>

enum { NAME = 20 };

static void put_ns(FILE *file, double ns)
{
    if (isfinite(ns))
        fprintf(file, " %7.*f", ns < 100 ? 1 : 0, ns);
    else
        fprintf(file, " %7s", "-");
}

static void put_row(FILE *file, const struct ab_case *item)
{
    const struct verdict *verdict = &item->verdict;
    char name[NAME + 1], cpu[AB_TEXT], wall[AB_TEXT];
    int timed = verdict->kind != VERDICT_CHANGED && verdict->kind != VERDICT_DIVERGED;
    int is_red = !timed || verdict->kind == VERDICT_REGRESSED;
    screen_fit(item->item->name, NAME, name);
    ab_interval(&verdict->cpu, cpu);
    ab_percent(verdict->wall.change, wall);
    fprintf(file, "%-*s %s%-13s%s", NAME, name, is_red ? screen_red(file) : "",
            verdict_words[verdict->kind], is_red ? screen_plain(file) : "");
    if (timed) {
        fprintf(file, " %21s %8s", cpu, wall);
        put_ns(file, verdict->ns[1]);
        fprintf(file, " %5zu", verdict->pairs);
    }
    putc('\n', file);
}

/* Prints the notes of cases and the remarks on the run, indented. */
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
    for (int which = 0; ab_remark(ab, which, note); which++) {
        screen_paragraph(file, 2, note);
    }
}

void ab_table(FILE *file, const struct ab *ab)
{
    fprintf(file, "%s%-*s %-13s %21s %8s %7s %5s%s\n", screen_bold(file), NAME, "case", "verdict",
            "CPU time", "wall", "ns/upd.", "pairs", screen_plain(file));
    for (int i = 0; i < ab->cases; i++)
        put_row(file, &ab->item[ab->order[i]]);
    put_notes(file, ab);
}
