/* Runs another program to its end, without a shell and without input. */
#ifndef BENCH_COMMON_CHILD_H
#define BENCH_COMMON_CHILD_H

struct child {
    char *const *argv;        /* argv[0] is searched in PATH */
    char *const *environment; /* NULL: this process's              */
    const char *directory;    /* working directory; NULL: this one's */
    int output;               /* descriptor for stdout and stderr  */
};

/* Waits for the child's end. Returns its exit status, 128 + the signal that ended it, or -1 and
 * errno when it could not be run. */
int child_run(const struct child *);

#endif
