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

static const char *escape_code(FILE *file, const char *escape)
{
    const char *no_color = getenv("NO_COLOR");
    return screen_live(file) && !(no_color && no_color[0]) ? escape : "";
}

const char *screen_bold(FILE *file)
{
    return escape_code(file, "\033[1m");
}

const char *screen_red(FILE *file)
{
    return escape_code(file, "\033[31m");
}

const char *screen_plain(FILE *file)
{
    return escape_code(file, "\033[0m");
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

int screen_character(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x80)
        return byte[0] >= ' ' && byte[0] != 0x7f;
    int length = byte[0] >= 0xf0 ? 4 : byte[0] >= 0xe0 ? 3 : 2;
    if (byte[0] < 0xc2 || byte[0] > 0xf4)
        return 0;
    for (int i = 1; i < length; i++)
        if ((byte[i] & 0xc0) != 0x80)
            return 0;
    int control = byte[0] == 0xc2 && byte[1] < 0xa0;
    int too_long = (byte[0] == 0xe0 && byte[1] < 0xa0) || (byte[0] == 0xf0 && byte[1] < 0x90);
    int no_character = (byte[0] == 0xed && byte[1] > 0x9f) || (byte[0] == 0xf4 && byte[1] > 0x8f);
    return control || too_long || no_character ? 0 : length;
}

void screen_clean(char *text)
{
    while (*text) {
        int length = screen_character(text);
        if (!length)
            *text = '?';
        text += length ? length : 1;
    }
}

/* Prints this many bytes, cleaned; returns the columns that they take. */
static int put_clean(FILE *file, const char *text, int bytes)
{
    int columns = 0;
    for (int i = 0, length; i < bytes; i += length ? length : 1) {
        char character[5] = "?";
        if ((length = screen_character(text + i)))
            snprintf(character, sizeof character, "%.*s", length, text + i);
        fputs(character, file);
        columns += columns_of(character);
    }
    return columns;
}

void screen_text(FILE *file, int width, const char *text)
{
    int columns = put_clean(file, text, (int)strlen(text));
    fprintf(file, "%*s", width > columns ? width - columns : 0, "");
}

/* Prints words from `column` on; further lines are indented by `indent`. */
static void put_words(FILE *file, int column, int indent, const char *text)
{
    enum { COLUMNS = 79 };
    for (text += strspn(text, " \n\t"); *text; text += strspn(text, " \n\t")) {
        int word = (int)strcspn(text, " \n\t");
        if (column > indent && column + 1 + word > COLUMNS) {
            fprintf(file, "\n%*s", indent, "");
            column = indent;
        }
        column += fprintf(file, "%s", column > indent ? " " : "");
        column += put_clean(file, text, word);
        text += word;
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
    screen_text(file, width, name);
    if (columns_of(name) > width) /* then its meaning begins on the next line */
        fprintf(file, "\n%*s", width, "");
    putc(' ', file);
    put_words(file, width + 1, width + 1, text);
}

/* Whether a byte continues a character of UTF-8. */
static int is_within(char byte)
{
    return (byte & 0xc0) == 0x80;
}

void screen_fit(const char *name, int width, char *text)
{
    int length = (int)strlen(name), head = width / 3, tail = length - width + head + 2;
    while (length > width && head > 0 && is_within(name[head]))
        head--;
    while (length > width && is_within(name[tail]))
        tail++;
    if (length <= width)
        snprintf(text, (size_t)width + 1, "%s", name);
    else
        snprintf(text, (size_t)width + 1, "%.*s..%s", head, name, name + tail);
    screen_clean(text);
}

void screen_live_line(FILE *file, const char *head, const char *name, const char *tail)
{
    enum { WIDTH = 79, LEAST = 8 };
    char text[WIDTH + 1] = "";
    int room = WIDTH - columns_of(head) - columns_of(tail);
    if (room >= LEAST)
        screen_fit(name, room, text);
    fprintf(file, "\r\033[K%s%s%s", head, text, tail);
    fflush(file);
}

void screen_column(FILE *file, int width, const char *name)
{
    int fits = columns_of(name) <= width;
    screen_text(file, fits ? width : 0, name);
    if (!fits)
        fprintf(file, "\n%*s", width, "");
}

void screen_name(FILE *file, const char *name)
{
    screen_column(file, SCREEN_NAME, name);
}
