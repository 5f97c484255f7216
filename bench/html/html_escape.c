#include "bench/html/html_escape.h"

#include "bench/common/screen.h"

#include <stdlib.h>
#include <string.h>

static const char *entity_of(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Returns the text after its first character. */
static const char *put_character(FILE *file, const char *text)
{
    const char *entity = entity_of(*text);
    int bytes = screen_character(text);
    if (entity)
        fputs(entity, file);
    else if (bytes)
        fwrite(text, 1, (size_t)bytes, file);
    else
        putc('?', file);
    return text + (bytes ? bytes : 1);
}

void html_text(FILE *file, const char *text)
{
    while (*text)
        text = put_character(file, text);
}

void html_name(FILE *file, const char *name)
{
    fputs("<bdi>", file);
    while (*name) {
        int breaks = *name == '/';
        name = put_character(file, name);
        if (breaks && *name)
            fputs("<wbr>", file);
    }
    fputs("</bdi>", file);
}

void html_isolated(FILE *file, const char *text)
{
    fputs("<bdi>", file);
    html_text(file, text);
    fputs("</bdi>", file);
}

/* JSON_ENSURE_ASCII escapes U+2028 and U+2029, which end a line in older scripts. Outside of its
 * strings, JSON has neither '<' nor '>' nor '&'. */
int html_json(FILE *file, const json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(6));
    for (const char *c = text; c && *c; c++)
        if (strchr("<>&", *c))
            fprintf(file, "\\u%04x", (unsigned)*c);
        else
            putc(*c, file);
    free(text);
    return text ? 0 : -1;
}
