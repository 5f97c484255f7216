/* Texts in a page. Labels, paths and questions come from anybody: they stay text. The FILE keeps
 * write errors. */
#ifndef BENCH_HTML_ESCAPE_H
#define BENCH_HTML_ESCAPE_H

#include <jansson.h>
#include <stdio.h>

/* A text, in an element or in a quoted attribute. Control characters and bytes that are no UTF-8
 * become '?'. */
void html_text(FILE *, const char *text);

/* The same in <bdi>, so that a text written from right to left does not turn its neighbours. */
void html_isolated(FILE *, const char *text);

/* The same of a case's name, which may break after a slash. */
void html_name(FILE *, const char *name);

/* A document for a <script type="application/json">: no character of it ends the element, begins a
 * comment or is a line end for a script. Returns 0, or -1 when out of memory. */
int html_json(FILE *, const json_t *);

#endif
