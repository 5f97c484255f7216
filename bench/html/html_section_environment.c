/* The machine and the build: every fact of run.json. */
#include "bench/environment/facts.h"
#include "bench/html/html_page.h"

#include <string.h>

enum { FACT_TEXT = 2000 };

static void put_fact(FILE *file, const char *label, const char *text, const char *class)
{
    fputs("<tr><th scope=\"row\">", file);
    html_text(file, label);
    fputs("</th><td>", file);
    html_isolated(file, text);
    fprintf(file, "</td><td>%s</td></tr>\n", class);
}

/* An unknown fact has its reason. */
static void put_value(const struct html_page *page, const struct fact *fact, const json_t *value)
{
    char text[FACT_TEXT];
    const json_t *reasons = facts_at(page->results.run, "machine.unavailable");
    const char *reason = json_string_value(json_object_get(reasons, fact->path));
    facts_text(value, text, sizeof text);
    if ((!value || json_is_null(value)) && reason)
        snprintf(text, sizeof text, "unknown: %s", reason);
    put_fact(page->file, fact->label, text, fact_class_name(fact->class));
}

/* A fact that holds an object, such as the mitigations, has a row for each key. */
static void put_object(const struct html_page *page, const struct fact *fact, json_t *object)
{
    char label[200], text[FACT_TEXT];
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        snprintf(label, sizeof label, "%s: %s", fact->label, key);
        facts_text(value, text, sizeof text);
        put_fact(page->file, label, text, fact_class_name(fact->class));
    }
}

static void put_facts(const struct html_page *page)
{
    for (const struct fact *fact = facts; fact->path; fact++) {
        json_t *value = facts_at(page->results.run, fact->path);
        if (json_is_object(value))
            put_object(page, fact, value);
        else
            put_value(page, fact, value);
    }
}

static void put_part(const struct html_page *page, const char *before, const char *path)
{
    char text[FACT_TEXT];
    const json_t *value = facts_at(page->results.run, path);
    if (!value || json_is_null(value))
        return;
    facts_text(value, text, sizeof text);
    fputs(before, page->file);
    html_isolated(page->file, text);
}

static int write_environment(const struct html_page *page, struct err *err)
{
    (void)err;
    fputs("<p>", page->file);
    put_part(page, "", "machine.cpu.model");
    put_part(page, ", ", "machine.cpu.identity");
    put_part(page, "; caches ", "machine.caches");
    put_part(page, "; CPUs allowed: ", "machine.cores.allowed");
    put_part(page, "; kernels ", "machine.kernels.chosen");
    put_part(page, "; ", "build.compiler");
    put_part(page, " ", "build.flags");
    put_part(page, "; hypervisor ", "machine.virtual.hypervisor");
    put_part(page, "; load at the start ", "machine.load.averages");
    fputs(".</p>\n<details>\n<summary>All facts of the machine and the build</summary>\n<div "
          "class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table "
          "class=\"sortable\">\n<caption>Facts. Times of two results are comparable when the facts "
          "that must match are equal.</caption>\n<thead><tr><th scope=\"col\">fact</th><th "
          "scope=\"col\">value</th><th scope=\"col\">to compare times</th></tr></thead>\n<tbody>\n",
          page->file);
    put_facts(page);
    fputs("</tbody></table></div>\n</details>\n", page->file);
    return 0;
}

const struct html_section html_section_environment = {
    .id = "environment",
    .title = "Environment",
    .write = write_environment,
};
