/* The style sheet and the script of the page, compiled into the program. */
#ifndef BENCH_HTML_ASSETS_H
#define BENCH_HTML_ASSETS_H

extern const char html_style[], html_script[]; /* page.css, page.js; zero-terminated */

#endif
