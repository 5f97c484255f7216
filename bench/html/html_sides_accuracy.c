/* Time to accuracy on every side, and whether all computed the same bits. */
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"
#include "bench/results/summary.h"

#include <math.h>
#include <string.h>

/* The deepest level that a side reaches in a case; -1: none. */
static int deepest_level(const struct html_shared *shared, int sides)
{
    for (int level = TARGETS - 1; level >= 0; level--)
        for (int side = 0; side < sides; side++)
            if (isfinite(html_line_number(shared->line[side], &summary_seconds_to, level)))
                return level;
    return -1;
}

/* "equal", "different", or "statistical" where no policy promises equal bits. */
static const char *compare_digests(const struct html_shared *shared, int sides)
{
    const json_t *first = NULL;
    int equal = 1;
    for (int side = 0; side < sides; side++) {
        const json_t *line = shared->line[side];
        if (line && strcmp(html_line_word(line, &summary_determinism), "bitwise"))
            return "statistical";
        if (line && first)
            equal = equal && !strcmp(html_line_word(first, &summary_digest),
                                     html_line_word(line, &summary_digest));
        first = first ? first : line;
    }
    return equal ? "equal" : "different";
}

static void put_seconds(FILE *file, const json_t *line, int level)
{
    double seconds = level < 0 ? (double)NAN : html_line_number(line, &summary_seconds_to, level);
    if (!isfinite(seconds)) {
        fputs("<td class=\"n\">&ndash;</td>", file);
        return;
    }
    fprintf(file, "<td class=\"n\"><data value=\"%.17g\">", seconds);
    html_put_duration(file, 1e9 * seconds);
    fputs("</data></td>", file);
}

static void put_row(const struct html_sides *sides, const struct html_shared *shared)
{
    int level = deepest_level(shared, sides->count);
    const char *digests = compare_digests(shared, sides->count);
    html_table_row(sides->file, shared->name);
    fputs("<td class=\"n\">", sides->file);
    html_put_number(sides->file, level < 0 ? (double)NAN : target_db[level], 0);
    fputs("</td>", sides->file);
    for (int side = 0; side < sides->count; side++)
        put_seconds(sides->file, shared->line[side], level);
    if (sides->count > 1)
        fprintf(sides->file, "<td%s>%s</td>", strcmp(digests, "different") ? "" : " class=\"bad\"",
                digests);
    fputs("<td><code>", sides->file);
    for (int side = 0; side < sides->count; side++)
        if (shared->line[side] && (!side || !strcmp(digests, "different"))) {
            html_text(sides->file, html_line_word(shared->line[side], &summary_digest));
            putc(' ', sides->file);
        }
    fputs("</code></td></tr>\n", sides->file);
}

static int write_accuracy(const struct html_sides *sides, struct err *err)
{
    (void)err;
    html_table_begin(
        sides->file,
        "Time to the deepest level that the case reaches. Equal digests: the same bits, "
        "so the same number of iterations on every machine.");
    html_table_head(sides->file, "case", "", 0);
    html_table_head(sides->file, "level", "dB", 1);
    for (int side = 0; side < sides->count; side++)
        html_table_head(sides->file, (char[]){html_side_letter(side), '\0'}, "", 1);
    if (sides->count > 1)
        html_table_head(sides->file, "results", "", 0);
    html_table_head(sides->file, "digest", "", 0);
    html_table_body(sides->file);
    for (size_t i = 0; i < sides->cases; i++)
        put_row(sides, &sides->shared[i]);
    html_table_end(sides->file);
    return 0;
}

const struct html_sides_section html_sides_accuracy = {
    .id = "accuracy",
    .title = "Accuracy",
    .write = write_accuracy,
};
