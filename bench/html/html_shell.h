/* The shell of a page: its head, with the style and a policy under which nothing else is loaded or
 * executed, and its end, with the numbers of the charts and the script. */
#ifndef BENCH_HTML_SHELL_H
#define BENCH_HTML_SHELL_H

#include "base/err.h"
#include "bench/html/html_escape.h"

/* Until the content of <header>. */
void html_shell_begin(FILE *, const char *title);

/* From </main> on. Returns 0, or -1 and err. */
int html_shell_end(FILE *, const json_t *charts, struct err *);

#endif
