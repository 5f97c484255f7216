/* bench/common: small tools that do not depend on scenarios or results. This file: the command
 * line. One table of flags per command drives parsing, `slabmark help` and the manual page. */
#ifndef BENCH_COMMON_ARGS_H
#define BENCH_COMMON_ARGS_H

#include "base/err.h"

struct flag {
    const char *name;  /* "threads" for --threads                   */
    char letter;       /* 'o' for -o; 0: none                       */
    const char *value; /* name of its value: "DIR"; NULL: a switch  */
    const char *help;  /* one line                                  */
};

struct args;

struct command {
    const char *name;                /* "plot"                            */
    const char *operands;            /* "RESULTS..."; "" for none         */
    const char *summary;             /* one line                          */
    const struct flag *flags;        /* ends with a NULL name         */
    int (*run)(const struct args *); /* returns the exit code; prints its own errors by args_fail */
};

struct args {
    const struct command *command;
    int help; /* 1: --help or -h was among the flags      */
    int operands;
    const char **operand; /* (operands,)                              */
    int given;            /* flags, in the order given                 */
    struct given_flag {
        const struct flag *flag;
        const char *value; /* NULL for a switch                        */
    } * flag;              /* (given,)                                 */
    const char *line;      /* what args_text gives; NULL: the parts above */
};

/* Parses the arguments after the command's name: --name VALUE, --name=VALUE, -o VALUE, -oVALUE;
 * `--` ends the flags; `-` is an operand. Strings are borrowed from argv. Returns 0, or -1 and err;
 * args_free after success and after failure. */
int args_parse(const struct command *, int argc, char **argv, struct args *, struct err *);
void args_free(struct args *);

/* The last value given to a flag ("" for a switch), or NULL. */
const char *args_value(const struct args *, const char *name);

/* Reads a number with or without its unit: "3", "3%" or "3 %". Returns 0 or -1. */
int args_quantity(const char *text, const char *unit, double *value);

/* The whole command line, quoted for a shell. The caller frees it; NULL and err when out of memory.
 */
char *args_text(const struct args *, struct err *);

/* Prints "slabmark: text" to stderr, without control characters (screen_clean), and returns the
 * exit code of the error's kind. */
int args_fail(const struct err *);

#endif
