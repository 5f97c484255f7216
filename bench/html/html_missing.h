/* What could not be measured, and why. */
#ifndef BENCH_HTML_MISSING_H
#define BENCH_HTML_MISSING_H

#include "bench/html/html_page.h"

/* Writes a list of sentences, or one sentence when nothing is missing. */
void html_missing_write(const struct html_page *);

#endif
