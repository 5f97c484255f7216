#include "bench/ab/ab_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Names are anybody's: what Markdown, HTML or a table would take as its own is escaped. */
static void put_text(FILE *file, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*<|&~", *text))
            putc('\\', file);
        putc(*text, file);
    }
}

static void put_sentence(FILE *file, const struct ab *ab)
{
    char *text = NULL;
    size_t length;
    FILE *memory = open_memstream(&text, &length);
    if (memory)
        ab_sentence(memory, ab);
    if (memory && !fclose(memory))
        put_text(file, text);
    free(text);
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
    put_text(file, item->item->name);
    fprintf(file, " | %s %s | %s | %s", icon_of(verdict->kind), verdict_words[verdict->kind], cpu,
            wall);
    put_ns(file, timed ? verdict->ns : unknown);
    put_ns(file, timed ? verdict->wall_ns : unknown);
    fprintf(file, " | %zu | %s | ", verdict->pairs, smallest);
    put_text(file, note);
    fputs(" |\n", file);
}

void ab_markdown(FILE *file, const struct ab *ab)
{
    char remark[AB_NOTE];
    fputs("### slabmark ab: ", file);
    put_sentence(file, ab);
    fputs("\n\n| case | verdict | CPU time | wall time | CPU ns per update | wall ns per update | "
          "pairs | finds slowdowns from | note |\n|---|---|---:|---:|---:|---:|---:|---:|---|\n",
          file);
    for (int i = 0; i < ab->cases; i++)
        put_row(file, ab, &ab->item[ab->order[i]]);
    putc('\n', file);
    for (int which = 0; ab_remark(ab, which, remark); which++)
        fprintf(file, "- %s\n", remark);
}
