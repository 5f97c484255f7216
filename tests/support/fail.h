/* Ends a program that cannot go on: a test that cannot be set up has failed. Knows nothing of
 * Criterion, so that plain programs can use it too. */
#ifndef SUPPORT_FAIL_H
#define SUPPORT_FAIL_H

/* Prints the text and aborts. */
_Noreturn void fail_with(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
