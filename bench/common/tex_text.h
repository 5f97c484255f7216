/* Texts that TeX sets as they are written. */
#ifndef BENCH_COMMON_TEX_TEXT_H
#define BENCH_COMMON_TEX_TEXT_H

#include <stdio.h>

/* What TeX needs for the character that a text begins with, and its bytes in *length; NULL: the
 * character itself. A character that pdflatex does not know becomes '?'. */
const char *tex_spelled(const char *text, int *length);

/* Writes a text. */
void tex_put(FILE *, const char *text);

#endif
