/* The page of several results: its header and its sections; and numbers of a case. */
#include "bench/html/html_shell.h"
#include "bench/html/html_sides.h"

#include <math.h>
#include <stdio.h>

#define HTML_SIDES_SECTION(id) &html_sides_##id,
static const struct html_sides_section *const sections[] = {
#include "bench/html/sides.def"
    NULL,
};
#undef HTML_SIDES_SECTION

/* ---- numbers ---- */

static const json_t *value_at(const json_t *line, const struct column *column, int item)
{
    char room[COLUMN_NAME];
    return json_object_get(line, column_name(column, NULL, item, room));
}

double html_line_number(const json_t *line, const struct column *column, int item)
{
    const json_t *value = value_at(line, column, item);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

double html_line_metric(const json_t *line, const char *name)
{
    const json_t *metric = json_object_get(json_object_get(line, "metrics"), name);
    const json_t *value = json_object_get(metric, "value");
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

const char *html_line_word(const json_t *line, const struct column *column)
{
    const char *text = json_string_value(value_at(line, column, 0));
    return text ? text : "";
}

int html_line_flag(const json_t *line, const struct column *column)
{
    return json_is_true(value_at(line, column, 0));
}

struct html_ratio html_ratio_of(const json_t *line, const json_t *base)
{
    if (html_line_flag(line, &summary_emulated) || html_line_flag(base, &summary_emulated))
        return (struct html_ratio){NAN, NAN, NAN};
    double low = html_line_number(line, &summary_ns_low, 0),
           high = html_line_number(line, &summary_ns_high, 0);
    double base_low = html_line_number(base, &summary_ns_low, 0),
           base_high = html_line_number(base, &summary_ns_high, 0);
    return (struct html_ratio){html_line_number(line, &summary_ns_per_update, 0) /
                                   html_line_number(base, &summary_ns_per_update, 0),
                               low / base_high, high / base_low};
}

/* ---- the page ---- */

static int section_applies(const struct html_sides *sides, const struct html_sides_section *section)
{
    return !section->applies || section->applies(sides);
}

static void put_links(const struct html_sides *sides)
{
    fputs("<nav aria-label=\"Sections\"><ul>\n", sides->file);
    for (int i = 0; sections[i]; i++)
        if (section_applies(sides, sections[i]))
            fprintf(sides->file, "<li><a href=\"#%s\">%s</a></li>\n", sections[i]->id,
                    sections[i]->title);
    fputs("</ul></nav>\n</header>\n<main>\n", sides->file);
}

static void put_header(const struct html_sides *sides)
{
    FILE *file = sides->file;
    html_shell_begin(file, "side by side");
    fputs("<p class=\"name\">slabmark &middot; side by side</p>\n<h1>", file);
    html_sides_put_question(sides);
    fputs("</h1>\n<ul class=\"sides\">\n", file);
    for (int i = 0; i < sides->count; i++) {
        fputs("<li><strong>", file);
        html_isolated(file, sides->side[i].name);
        fputs("</strong> <span class=\"value\">", file);
        html_isolated(file, sides->side[i].path);
        fputs("</span></li>\n", file);
    }
    fputs("</ul>\n", file);
    html_sides_put_equals(sides);
    put_links(sides);
}

int html_sides_write(struct html_sides *sides, struct err *err)
{
    int failed = 0;
    put_header(sides);
    for (int i = 0; !failed && sections[i]; i++) {
        if (!section_applies(sides, sections[i]))
            continue;
        fprintf(sides->file,
                "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n",
                sections[i]->id, sections[i]->id, sections[i]->id, sections[i]->title);
        failed = sections[i]->write(sides, err);
        fputs("</section>\n", sides->file);
    }
    return failed || html_shell_end(sides->file, sides->charts, err) ? -1 : 0;
}
