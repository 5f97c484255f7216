/* bench/html: a result as one page that needs no network and no other file. This file: what the
 * sections of a page are made from, and their list, sections.def. Each section is one file,
 * html_section_<name>.c, that ends with its descriptor. The page is complete without its script,
 * which adds values under the pointer, switches for curves, sorting and filters. */
#ifndef BENCH_HTML_PAGE_H
#define BENCH_HTML_PAGE_H

#include "bench/html/html_escape.h"
#include "bench/html/html_words.h"
#include "bench/plot/plot_figures.h"

struct html_sample { /* a timed repetition */
    size_t row;      /* of its case in the summary */
    double ns;       /* wall time per update       */
    int warmup, disturbed;
};

struct html_page {
    FILE *file; /* the page; keeps write errors */
    const char *directory;
    struct plot_results results;
    struct plot_figures figures;
    struct html_sample *sample; /* (samples,) in the order of execution */
    size_t samples;
    json_t *damage;  /* sentences: what is wrong with the result files       */
    json_t *verdict; /* of slabmark ab or compare; NULL: none                */
    json_t *charts;  /* numbers of the charts written so far, for the script */
};

/* Reads a result directory. verdict: the path of a file by `ab --json` or `compare --json`; NULL:
 * verdict.json of the directory, if there is one. Returns 0, or -1 and err: ERR_USAGE for anything
 * that is not a complete result. html_page_free after success and after failure. */
int html_page_read(struct html_page *, const char *directory, const char *verdict, struct err *);
void html_page_free(struct html_page *);

/* Writes the page to page->file. Returns 0, or -1 and err. */
int html_page_write(struct html_page *, struct err *);

struct html_section {
    const char *id, *title;
    /* 1 when there is something to say. NULL: always. */
    int (*applies)(const struct html_page *);
    int (*write)(const struct html_page *, struct err *);
};
#define HTML_SECTION(id) extern const struct html_section html_section_##id;
#include "bench/html/sections.def"
#undef HTML_SECTION

/* ---- what sections look up ---- */

/* A field of the summary; "" when it is empty or the column is missing. item: index in a family. */
const char *html_field(const struct html_page *, size_t row, const struct column *, int item);

/* The same as a number; NAN when unknown. */
double html_number(const struct html_page *, size_t row, const struct column *, int item);

/* The field of a column that is not a family. */
static inline const char *html_word(const struct html_page *page, size_t row,
                                    const struct column *column)
{
    return html_field(page, row, column, 0);
}

size_t html_rows(const struct html_page *);

/* The name of a case. */
const char *html_case(const struct html_page *, size_t row);

/* The case's line in cases.jsonl; NULL when it is missing. */
const json_t *html_line(const struct html_page *, size_t row);

/* 1 when some case has a value in the column. */
int html_known(const struct html_page *, const struct column *, int item);

/* A text of run.json, "build.commit"; "" when it is unknown. A number is stored in text (32,). */
const char *html_fact(const struct html_page *, const char *path, char text[32]);

#endif
