/* The host from which facts are read: files under /proc and /sys, and a few facts that are in no
 * file. */
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

/* What stands in front of the paths of files that tests replace: SLABMARK_ROOT, or "" here. */
const char *host_root(void);

/* Describes the host of this process. */
void host_here(struct host *);

/* Reads the first line of a file, without trailing blanks and line end (texts of a device tree end
 * with a zero byte). Returns 0, or -1 with text "" when the file cannot be read. */
__attribute__((format(printf, 3, 4))) int host_line(const struct host *, char text[HOST_TEXT],
                                                    const char *format, ...);

/* Reads the first line of a file as an integer. Returns 0 or -1. */
__attribute__((format(printf, 3, 4))) int host_number(const struct host *, long long *value,
                                                      const char *format, ...);

/* Reads the text after the first "key<blanks>:" in a file of such lines. Returns 0, or -1 with text
 * "". */
int host_value(const struct host *, const char *path, const char *key, char text[HOST_TEXT]);

/* If the line begins with "key<blanks>:", sets *value to the text after it and returns 0; else
 * returns -1. */
int host_line_value(const char *line, const char *key, const char **value);

/* Calls take(arg, line) for each line of a file, without its newline, until a call returns a value
 * other than 0; returns that value. Returns 0 at the end, -1 when the file cannot be read. */
int host_lines(const struct host *, const char *path, int (*take)(void *arg, char *line),
               void *arg);

/* 1 when an emulator in user mode runs this program (qemu-aarch64): what /proc and /sys say of CPUs
 * is then true of the machine below, not of the one that the program sees. */
int host_emulated(const struct host *);

/* Bytes of memory, by /proc/meminfo; 0: not known. Not those of its NUMA nodes, which a guest may
 * get one by one. */
double host_memory(const struct host *);

/* 1 when the path exists. */
int host_has(const struct host *, const char *path);

#endif
