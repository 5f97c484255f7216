/* Runs another program to its end, without a shell and without input. */
#ifndef BENCH_COMMON_CHILD_H
#define BENCH_COMMON_CHILD_H

struct child {
    char *const *argv;        /* argv[0] is searched in PATH */
    char *const *environment; /* NULL: ours                        */
    const char *directory;    /* where it runs; NULL: where we are */
    int output;               /* descriptor: both its streams      */
};

/* Its exit status, 128 + the signal that ended it, or -1 and errno when it could not be run. */
int child_run(const struct child *);

#endif
