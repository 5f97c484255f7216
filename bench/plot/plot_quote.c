#include "bench/plot/plot_quote.h"

#include "bench/common/tex_text.h"
#include "bench/plot/plot_text.h"

#include <string.h>

/* Of a format with a percent sign gnuplot takes 64 bytes, which the commands for a size of type and
 * a name may exceed: in TeX the sign is written without one. */
static const char *spell_percent(const char *tex, int how)
{
    return how & PLOT_QUOTE_FORMAT && !strcmp(tex, "\\%") ? "\\symbol{37}" : tex;
}

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

void plot_quote(FILE *file, const char *text, int how)
{
    putc('"', file);
    while (*text) {
        int length = 0;
        const char *tex = how & PLOT_QUOTE_TEX ? tex_spelled(text, &length) : NULL;
        if (tex)
            quote_all(file, spell_percent(tex, how), how);
        else
            length = quote_letter(file, text, how);
        text += length;
    }
    putc('"', file);
}
