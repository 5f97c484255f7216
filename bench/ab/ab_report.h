/* The verdict in words: each function is one form of it, from the same numbers. */
#ifndef BENCH_AB_REPORT_H
#define BENCH_AB_REPORT_H

#include "bench/ab/ab.h"

/* One line without its end: "2 of 5 regressed: sapsm +3.1 % [+2.6, +3.6], LMS ..." */
void ab_sentence(FILE *, const struct ab *);

void ab_table(FILE *, const struct ab *);    /* for a terminal of 80 columns */
void ab_markdown(FILE *, const struct ab *); /* for a pull request: worst first */
void ab_junit(FILE *, const struct ab *);    /* XML that CI servers show */
json_t *ab_json(const struct ab *);          /* NULL: out of memory */

/* ---- what they share ---- */

enum { AB_TEXT = 64 };
/* "+3.1 %", "?" when unknown; "+3.1 % [+2.6, +3.6]" */
void ab_percent(double change, char text[AB_TEXT]);
void ab_interval(const struct estimate *, char text[AB_TEXT]);

/* Further remarks on a case: where the time went, what would decide. "" when nothing is.
 */
enum { AB_NOTE = 600 };
void ab_note(const struct ab *, const struct ab_case *, char note[AB_NOTE]);

/* Remarks on the whole run: kernels, versions, the guard, a case cut short. One line
 * each; 0 when there are no more. `which` counts from 0. */
int ab_remark(const struct ab *, int which, char remark[AB_NOTE]);

#endif
