/* PDF 1.7, ISO 32000-1: 7.5.6 "Incremental updates" and 14.3.3 "Document information dictionary".
 */
#include "bench/plot/plot_stamp.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[PLOT_FACTS] = {
    [PLOT_TITLE] = "Title",
    [PLOT_DESCRIPTION] = "Subject",
    [PLOT_CREATOR] = "Creator",
    [PLOT_SOURCE] = "Keywords",
};

/* ---- the file so far ---- */

/* Sets the digits of cairo's own date: they are all that differs between two renderings. */
static void set_date(char *bytes, size_t size, const char *date)
{
    static const char key[] = "/CreationDate (D:";
    size_t digits = strlen(date), begin = sizeof key - 1;
    char *found = memmem(bytes, size, key, begin);
    if (!found || (size_t)(bytes + size - found) < begin + digits)
        return;
    for (size_t i = 0; i < digits; i++)
        if (!isdigit((unsigned char)found[begin + i]))
            return;
    memcpy(found + begin, date, digits);
}

/* The end of a file: its last table of objects, and the dictionary that names their number. */
struct tail {
    size_t table;  /* where the table lies                                        */
    int is_stream; /* 1: it is an object with a stream; 0: lines after "xref"     */
    unsigned size; /* objects; the next new one has this number                   */
    char root[24]; /* "20 0 R"                                                    */
};

/* The last place of a word, or NULL. */
static const char *find_last(const char *bytes, size_t size, const char *word)
{
    const char *found = NULL, *at = bytes;
    while ((at = memmem(at, size - (size_t)(at - bytes), word, strlen(word))))
        found = at++;
    return found;
}

/* The text between two places after `word`, or NULL. */
static const char *find_between(const char *from, const char *to, const char *word)
{
    const char *found = memmem(from, (size_t)(to - from), word, strlen(word));
    return found ? found + strlen(word) : NULL;
}

static int read_tail(const char *bytes, size_t size, struct tail *tail)
{
    const char *start = find_last(bytes, size, "startxref"), *from, *to, *count, *root;
    unsigned number, generation;
    if (!start || sscanf(start, "startxref %zu", &tail->table) != 1 || tail->table >= size)
        return -1;
    from = bytes + tail->table;
    if (from >= start)
        return -1;
    tail->is_stream = strncmp(from, "xref", 4) != 0;
    to = tail->is_stream ? find_between(from, start, "stream") : start;
    from = tail->is_stream ? from : find_between(from, start, "trailer");
    if (!from || !to || !(count = find_between(from, to, "/Size")) ||
        !(root = find_between(from, to, "/Root")) || sscanf(count, "%u", &tail->size) != 1 ||
        sscanf(root, "%u %u R", &number, &generation) != 2)
        return -1;
    snprintf(tail->root, sizeof tail->root, "%u %u R", number, generation);
    return 0;
}

/* ---- the update ---- */

/* The code of the character that begins here; *bytes: those that it takes. */
static uint32_t decode_character(const char *text, int *bytes)
{
    const unsigned char *byte = (const unsigned char *)text;
    *bytes = byte[0] < 0x80 ? 1 : byte[0] < 0xe0 ? 2 : byte[0] < 0xf0 ? 3 : 4;
    uint32_t code = *bytes == 1 ? byte[0] : byte[0] & (0x7fu >> *bytes);
    for (int i = 1; i < *bytes; i++)
        code = code << 6 | (byte[i] & 0x3f);
    return code;
}

/* Writes a text as hexadecimal digits of UTF-16: no character of it is syntax. */
static void put_text(FILE *to, const char *text)
{
    fputs("<FEFF", to);
    for (int bytes; *text; text += bytes) {
        uint32_t code = decode_character(text, &bytes);
        if (code >= 0x10000)
            fprintf(to, "%04" PRIX32 "%04" PRIX32, 0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
        else
            fprintf(to, "%04" PRIX32, code);
    }
    putc('>', to);
}

static void put_information(FILE *to, unsigned number, const struct plot_origin *origin)
{
    fprintf(to, "%u 0 obj\n<< /Producer (gnuplot, cairo)\n", number);
    for (enum plot_fact which = 0; which < PLOT_FACTS; which++)
        if (keys[which] && origin->fact[which]) {
            fprintf(to, "   /%s ", keys[which]);
            put_text(to, origin->fact[which]);
            putc('\n', to);
        }
    if (*origin->date)
        fprintf(to, "   /CreationDate (D:%sZ)\n", origin->date);
    fputs(">>\nendobj\n", to);
}

/* What both kinds of tables say in their dictionary, of this many objects. */
static void put_tail(FILE *to, const struct tail *tail, unsigned objects)
{
    fprintf(to, "/Size %u\n   /Root %s\n   /Info %u 0 R\n   /Prev %zu\n", objects, tail->root,
            tail->size, tail->table);
}

/* Where an object lies, in five bytes: in use, and its offset. */
static void put_place(FILE *to, size_t offset)
{
    putc(1, to);
    for (int shift = 24; shift >= 0; shift -= 8)
        putc((int)(offset >> shift & 0xff), to);
}

/* The table of two objects: the information, and the table itself. */
static void put_stream(FILE *to, const struct tail *tail, size_t information, size_t table)
{
    fprintf(to, "%u 0 obj\n<< /Type /XRef\n   /W [1 4 0]\n   /Index [%u 2]\n   /Length 10\n   ",
            tail->size + 1, tail->size);
    put_tail(to, tail, tail->size + 2);
    fputs(">>\nstream\n", to);
    put_place(to, information);
    put_place(to, table);
    fputs("\nendstream\nendobj\n", to);
}

static void put_table(FILE *to, const struct tail *tail, size_t information)
{
    fprintf(to, "xref\n%u 1\n%010zu 00000 n \ntrailer\n<< ", tail->size, information);
    put_tail(to, tail, tail->size + 1);
    fputs(">>\n", to);
}

int plot_stamp_pdf(FILE *to, char *bytes, size_t size, const struct plot_origin *origin,
                   struct err *err)
{
    struct tail tail;
    if (read_tail(bytes, size, &tail))
        return err_set(err, ERR_INTERNAL, "gnuplot's PDF file has no table of its objects");
    set_date(bytes, size, origin->date);
    fwrite(bytes, 1, size, to);
    putc('\n', to);
    size_t information = (size_t)ftell(to);
    put_information(to, tail.size, origin);
    size_t table = (size_t)ftell(to);
    if (tail.is_stream)
        put_stream(to, &tail, information, table);
    else
        put_table(to, &tail, information);
    fprintf(to, "startxref\n%zu\n%%%%EOF\n", table);
    return 0;
}
