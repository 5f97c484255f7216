#include "bench/plot/plot_quote.h"

#include "bench/plot/plot_text.h"

#include <string.h>

/* What TeX would not set as it is written. pdflatex knows no letters beyond European ones. */
static const struct {
    const char *text, *tex;
} spelled[] = {
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"$", "\\$"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"_", "\\_"},
    {"%", "\\%"},
    {"~", "\\textasciitilde{}"},
    {"^", "\\textasciicircum{}"},
    {"<", "\\textless{}"},
    {">", "\\textgreater{}"},
    {"|", "\\textbar{}"},
    {"\"", "''"},
    {"`", "\\textasciigrave{}"},
    {"−", "$-$"},
    {"µ", "$\\mu$"},
    {"μ", "$\\mu$"},
};
enum { BEYOND_EUROPE = 0xca }; /* first bytes of UTF-8 from U+0280 on */

/* A backquote would run a command: it is written in octal, at the end of a string so that no digit
 * follows. In a format a percent sign is written twice. Returns the bytes that it took. */
static int quote_letter(FILE *file, const char *text, int how)
{
    char letter = *text;
    if (letter == '`')
        fputs("\\140\".\"", file);
    else if (letter == '"' || letter == '\\')
        fprintf(file, "\\%c", letter);
    else if (letter == '%' && how & PLOT_QUOTE_FORMAT)
        fputs("%%", file);
    else
        return plot_text_put(file, text);
    return 1;
}

static void quote_all(FILE *file, const char *text, int how)
{
    while (*text)
        text += quote_letter(file, text, how);
}

static const char *spell_for_tex(const char *text, int *length)
{
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
        if (!strncmp(text, spelled[i].text, strlen(spelled[i].text))) {
            *length = (int)strlen(spelled[i].text);
            return spelled[i].tex;
        }
    return NULL;
}

/* Skips a character that pdflatex does not know. */
static int skip_foreign(FILE *file, const char *text)
{
    int length = 1;
    while ((text[length] & 0xc0) == 0x80)
        length++;
    putc('?', file);
    return length;
}

void plot_quote(FILE *file, const char *text, int how)
{
    putc('"', file);
    while (*text) {
        int length = 0;
        const char *tex = how & PLOT_QUOTE_TEX ? spell_for_tex(text, &length) : NULL;
        if (tex)
            quote_all(file, tex, how);
        else if (how & PLOT_QUOTE_TEX && (unsigned char)*text >= BEYOND_EUROPE)
            length = skip_foreign(file, text);
        else
            length = quote_letter(file, text, how);
        text += length;
    }
    putc('"', file);
}
