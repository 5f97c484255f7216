/* Result folders of one case made by hand, a day apart, in the working directory. */
#ifndef SUPPORT_DATED_RESULTS_H
#define SUPPORT_DATED_RESULTS_H

enum { DATED = 24 };
extern const char *dated_results[DATED]; /* their names, the last in time first */

/* A result of day i, with the text of its case's columns. Its commit is abcdeII. */
void dated_write(int i, const char *machine, const char *columns);

/* `column` has `before` and then, from day 12 on, `after`, each with a little ripple. */
void dated_write_step(const char *column, double before, double after);

#endif
