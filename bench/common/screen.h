/* Text on a terminal of 80 columns; colour only on a terminal that wants it (NO_COLOR, TERM=dumb).
 */
#ifndef BENCH_COMMON_SCREEN_H
#define BENCH_COMMON_SCREEN_H

#include <stdio.h>

/* 1 when the stream is a terminal on which lines may be rewritten. */
int screen_live(FILE *);

/* Escape codes, or "" without colour; static. */
const char *screen_bold(FILE *);
const char *screen_red(FILE *);
const char *screen_plain(FILE *);

/* "0:07", "12:30", "2:03:00" */
void screen_duration(double seconds, char *text, size_t size);

/* Writes a rounded number to text (size,): 1.2M, 340k, 12. */
void screen_count(double value, char *text, size_t size);

/* Bytes of the character of UTF-8 that a text begins with; 0 where there is none, or one of control
 * (C0, DEL, C1). */
int screen_character(const char *text);

/* Names come from files and command lines of anybody, and a terminal obeys what it is sent: every
 * control character and every byte that is no UTF-8 becomes '?'. In place. */
void screen_clean(char *text);

/* Prints a text, cleaned, padded to `width` columns. */
void screen_text(FILE *, int width, const char *text);

/* Prints an indented paragraph, with lines broken between words before column 80. */
void screen_paragraph(FILE *, int indent, const char *text);

/* Prints a name, padded to `width`, and its meaning, with lines broken in the same way. */
void screen_item(FILE *, int width, const char *name, const char *text);

/* Writes a name, cleaned and in at most `width` columns, to text (width + 1,). The middle of a long
 * name is cut out, because its label and its last axis distinguish it. */
void screen_fit(const char *name, int width, char *text);

/* Draws the live line of a terminal again: a head, as much of the name as a line of 80 columns
 * holds, a tail. */
void screen_live_line(FILE *, const char *head, const char *name, const char *tail);

/* Prints a name in the first column of a table. A wider name gets its own line: if it were cut, two
 * names could look the same. */
void screen_column(FILE *, int width, const char *name);

/* Prints a case's name in a column of SCREEN_NAME. */
enum { SCREEN_NAME = 30 };
void screen_name(FILE *, const char *name);

#endif
