/* Text in roff, for the manual page: escaped, in lines of at most 78 bytes. */
#ifndef BENCH_COMMAND_ROFF_H
#define BENCH_COMMAND_ROFF_H

#include <stdio.h>

/* Writes a text and ends the line. */
void roff_text(FILE *, const char *text);

/* A section and a subsection: text follows. */
void roff_section(FILE *, const char *title);
void roff_subsection(FILE *, const char *title);

/* An item whose name is bold; what follows is indented. */
void roff_item(FILE *, const char *name);

void roff_break(FILE *); /* what follows begins a line */

#endif
