#include "bench/common/tex_text.h"

#include "bench/common/screen.h"

#include <stddef.h>
#include <string.h>

/* What TeX would not set as it is written. */
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

static int length_of(const char *text)
{
    int length = screen_character(text);
    return length ? length : 1;
}

const char *tex_spelled(const char *text, int *length)
{
    *length = length_of(text);
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
        if (!strncmp(text, spelled[i].text, strlen(spelled[i].text)))
            return spelled[i].tex;
    if (!screen_character(text))
        return " ";
    return (unsigned char)*text >= BEYOND_EUROPE ? "?" : NULL;
}

void tex_put(FILE *file, const char *text)
{
    while (*text) {
        int length;
        const char *tex = tex_spelled(text, &length);
        if (tex)
            fputs(tex, file);
        else
            fwrite(text, 1, (size_t)length, file);
        text += length;
    }
}
