/* The page of several results side by side: machines, builds, or settings. Each side is a directory
 * of a run or a file of `slabmark run --suite`. Sections are in html_sides_*.c. */
#ifndef BENCH_HTML_SIDES_H
#define BENCH_HTML_SIDES_H

#include "base/err.h"
#include "bench/html/html_escape.h"
#include "bench/html/html_words.h"
#include "bench/machine/ceilings.h"
#include "bench/results/result_columns.h"

enum { HTML_SIDES = 8 };

/* What may tell sides apart: values of facts, or of columns of their cases. */
enum html_trait {
    TRAIT_MACHINE,
    TRAIT_IDENTITY,
    TRAIT_COMPILER,
    TRAIT_FLAGS,
    TRAIT_KERNELS,
    TRAIT_THREADS,
    TRAIT_COMMIT,
    HTML_TRAITS
};
enum { HTML_TRAIT_TEXT = 120 };

struct html_side {
    const char *path;
    char name[160];                           /* "A: AMD EPYC, gcc 12.2.0" */
    char trait[HTML_TRAITS][HTML_TRAIT_TEXT]; /* "": unknown */
    json_t *runs;                             /* [{"run", "cases"}, ...]   */
    const json_t *run;         /* the first: its machine and build are those of all */
    struct ceilings *ceilings; /* NULL: unknown             */
};

/* A case that at least two sides have, or the only side has, of one scenario. */
struct html_shared {
    char *name;                     /* "adds sapsm/threads=1": run and case */
    const json_t *line[HTML_SIDES]; /* of cases.jsonl; NULL: this side lacks it */
};

struct html_sides {
    FILE *file;
    json_t *charts;
    struct html_side side[HTML_SIDES];
    int count;
    struct html_shared *shared; /* (cases,) in the order of the first side that has each */
    size_t cases;
    size_t alone;             /* cases that one side has, of several */
    int differs[HTML_TRAITS]; /* 1: tells the sides apart */
    json_t *others;           /* names of cases whose scenarios differ: not compared */
};

/* Reads the sides. Returns 0, or -1 and err: ERR_USAGE for what is no complete result,
 * ERR_INCOMPARABLE when no case is shared. html_sides_free after success and after failure. */
int html_sides_read(struct html_sides *, const char *const *path, int count, struct err *);
void html_sides_free(struct html_sides *);

/* Finds what tells the sides apart, and names them after it. */
void html_sides_name(struct html_sides *);

/* "How do the kernel sets avx2 and scalar compare?"; what is equal on all sides, as a paragraph. */
void html_sides_put_question(const struct html_sides *);
void html_sides_put_equals(const struct html_sides *);

/* The kernel set of a side's cases; of several, the machine's choice. NULL: unknown. */
const char *html_side_kernels(const struct html_side *);

/* Writes the page to sides->file. Returns 0, or -1 and err. */
int html_sides_write(struct html_sides *, struct err *);

/* The letter of a side. */
static inline char html_side_letter(int side)
{
    return (char)('A' + side);
}

/* The name of a side without its letter. */
static inline const char *html_side_words(const struct html_side *side)
{
    return side->name + sizeof "A: " - 1;
}

/* ---- numbers of a case; line may be NULL ---- */

/* NAN: unknown. item: index in a family. */
double html_line_number(const json_t *line, const struct column *, int item);
double html_line_metric(const json_t *line, const char *name);
int html_line_flag(const json_t *line, const struct column *);
const char *html_line_word(const json_t *line, const struct column *); /* "": unknown */

/* Time of `line` / time of `base`, with the interval that both medians' intervals allow; NAN where
 * unknown or of an emulator. Below 1: faster. */
struct html_ratio {
    double value, low, high;
};
struct html_ratio html_ratio_of(const json_t *line, const json_t *base);

/* ---- sections ---- */

struct html_sides_section {
    const char *id, *title;
    int (*applies)(const struct html_sides *); /* NULL: always */
    int (*write)(const struct html_sides *, struct err *);
};
#define HTML_SIDES_SECTION(id) extern const struct html_sides_section html_sides_##id;
#include "bench/html/sides.def"
#undef HTML_SIDES_SECTION

#endif
