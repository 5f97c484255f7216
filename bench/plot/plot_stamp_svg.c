/* SVG 1.1: 5.4 "The desc and title elements" and 21.2 "The metadata element". */
#include "bench/plot/plot_stamp.h"

#include <string.h>

static const char *const terms[PLOT_FACTS] = {
    [PLOT_TITLE] = "title",     [PLOT_DESCRIPTION] = "description",
    [PLOT_CREATOR] = "creator", [PLOT_SOURCE] = "source",
    [PLOT_CREATED] = "date",
};

/* Writes a text of XML; U+FFFE and U+FFFF, which XML does not allow, as blanks. */
static void put_escaped(FILE *to, const char *text)
{
    for (; *text; text++)
        if (*text == '<' || *text == '>' || *text == '&')
            fputs(*text == '<' ? "&lt;" : *text == '>' ? "&gt;" : "&amp;", to);
        else if (!strncmp(text, "\xef\xbf\xbe", 3) || !strncmp(text, "\xef\xbf\xbf", 3))
            putc(' ', to), text += 2;
        else
            putc(*text, to);
}

static void put_element(FILE *to, const char *name, const char *text)
{
    fprintf(to, "<%s>", name);
    put_escaped(to, text);
    fprintf(to, "</%s>\n", name);
}

static void put_metadata(FILE *to, const struct plot_origin *origin)
{
    fputs("<metadata>\n"
          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description rdf:about=\"\">\n",
          to);
    for (enum plot_fact which = 0; which < PLOT_FACTS; which++) {
        char name[20];
        snprintf(name, sizeof name, "dc:%s", terms[which]);
        if (origin->fact[which])
            put_element(to, name, origin->fact[which]);
    }
    fputs("</rdf:Description>\n</rdf:RDF>\n</metadata>\n", to);
}

/* Replaces gnuplot's own title and description. */
int plot_stamp_svg(FILE *to, char *bytes, size_t size, const struct plot_origin *origin,
                   struct err *err)
{
    static const char end[] = "</desc>\n";
    const char *title = strstr(bytes, "<title>"), *rest = title ? strstr(title, end) : NULL;
    if (!rest)
        return err_set(err, ERR_INTERNAL, "gnuplot's SVG file has no title and description");
    rest += strlen(end);
    fwrite(bytes, 1, (size_t)(title - bytes), to);
    put_element(to, "title", origin->fact[PLOT_TITLE]);
    put_element(to, "desc", origin->fact[PLOT_DESCRIPTION]);
    put_metadata(to, origin);
    fwrite(rest, 1, size - (size_t)(rest - bytes), to);
    return 0;
}
