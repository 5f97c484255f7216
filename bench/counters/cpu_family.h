/* The family of this CPU: the native events of a quantity differ between families. */
#ifndef BENCH_COUNTERS_CPU_FAMILY_H
#define BENCH_COUNTERS_CPU_FAMILY_H

struct cpu {
    char vendor[16];   /* of CPUID; "arm" */
    int family, model; /* of CPUID, extended; of MIDR: implementer and part */
};

struct cpu_family {
    const char *name, *vendor, *family, *models; /* as in the table */
};

/* An unknown CPU has vendor "" and only matches the family `any`. */
struct cpu cpu_detect(void);

/* 1 when the CPU belongs to the family. */
int cpu_is(const struct cpu *, const struct cpu_family *);

#endif
