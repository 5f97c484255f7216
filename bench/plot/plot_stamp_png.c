/* PNG: ISO/IEC 15948, 11.3.4 "Textual information": tEXt, iTXt and their keywords. */
#include "bench/plot/plot_stamp.h"

#include <stdint.h>
#include <string.h>

static const char *const keywords[PLOT_FACTS] = {
    [PLOT_TITLE] = "Title",   [PLOT_DESCRIPTION] = "Description", [PLOT_CREATOR] = "Software",
    [PLOT_SOURCE] = "Source", [PLOT_CREATED] = "Creation Time",
};

/* The signature and the header chunk, which must come first. */
enum { SIGNATURE = 8, LENGTH = 4, TYPE = 4, HEADER = 13, CHECKSUM = 4 };
enum { HEAD = SIGNATURE + LENGTH + TYPE + HEADER + CHECKSUM };

/* Continues a CRC-32 (annex D); it begins with all ones and ends inverted. */
static uint32_t checksum(uint32_t crc, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return crc;
}

static void put_number(FILE *to, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        putc((int)(number >> shift & 0xff), to);
}

/* Writes part of a chunk that its checksum covers. */
static void put_checked(FILE *to, uint32_t *crc, const char *bytes, size_t size)
{
    fwrite(bytes, 1, size, to);
    *crc = checksum(*crc, bytes, size);
}

static int is_ascii(const char *text)
{
    while (*text && !(*text & 0x80))
        text++;
    return !*text;
}

/* ASCII in a tEXt chunk, which every reader knows; else UTF-8 in an iTXt chunk. */
static void put_text(FILE *to, const char *keyword, const char *text)
{
    /* after the keyword its end; in iTXt: not compressed, no method, no language, no translation */
    static const char after_keyword[5] = {0};
    size_t between = is_ascii(text) ? 1 : sizeof after_keyword;
    uint32_t crc = 0xffffffff;
    put_number(to, (uint32_t)(strlen(keyword) + between + strlen(text)));
    put_checked(to, &crc, is_ascii(text) ? "tEXt" : "iTXt", TYPE);
    put_checked(to, &crc, keyword, strlen(keyword));
    put_checked(to, &crc, after_keyword, between);
    put_checked(to, &crc, text, strlen(text));
    put_number(to, ~crc);
}

int plot_stamp_png(FILE *to, char *bytes, size_t size, const struct plot_origin *origin,
                   struct err *err)
{
    if (size < HEAD || memcmp(bytes, "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", SIGNATURE + LENGTH + TYPE))
        return err_set(err, ERR_INTERNAL, "gnuplot's PNG file does not begin with a header");
    fwrite(bytes, 1, HEAD, to);
    for (enum plot_fact which = 0; which < PLOT_FACTS; which++)
        if (origin->fact[which])
            put_text(to, keywords[which], origin->fact[which]);
    fwrite(bytes + HEAD, 1, size - HEAD, to);
    return 0;
}
