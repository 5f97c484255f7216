/* JUnit XML for CI servers: one test case per case, a failure where the gate fails. */
#include "bench/ab/ab_report.h"

#include <math.h>

static void put_escaped(FILE *file, const char *text)
{
    for (; *text; text++) {
        const char *entity = *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                             : *text == '"' ? "&quot;"
                                            : NULL;
        if (entity)
            fputs(entity, file);
        else
            putc(*text, file);
    }
}

static int fails(const struct ab *ab, const struct ab_case *item)
{
    enum verdict_kind kind = item->verdict.kind;
    return kind == VERDICT_REGRESSED || kind == VERDICT_CHANGED || kind == VERDICT_DIVERGED ||
           kind == VERDICT_CLOCKS || kind == VERDICT_BUSY ||
           (kind == VERDICT_INCONCLUSIVE && ab->options->fail_on_inconclusive) ||
           ab_takes_more(ab, item);
}

static int is_skipped(const struct ab *ab, const struct ab_case *item)
{
    enum verdict_kind kind = item->verdict.kind;
    return (kind == VERDICT_INCONCLUSIVE || kind == VERDICT_ADVISORY) && !fails(ab, item);
}

static int count_cases(const struct ab *ab, int (*of)(const struct ab *, const struct ab_case *))
{
    int count = 0;
    for (int i = 0; i < ab->cases; i++)
        count += of(ab, &ab->item[i]);
    return count;
}

static void put_outcome(FILE *file, const struct ab_case *item, const char *element,
                        const char *note)
{
    char change[AB_TEXT];
    ab_interval(&item->verdict.cpu, change);
    fprintf(file, "\n    <%s message=\"%s", element, verdict_words[item->verdict.kind]);
    if (isfinite(item->verdict.cpu.change) && item->verdict.kind != VERDICT_CHANGED)
        fprintf(file, " %s", change);
    if (note[0])
        fputs("; ", file);
    put_escaped(file, note);
    fputs("\"/>\n  ", file);
}

static void put_case(FILE *file, const struct ab *ab, const struct ab_case *item)
{
    char note[AB_NOTE];
    double ns = item->verdict.ns[1];
    ab_note(ab, item, note);
    fputs("  <testcase classname=\"", file);
    put_escaped(file, ab->scenario->name);
    fputs("\" name=\"", file);
    put_escaped(file, item->item->name);
    fprintf(file, "\" time=\"%.9f\">", isfinite(ns) ? 1e-9 * ns : 0);
    if (fails(ab, item))
        put_outcome(file, item, "failure", note);
    else if (is_skipped(ab, item))
        put_outcome(file, item, "skipped", note);
    fputs("</testcase>\n", file);
}

/* What makes all cases doubtful. */
static void put_error(FILE *file, const char *name, const char *message)
{
    fprintf(file,
            "  <testcase classname=\"guard\" name=\"%s\" time=\"0\">\n"
            "    <error message=\"%s: no verdict of this run can be trusted\"/>\n  </testcase>\n",
            name, message);
}

static void put_guards(FILE *file, const struct ab *ab)
{
    char change[AB_TEXT];
    snprintf(change, sizeof change, "shows %+.1f %%", 100 * ab_guard_change(ab));
    if (ab_guard_failed(ab))
        put_error(file, "OLD against itself", change);
    if (ab_throttle_seen(&ab->throttle))
        put_error(file, "clock", "the processors were throttled");
}

void ab_junit(FILE *file, const struct ab *ab)
{
    int guards = ab_guard_failed(ab) + ab_throttle_seen(&ab->throttle);
    fputs(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"slabmark ab: ",
        file);
    put_escaped(file, ab->scenario->name);
    fprintf(file, "\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\">\n",
            ab->cases + guards, count_cases(ab, fails), guards, count_cases(ab, is_skipped),
            ab->seconds);
    for (int i = 0; i < ab->cases; i++)
        put_case(file, ab, &ab->item[ab->order[i]]);
    put_guards(file, ab);
    fputs("</testsuite>\n</testsuites>\n", file);
}
