#include "bench/command/roff.h"

#include <string.h>

enum { COLUMNS = 78 };

/* Escapes a leading dot or quote, which would begin a request, backslashes and minus signs. */
static int put_word(FILE *file, const char *word, int length)
{
    int written = 0;
    for (int i = 0; i < length; i++)
        if (word[i] == '\\')
            written += fprintf(file, "\\e");
        else if (word[i] == '-')
            written += fprintf(file, "\\-");
        else
            written += fprintf(file, "%c", word[i]);
    return written;
}

static void put_words(FILE *file, int column, const char *text)
{
    for (const char *word = text + strspn(text, " "); *word; word += strspn(word, " ")) {
        int length = (int)strcspn(word, " ");
        if (column && column + 1 + length > COLUMNS) {
            putc('\n', file);
            column = 0;
        }
        if (column)
            column += fprintf(file, " ");
        else if (*word == '.' || *word == '\'')
            column += fprintf(file, "\\&");
        column += put_word(file, word, length);
        word += length;
    }
    putc('\n', file);
}

void roff_text(FILE *file, const char *text)
{
    put_words(file, 0, text);
}

void roff_section(FILE *file, const char *title)
{
    put_words(file, fprintf(file, ".SH"), title);
}

void roff_subsection(FILE *file, const char *title)
{
    put_words(file, fprintf(file, ".SS"), title);
}

void roff_item(FILE *file, const char *name)
{
    fputs(".TP\n", file);
    put_words(file, fprintf(file, ".B"), name);
}

void roff_break(FILE *file)
{
    fputs(".br\n", file);
}
