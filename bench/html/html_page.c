/* The page of one result: its header and its sections. */
#include "bench/html/html_page.h"

#include "bench/html/html_shell.h"

#include <stdio.h>
#include <string.h>

#define HTML_SECTION(id) &html_section_##id,
static const struct html_section *const sections[] = {
#include "bench/html/sections.def"
    NULL,
};
#undef HTML_SECTION

static int section_applies(const struct html_page *page, const struct html_section *section)
{
    return !section->applies || section->applies(page);
}

static void put_links(const struct html_page *page)
{
    fputs("<nav aria-label=\"Sections\"><ul>\n", page->file);
    for (int i = 0; sections[i]; i++)
        if (section_applies(page, sections[i]))
            fprintf(page->file, "<li><a href=\"#%s\">%s</a></li>\n", sections[i]->id,
                    sections[i]->title);
    fputs("</ul></nav>\n", page->file);
}

/* The question, then where the answer comes from. */
static void put_header(const struct html_page *page)
{
    FILE *file = page->file;
    char text[32];
    html_shell_begin(file, html_fact(page, "name", text));
    fputs("<p class=\"name\">slabmark &middot; ", file);
    html_isolated(file, html_fact(page, "name", text));
    fputs("</p>\n<h1>", file);
    html_isolated(file, html_fact(page, "title", text));
    fputs("</h1>\n<p class=\"origin\">", file);
    html_put_count(file, html_rows(page), "case");
    fputs(", run on ", file);
    html_isolated(file, html_fact(page, "machine.cpu.model", text));
    fputs(", ", file);
    html_isolated(file, html_fact(page, "started", text));
    fputs(", commit ", file);
    html_isolated(file, html_fact(page, "build.commit", text));
    fputs("</p>\n", file);
    put_links(page);
    fputs("</header>\n<main>\n", file);
}

static int put_section(const struct html_page *page, const struct html_section *section,
                       struct err *err)
{
    if (!section_applies(page, section))
        return 0;
    fprintf(page->file,
            "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n",
            section->id, section->id, section->id, section->title);
    int failed = section->write(page, err);
    fputs("</section>\n", page->file);
    return failed;
}

int html_page_write(struct html_page *page, struct err *err)
{
    int failed = 0;
    put_header(page);
    for (int i = 0; !failed && sections[i]; i++)
        failed = put_section(page, sections[i], err);
    return failed || html_shell_end(page->file, page->charts, err) ? -1 : 0;
}
