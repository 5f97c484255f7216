/* Error reporting.
 *
 * A function that can fail returns 0 or -1 and fills a struct err with what happened, what was
 * expected and the numbers involved. Programmer mistakes are asserts; only main prints and exits.
 * Each thread uses its own struct err. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* The values are the program's exit codes. */
enum err_kind {
    ERR_INTERNAL = 1,     /* I/O, memory, a bug             */
    ERR_USAGE = 2,        /* configuration or command line  */
    ERR_REGRESSED = 3,    /* slower than before, beyond the margin */
    ERR_ACCURACY = 4,     /* an accuracy gate failed or a network diverged */
    ERR_INCONCLUSIVE = 5, /* not decided, and the user asked for that to fail */
    ERR_INCOMPARABLE = 6, /* two results were measured under different conditions */
    ERR_UNTRUSTED = 7,    /* a measurement contradicts itself */
    ERR_ABSENT = 77,      /* a required capability is absent */
};

struct err {
    enum err_kind kind;
    char text[640]; /* one line, without a line end */
    char key[64];   /* path of the parameter that is refused, "system.changes"; "": none is */
};

/* Fills err, which may be NULL, and returns -1, so that callers can write `return err_set(...)`. A
 * text that is too long is cut off. */
int err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Refuses a parameter's value, ERR_USAGE. The text begins with the last name of the path `key`. */
int err_refuse(struct err *err, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts the section of a refused parameter before its key: "nonzeros" becomes "system.nonzeros".
 * Returns -1. */
int err_within(struct err *err, const char *section);

/* Puts `format` before the text already in err; returns -1. */
int err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
