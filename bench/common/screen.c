#include "bench/common/screen.h"

#include "bench/common/columns.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int screen_live(FILE *file)
{
    const char *term = getenv("TERM");
    return isatty(fileno(file)) && term && strcmp(term, "dumb");
}

static const char *code(FILE *file, const char *escape)
{
    const char *no_color = getenv("NO_COLOR");
    return screen_live(file) && !(no_color && no_color[0]) ? escape : "";
}

const char *screen_bold(FILE *file)
{
    return code(file, "\033[1m");
}

const char *screen_red(FILE *file)
{
    return code(file, "\033[31m");
}

const char *screen_plain(FILE *file)
{
    return code(file, "\033[0m");
}

void screen_duration(double seconds, char *text, size_t size)
{
    long all = seconds < 0 || seconds > 1e8 ? 0 : (long)(seconds + 0.5);
    if (all < 3600)
        snprintf(text, size, "%ld:%02ld", all / 60, all % 60);
    else
        snprintf(text, size, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
}

void screen_count(double value, char *text, size_t size)
{
    static const char units[] = " kMGTPE";
    int unit = 0;
    while (value >= 999.5 && units[unit + 1]) {
        value /= 1000;
        unit++;
    }
    if (unit)
        snprintf(text, size, "%.3g%c", value, units[unit]);
    else
        snprintf(text, size, "%.3g", value);
}

/* Words from `column` on; later lines behind `indent` blanks. */
static void put_words(FILE *file, int column, int indent, const char *text)
{
    enum { COLUMNS = 79 };
    while (*text) {
        int word = (int)strcspn(text, " ");
        if (column > indent && column + 1 + word > COLUMNS) {
            fprintf(file, "\n%*s", indent, "");
            column = indent;
        }
        column += fprintf(file, "%s%.*s", column > indent ? " " : "", word, text);
        text += word;
        text += strspn(text, " ");
    }
    putc('\n', file);
}

void screen_paragraph(FILE *file, int indent, const char *text)
{
    fprintf(file, "%*s", indent, "");
    put_words(file, indent, indent, text);
}

void screen_item(FILE *file, int width, const char *name, const char *text)
{
    fprintf(file, "%-*s ", width, name);
    put_words(file, width + 1, width + 1, text);
}

/* Whether a byte goes on with a character of UTF-8. */
static int is_within(char byte)
{
    return (byte & 0xc0) == 0x80;
}

void screen_fit(const char *name, int width, char *text)
{
    int length = (int)strlen(name), head = width / 3, tail = length - width + head + 2;
    if (length <= width) {
        snprintf(text, (size_t)width + 1, "%s", name);
        return;
    }
    while (head > 0 && is_within(name[head]))
        head--;
    while (is_within(name[tail]))
        tail++;
    snprintf(text, (size_t)width + 1, "%.*s..%s", head, name, name + tail);
}

void screen_column(FILE *file, int width, const char *name)
{
    int columns = columns_of(name);
    if (columns <= width)
        fprintf(file, "%s%*s", name, width - columns, "");
    else
        fprintf(file, "%s\n%*s", name, width, "");
}

void screen_name(FILE *file, const char *name)
{
    screen_column(file, SCREEN_NAME, name);
}
