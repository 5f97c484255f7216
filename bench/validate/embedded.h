/* The texts that the problems need, compiled into the program. */
#ifndef BENCH_VALIDATE_EMBEDDED_H
#define BENCH_VALIDATE_EMBEDDED_H

extern const char embedded_digest[]; /* the scenario of tests/digests.sh */

/* The files that scenarios name. */
struct attachment {
    const char *name, *text;
};
extern const struct attachment attachments[]; /* ends with a NULL name */

#endif
