/* Text on a terminal of 80 columns; colour only on a terminal that wants it (NO_COLOR, TERM=dumb).
 */
#ifndef BENCH_COMMON_SCREEN_H
#define BENCH_COMMON_SCREEN_H

#include <stdio.h>

/* 1 when the stream is a terminal on which lines may be rewritten. */
int screen_live(FILE *);

/* Escape codes, or "" where colour is not wanted. */
const char *screen_bold(FILE *);
const char *screen_red(FILE *);
const char *screen_plain(FILE *);

/* "0:07", "12:30", "2:03:00" */
void screen_duration(double seconds, char *text, size_t size);

/* A number for people: 1.2M, 340k, 12 */
void screen_count(double value, char *text, size_t size);

/* Bytes of the character of UTF-8 that a text begins with; 0 where there is none, or one of control
 * (C0, DEL, C1). */
int screen_character(const char *text);

/* Names come from files and command lines of anybody, and a terminal obeys what it is sent: every
 * control character and every byte that is no UTF-8 becomes '?'. In place. */
void screen_clean(char *text);

/* Prints a text so cleaned, padded to `width`. */
void screen_text(FILE *, int width, const char *text);

/* Prints a paragraph, indented, with lines broken between words before column 80. */
void screen_paragraph(FILE *, int indent, const char *text);

/* Prints a name, padded to `width`, and its meaning, with lines broken likewise. */
void screen_item(FILE *, int width, const char *name, const char *text);

/* A name in at most `width` columns, cleaned, text (width + 1,). A long one loses its middle: both
 * its label and its last axis tell. */
void screen_fit(const char *name, int width, char *text);

/* A name in the first column of a table. One that is wider gets a line of its own: cut, two names
 * could look alike. */
void screen_column(FILE *, int width, const char *name);

/* A case's name in a column of SCREEN_NAME. */
enum { SCREEN_NAME = 30 };
void screen_name(FILE *, const char *name);

#endif
