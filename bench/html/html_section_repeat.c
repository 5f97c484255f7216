/* How to repeat the run: commands, commit, seed, inputs. */
#include "bench/environment/facts.h"
#include "bench/html/html_page.h"

#include <string.h>

static void put_step(const struct html_page *page, const char *before, const char *command)
{
    fputs(before, page->file);
    html_text(page->file, command);
    putc('\n', page->file);
}

/* `git describe` names the commit: "8a51495" or, with changes that no commit has, "8a51495-dirty".
 */
static void put_commands(const struct html_page *page)
{
    char text[32];
    const char *commit = html_fact(page, "build.commit", text);
    const char *dirty = strstr(commit, "-dirty");
    fputs("<pre><code>", page->file);
    if (*commit && strcmp(commit, "unknown")) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(dirty ? dirty - commit : (long)strlen(commit)),
                 commit);
        put_step(page, "git checkout ", name);
        fputs(dirty ? "# and the changes of the working tree, which no commit has\nmake\n"
                    : "make\n",
              page->file);
    }
    put_step(page, "", html_fact(page, "command", text));
    fputs("</code></pre>\n", page->file);
}

static void put_inputs(const struct html_page *page)
{
    const char *name;
    json_t *digest, *files = json_object_get(page->results.run, "inputs");
    if (!json_object_size(files))
        return;
    fputs("<p>Its input files and their SHA-256:</p>\n<ul>\n", page->file);
    json_object_foreach(files, name, digest)
    {
        char text[400];
        facts_text(digest, text, sizeof text);
        fputs("<li>", page->file);
        html_isolated(page->file, name);
        fputs(" <code>", page->file);
        html_text(page->file, text);
        fputs("</code></li>\n", page->file);
    }
    fputs("</ul>\n", page->file);
}

static int write_repeat(const struct html_page *page, struct err *err)
{
    char text[32];
    const char *seed = html_fact(page, "resolved.seed", text);
    (void)err;
    put_commands(page);
    fputs("<p>Seed ", page->file);
    html_text(page->file, *seed ? seed : "of the default");
    fputs(". Every machine computes the digests of <a href=\"#accuracy\">Accuracy</a> again; times "
          "differ. <code>slabmark compare</code> checks both.</p>\n",
          page->file);
    put_inputs(page);
    return 0;
}

const struct html_section html_section_repeat = {
    .id = "repeat",
    .title = "How to repeat it",
    .write = write_repeat,
};
