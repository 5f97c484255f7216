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

/* Copies the next line, without its end, to text (size,). Returns 1, or one of LINE_* above. Waits
 * at most `seconds`, below 0: without limit. LINE_STOPPED: a signal arrived and *stop is set; stop
 * may be NULL. */
int line_read(struct line_reader *, char *text, size_t size, double seconds,
              const volatile sig_atomic_t *stop);

/* Writes the whole text. Returns 0, or -1 when the reader has closed its end. */
int line_write(int descriptor, const char *text, size_t length);

#endif
