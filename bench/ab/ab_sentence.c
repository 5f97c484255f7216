#include "bench/ab/ab_report.h"

#include "bench/common/screen.h"

/* Names the cases of one kind, worst first, at most three. */
static void name_cases(FILE *file, const struct ab *ab, enum verdict_kind kind, int with_change)
{
    enum { NAMED = 3 };
    int named = 0;
    for (int i = 0; i < ab->cases && named < NAMED; i++) {
        const struct ab_case *item = &ab->item[ab->order[i]];
        char change[AB_TEXT];
        if (item->verdict.kind != kind)
            continue;
        ab_interval(&item->verdict.cpu, change);
        fputs(named++ ? ", " : ": ", file);
        screen_text(file, 0, item->item->name);
        fprintf(file, "%s%s", with_change ? " " : "", with_change ? change : "");
    }
    if (ab_count(ab, kind) > NAMED)
        fprintf(file, " and %d more", ab_count(ab, kind) - NAMED);
}

static int put_kind(FILE *file, const struct ab *ab, enum verdict_kind kind, const char *words,
                    int with_change, const char *separator)
{
    int count = ab_count(ab, kind);
    if (!count)
        return 0;
    fprintf(file, "%s%d of %d %s", separator, count, ab->cases, words);
    name_cases(file, ab, kind, with_change);
    return 1;
}

static void put_kinds(FILE *file, const struct ab *ab)
{
    static const struct {
        enum verdict_kind kind;
        const char *words;
        int with_change;
    } kinds[] = {
        {VERDICT_CHANGED, "with a different result", 0},
        {VERDICT_DIVERGED, "diverged", 0},
        {VERDICT_REGRESSED, "regressed", 1},
        {VERDICT_CLOCKS, "not trusted: CPU and wall time disagree", 0},
        {VERDICT_BUSY, "not trusted: other programs use the cores", 0},
        {VERDICT_ADVISORY, "slower with several threads (advice only)", 1},
        {VERDICT_IMPROVED, "improved", 1},
        {VERDICT_INCONCLUSIVE, "inconclusive", 1},
        {VERDICT_NOT_SLOWER, "not slower", 1},
    };
    const char *separator = "";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (put_kind(file, ab, kinds[i].kind, kinds[i].words, kinds[i].with_change, separator))
            separator = "; ";
    int equivalent = ab_count(ab, VERDICT_EQUIVALENT);
    if (equivalent)
        fprintf(file, "%s%d of %d equivalent within %g %%", separator, equivalent, ab->cases,
                100 * ab->options->margin);
}

static void put_instructions(FILE *file, const struct ab *ab)
{
    int more = 0;
    for (int i = 0; i < ab->cases; i++)
        more += ab_takes_more(ab, &ab->item[i]);
    if (more)
        fprintf(file, "; %d of %d with over %g %% more instructions", more, ab->cases,
                100 * ab->options->instructions);
}

void ab_sentence(FILE *file, const struct ab *ab)
{
    if (ab_guard_failed(ab)) {
        char change[AB_TEXT];
        ab_percent(ab_guard_change(ab), change);
        fprintf(file, "not trusted: OLD against itself shows %s; ", change);
    }
    if (ab_throttle_seen(&ab->throttle))
        fputs("not trusted: the processors were throttled; ", file);
    put_kinds(file, ab);
    put_instructions(file, ab);
}
