/* Reports of the verdict: each function writes the same numbers in one format. */
#ifndef BENCH_AB_REPORT_H
#define BENCH_AB_REPORT_H

#include "bench/ab/ab.h"

/* One line without its end: "2 of 5 regressed: sapsm +3.1 % [+2.6, +3.6], LMS ..." */
void ab_sentence(FILE *, const struct ab *);

void ab_table(FILE *, const struct ab *);    /* for a terminal of 80 columns       */
void ab_markdown(FILE *, const struct ab *); /* for a pull request, worst first    */
void ab_junit(FILE *, const struct ab *);    /* XML for CI servers                 */
json_t *ab_json(const struct ab *);          /* new reference; NULL: out of memory */

/* ---- shared by the formats ---- */

enum { AB_TEXT = 64 };
/* change is new / old - 1. Writes "+3.1 %", or "?" when it is NAN; "+3.1 % [+2.6, +3.6]". */
void ab_percent(double change, char text[AB_TEXT]);
void ab_interval(const struct estimate *, char text[AB_TEXT]);

/* Writes the remarks on a case: the phase that changed, the pairs still needed; "" if none. */
enum { AB_NOTE = 600 };
void ab_note(const struct ab *, const struct ab_case *, char note[AB_NOTE]);

/* Writes remark number `which`, from 0, on the whole run (kernels, versions, the guard): one line.
 * Returns 1, or 0 when there are no more. */
int ab_remark(const struct ab *, int which, char remark[AB_NOTE]);

#endif
