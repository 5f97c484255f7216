/* What the scenarios ask and what their authors expect. */
#include "bench/common/json.h"
#include "bench/html/html_sides.h"

static int write_scenarios(const struct html_sides *sides, struct err *err)
{
    const json_t *entry;
    size_t i;
    (void)err;
    fputs("<dl>\n", sides->file);
    json_array_foreach(sides->side[0].runs, i, entry)
    {
        const json_t *run = json_object_get(entry, "run");
        const char *expected = json_text_at(json_object_get(run, "resolved"), "expect");
        fputs("<dt>", sides->file);
        html_isolated(sides->file, json_text_at(run, "name"));
        fputs("</dt><dd>", sides->file);
        html_isolated(sides->file, json_text_at(run, "title"));
        if (*expected) {
            fputs("<br><span class=\"value\">Expected: ", sides->file);
            html_isolated(sides->file, expected);
            fputs("</span>", sides->file);
        }
        fputs("</dd>\n", sides->file);
    }
    fputs("</dl>\n", sides->file);
    return 0;
}

const struct html_sides_section html_sides_scenarios = {
    .id = "scenarios",
    .title = "Scenarios",
    .write = write_scenarios,
};
