/* The family of this CPU: the native events that count a quantity differ by family. */
#ifndef BENCH_COUNTERS_CPU_FAMILY_H
#define BENCH_COUNTERS_CPU_FAMILY_H

struct cpu {
    char vendor[16];   /* of CPUID; "arm" */
    int family, model; /* of CPUID, extended; of MIDR: implementer and part */
};

struct cpu_family {
    const char *name, *vendor, *family, *models; /* as in the table */
};

/* Unknown: vendor "" and no family but `any`. */
struct cpu cpu_detect(void);

int cpu_is(const struct cpu *, const struct cpu_family *);

#endif
