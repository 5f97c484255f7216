/* The machine as the facts are read from it: files under /proc and /sys, and the few things that no
 * file tells. */
#ifndef BENCH_COMMON_HOST_H
#define BENCH_COMMON_HOST_H

#include "bench/common/cpu_features.h"

#include <stddef.h>

enum { HOST_TEXT = 8192 }; /* more than the longest line of interest: the kernel's command line */

struct host {
    const char
        *root; /* stands in front of every path: "" here; tests bring other machines' files */
    char architecture[66];       /* as uname -m says                                             */
    int has_cpuid;               /* the CPU can be asked for a hypervisor                        */
    char signature[13];          /* the hypervisor's, by CPUID; "" where none shows              */
    char brand[CPU_BRAND];       /* the CPU's name, by CPUID; ""                                 */
    char features[CPU_FEATURES]; /* that the CPU offers this program                        */
    char *const *variables;      /* NAME=value, up to NULL                                       */
};

/* The machine that runs this. */
void host_here(struct host *);

/* The first line of a file, trailing blanks and ends cut (a device tree's texts end in a zero).
 * Returns 0, or -1 with text "" when there is no such file, or it cannot be read. */
__attribute__((format(printf, 3, 4))) int host_line(const struct host *, char text[HOST_TEXT],
                                                    const char *format, ...);

/* The first line of a file as a whole number. */
__attribute__((format(printf, 3, 4))) int host_number(const struct host *, long long *value,
                                                      const char *format, ...);

/* What stands behind the first "key<blanks>:" in a file of such lines. */
int host_value(const struct host *, const char *path, const char *key, char text[HOST_TEXT]);

/* 0 and what stands behind "key<blanks>:", when that is what the line says; else -1. */
int host_line_value(const char *line, const char *key, const char **value);

/* Calls take(arg, line) with each line of a file, its newline cut, until one returns other than 0,
 * which is returned; 0 at the end; -1 when the file cannot be read. */
int host_lines(const struct host *, const char *path, int (*take)(void *arg, char *line),
               void *arg);

/* 1 when an emulator in user mode runs this program (qemu-aarch64): what /proc and /sys say of CPUs
 * is then true of the machine below, not of the one that the program sees. */
int host_emulated(const struct host *);

/* 1 when the path exists. */
int host_has(const struct host *, const char *path);

#endif
