/* What differs between the environments of each side and the first: whether a ratio of times is one
 * of machines, of builds, or of both. */
#include "bench/environment/environment_compare.h"
#include "bench/environment/facts.h"
#include "bench/html/html_sides.h"
#include "bench/html/html_table.h"

#include <string.h>

static int has_others(const struct html_sides *sides)
{
    return sides->count > 1;
}

static void put_value(FILE *file, const json_t *value)
{
    char text[400];
    facts_text(value, text, sizeof text);
    fputs("<td>", file);
    html_isolated(file, text);
    fputs("</td>", file);
}

static void put_difference(const struct html_sides *sides, int side, const json_t *row)
{
    const char *const keys[] = {"class", "why"};
    html_table_row(sides->file, json_string_value(json_object_get(row, "label")));
    fprintf(sides->file, "<td>%c</td>", html_side_letter(side));
    put_value(sides->file, json_object_get(row, "base"));
    put_value(sides->file, json_object_get(row, "new"));
    for (int i = 0; i < 2; i++)
        fprintf(sides->file, "<td>%s</td>", json_string_value(json_object_get(row, keys[i])));
    fputs("</tr>\n", sides->file);
}

/* "B and A are not comparable as the same machine: CPU model, kernels chosen." */
static void put_sentence(const struct html_sides *sides, int side, enum comparable verdict,
                         const json_t *rows)
{
    char labels[400];
    environment_name_differences(rows, labels, sizeof labels);
    fprintf(sides->file, "<li>%c and A: ", html_side_letter(side));
    if (verdict == NOT_COMPARABLE) {
        fputs("different machines. They differ in ", sides->file);
        html_text(sides->file, labels);
        fputs(". Their ratio is one of machines; <code>slabmark compare</code> refuses to judge a "
              "build by it.",
              sides->file);
    } else
        fprintf(sides->file, "the same kind of machine (%s).", comparable_name(verdict));
    fputs("</li>\n", sides->file);
}

static int compare_side(const struct html_sides *sides, int side, json_t *all, struct err *err)
{
    enum comparable verdict;
    json_t *rows;
    if (environment_compare(sides->side[0].run, sides->side[side].run, &verdict, &rows, err))
        return -1;
    put_sentence(sides, side, verdict, rows);
    return json_array_append_new(all, rows)
               ? err_set(err, ERR_INTERNAL, "out of memory: the differences")
               : 0;
}

static int write_differences(const struct html_sides *sides, struct err *err)
{
    static const char *const heads[] = {"fact", "side", "A", "the side", "to compare times", "why"};
    json_t *all = json_array(), *row;
    int failed = all ? 0 : err_set(err, ERR_INTERNAL, "out of memory: the differences");
    size_t i;
    fputs("<ul>\n", sides->file);
    for (int side = 1; !failed && side < sides->count; side++)
        failed = compare_side(sides, side, all, err);
    fputs("</ul>\n<details>\n<summary>Facts that differ</summary>\n", sides->file);
    html_table_begin(sides->file, "Facts that differ from those of A.");
    for (size_t head = 0; head < sizeof heads / sizeof *heads; head++)
        html_table_head(sides->file, heads[head], "", 0);
    html_table_body(sides->file);
    for (size_t side = 0; side < json_array_size(all); side++)
        json_array_foreach(json_array_get(all, side), i, row)
        {
            put_difference(sides, (int)side + 1, row);
        }
    html_table_end(sides->file);
    fputs("</details>\n", sides->file);
    json_decref(all);
    return failed;
}

const struct html_sides_section html_sides_differences = {
    .id = "differences",
    .title = "What differs",
    .applies = has_others,
    .write = write_differences,
};
