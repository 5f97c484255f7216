/* The frame of a page: its head, its sections, its numbers for the script. */
#include "bench/html/html_page.h"

#include "bench/common/sha256.h"
#include "bench/html/html_assets.h"
#include "bench/results/owned.h"

#include <stdio.h>
#include <string.h>

#define HTML_SECTION(id) &html_section_##id,
static const struct html_section *const sections[] = {
#include "bench/html/sections.def"
    NULL,
};
#undef HTML_SECTION

static int applies(const struct html_page *page, const struct html_section *section)
{
    return !section->applies || section->applies(page);
}

/* Only this style sheet and this script apply, and nothing is loaded: a text that escaped its
 * quotes would still do nothing. */
static void put_policy(FILE *file)
{
    char style[SHA256_BASE64], script[SHA256_BASE64];
    sha256_base64(html_style, strlen(html_style), style);
    sha256_base64(html_script, strlen(html_script), script);
    fprintf(
        file,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
        style, script);
}

static void put_head(const struct html_page *page)
{
    FILE *file = page->file;
    char text[32];
    fputs(OWNED_PAGE_BEGINS "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", file);
    put_policy(file);
    fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"generator\" content=\"slabmark\">\n<title>",
          file);
    html_text(file, html_fact(page, "name", text));
    fprintf(file, " &ndash; slabmark</title>\n<style>%s</style>\n</head>\n", html_style);
}

static void put_links(const struct html_page *page)
{
    fputs("<nav aria-label=\"Sections\"><ul>\n", page->file);
    for (int i = 0; sections[i]; i++)
        if (applies(page, sections[i]))
            fprintf(page->file, "<li><a href=\"#%s\">%s</a></li>\n", sections[i]->id,
                    sections[i]->title);
    fputs("</ul></nav>\n", page->file);
}

/* The question, then where the answer comes from. */
static void put_header(const struct html_page *page)
{
    FILE *file = page->file;
    char text[32];
    fputs("<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n<header>\n<p "
          "class=\"name\">slabmark &middot; ",
          file);
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
    if (!applies(page, section))
        return 0;
    fprintf(page->file,
            "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n",
            section->id, section->id, section->id, section->title);
    int failed = section->write(page, err);
    fputs("</section>\n", page->file);
    return failed;
}

/* The script reads the numbers as text: nothing of a result is ever executed. */
static int put_numbers(const struct html_page *page, struct err *err)
{
    fputs("</main>\n<script type=\"application/json\" id=\"charts\">", page->file);
    if (html_json(page->file, page->charts))
        return err_set(err, ERR_INTERNAL, "out of memory: the numbers of the charts");
    fprintf(page->file, "</script>\n<script>%s</script>\n</body>\n</html>\n", html_script);
    return 0;
}

int html_page_write(struct html_page *page, struct err *err)
{
    int failed = 0;
    put_head(page);
    put_header(page);
    for (int i = 0; !failed && sections[i]; i++)
        failed = put_section(page, sections[i], err);
    return failed || put_numbers(page, err) ? -1 : 0;
}
