/* What the CPU that runs this program offers it, in the words of /proc/cpuinfo. The file itself may
 * be that of another CPU: an emulator shows the machine that it runs on. */
#ifndef BENCH_COMMON_CPU_FEATURES_H
#define BENCH_COMMON_CPU_FEATURES_H

#include <stddef.h>

enum { CPU_FEATURES = 1024 };

/* By CPUID or HWCAP: "sse2 avx avx2"; "" on other architectures. */
void cpu_features_ask(char text[CPU_FEATURES]);

/* 1 when a list of words contains the word. */
int cpu_features_have(const char *list, const char *word);

/* The name that the CPU gives itself, by CPUID; "". */
enum { CPU_BRAND = 49 };
void cpu_features_brand(char text[CPU_BRAND]);

#endif
