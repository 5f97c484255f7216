/* Boxes of text:
 *     +-- 2 x package ------------------+
 *     | L3 100 MiB                      |
 *     | +-- 64 x core ----------------+ |
 *     | | L1d 48 KiB, L2 2 MiB        | |
 *     | +-----------------------------+ |
 *     +---------------------------------+
 */
#include "bench/machine/hardware.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PICTURE_COLUMNS = 79, FRAME = 4 }; /* "| " and " |" */

static void make_title(const struct block *block, char *text, size_t size)
{
    if (block->count > 1)
        snprintf(text, size, "%d x %s", block->count, block->title);
    else
        snprintf(text, size, "%s", block->title);
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

/* The width of a box in columns, with its frame. */
static int natural_width(const struct block *block)
{
    char title[64];
    make_title(block, title, sizeof title);
    int width = max_int((int)strlen(title) + 8, (int)strlen(block->detail) + FRAME);
    for (int i = 0; i < block->children; i++)
        width = max_int(width, natural_width(&block->child[i]) + FRAME);
    return width;
}

static void print_repeated(FILE *file, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        fputs(text, file);
}

static void frame_line(FILE *file, int depth, int width, const char *title)
{
    int used = 0;
    print_repeated(file, "| ", depth);
    if (title[0])
        used = fprintf(file, "+-- %s ", title);
    else
        used = fprintf(file, "+");
    print_repeated(file, "-", width - used - 1);
    fputs("+", file);
    print_repeated(file, " |", depth);
    fputs("\n", file);
}

/* The length of the text that fits into `room` columns; breaks after a comma. */
static int fitting_length(const char *text, int room)
{
    int length = (int)strlen(text);
    if (length <= room)
        return length;
    for (int i = room - 1; i > 0; i--)
        if (text[i] == ',')
            return i + 1;
    return room;
}

static void detail_lines(FILE *file, int depth, int width, const char *text)
{
    while (*text) {
        int length = fitting_length(text, width - FRAME);
        print_repeated(file, "| ", depth + 1);
        fprintf(file, "%-*.*s", width - FRAME, length, text);
        print_repeated(file, " |", depth + 1);
        fputs("\n", file);
        text += length;
        text += *text == ' ';
    }
}

static void draw_block(FILE *file, const struct block *block, int depth, int width)
{
    char title[64];
    make_title(block, title, sizeof title);
    if ((int)strlen(title) > width - 8) /* nested deeper than any real machine: lines are cut */
        title[max_int(width - 8, 0)] = '\0';
    frame_line(file, depth, width, title);
    detail_lines(file, depth, width, block->detail);
    for (int i = 0; i < block->children && width > 3 * FRAME; i++)
        draw_block(file, &block->child[i], depth + 1, width - FRAME);
    frame_line(file, depth, width, "");
}

char *hardware_picture(const struct hardware *hardware, struct err *err)
{
    char *text = NULL;
    size_t size;
    int width = 0;
    FILE *file = open_memstream(&text, &size);
    if (!file) {
        err_set(err, ERR_INTERNAL, "out of memory: the picture of the machine");
        return NULL;
    }
    for (int i = 0; i < hardware->machine.children; i++)
        width = max_int(width, natural_width(&hardware->machine.child[i]));
    if (width > PICTURE_COLUMNS)
        width = PICTURE_COLUMNS;
    for (int i = 0; i < hardware->machine.children; i++)
        draw_block(file, &hardware->machine.child[i], 0, width);
    int failed = ferror(file);
    if (fclose(file) || failed) {
        free(text);
        err_set(err, ERR_INTERNAL, "out of memory: the picture of the machine");
        return NULL;
    }
    return text;
}
