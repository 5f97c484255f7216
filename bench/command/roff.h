/* Text in roff, for the manual page: escaped, in lines of at most 78 bytes. */
#ifndef BENCH_COMMAND_ROFF_H
#define BENCH_COMMAND_ROFF_H

#include <stdio.h>

/* Writes a text and ends the line. */
void roff_text(FILE *, const char *text);

/* Begin a section and a subsection. */
void roff_section(FILE *, const char *title);
void roff_subsection(FILE *, const char *title);

/* Begins an item with a bold name; the text after it is indented. */
void roff_item(FILE *, const char *name);

void roff_break(FILE *); /* the text after it begins a line */

#endif
