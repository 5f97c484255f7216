#include "bench/ab/ab_report.h"

#include <math.h>

/* Escapes "|", which would end the cell. */
static void put_cell(FILE *file, const char *text)
{
    for (; *text; text++)
        fputs(*text == '|' ? "\\|" : (char[]){*text, '\0'}, file);
}

static void put_ns(FILE *file, const double ns[2])
{
    if (isfinite(ns[0]) && isfinite(ns[1]))
        fprintf(file, " | %.4g → %.4g", ns[0], ns[1]);
    else
        fputs(" | ", file);
}

static const char *icon_of(enum verdict_kind kind)
{
    switch (kind) {
    case VERDICT_REGRESSED:
    case VERDICT_CHANGED:
    case VERDICT_DIVERGED:
        return "🔴";
    case VERDICT_CLOCKS:
    case VERDICT_BUSY:
    case VERDICT_ADVISORY:
    case VERDICT_INCONCLUSIVE:
        return "🟡";
    default:
        return "🟢";
    }
}

static void put_row(FILE *file, const struct ab *ab, const struct ab_case *item)
{
    const struct verdict *verdict = &item->verdict;
    int timed = verdict->kind != VERDICT_CHANGED && verdict->kind != VERDICT_DIVERGED;
    char cpu[AB_TEXT] = "", wall[AB_TEXT] = "", smallest[AB_TEXT] = "", note[AB_NOTE];
    static const double unknown[2] = {NAN, NAN};
    if (timed) {
        ab_interval(&verdict->cpu, cpu);
        ab_percent(verdict->wall.change, wall);
        ab_percent(verdict->smallest, smallest);
    }
    ab_note(ab, item, note);
    fputs("| ", file);
    put_cell(file, item->item->name);
    fprintf(file, " | %s %s | %s | %s", icon_of(verdict->kind), verdict_words[verdict->kind], cpu,
            wall);
    put_ns(file, timed ? verdict->ns : unknown);
    fprintf(file, " | %zu | %s | ", verdict->pairs, smallest);
    put_cell(file, note);
    fputs(" |\n", file);
}

void ab_markdown(FILE *file, const struct ab *ab)
{
    char remark[AB_NOTE];
    fputs("### slabmark ab: ", file);
    ab_sentence(file, ab);
    fputs("\n\n| case | verdict | CPU time | wall time | ns per update | pairs | finds slowdowns "
          "from | "
          "note |\n|---|---|---:|---:|---:|---:|---:|---|\n",
          file);
    for (int i = 0; i < ab->cases; i++)
        put_row(file, ab, &ab->item[ab->order[i]]);
    putc('\n', file);
    for (int which = 0; ab_remark(ab, which, remark); which++)
        fprintf(file, "- %s\n", remark);
}
