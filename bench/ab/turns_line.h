/* Lines of the hand-over protocol over a pair of descriptors. */
#ifndef BENCH_AB_TURNS_LINE_H
#define BENCH_AB_TURNS_LINE_H

#include <signal.h>
#include <stddef.h>

enum { LINE_ENDED = 0, LINE_SILENT = -1, LINE_BROKEN = -2, LINE_LONG = -3, LINE_STOPPED = -4 };

struct line_reader {
    int descriptor;
    size_t begin, end;
    char buffer[4096];
};

/* Copies the next line, without its end, to text (size,): 1, or one of the above. Waits `seconds`
 * at most; below 0: for ever. LINE_STOPPED: a signal came and *stop is set (NULL: none is). */
int line_read(struct line_reader *, char *text, size_t size, double seconds,
              const volatile sig_atomic_t *stop);

/* Writes all of a text: 0, or -1 when nobody reads it. */
int line_write(int descriptor, const char *text, size_t length);

#endif
