/* Comparators are compiled with -march=native, as their users would do, and may not run on another
 * CPU. Each object records the level that it was built for, and native.c checks the CPU. */
#ifndef BENCH_NATIVE_H
#define BENCH_NATIVE_H

#include "base/err.h"

enum native_level {
    NATIVE_ANY, /* the baseline that slabmark requires */
    NATIVE_AVX,
    NATIVE_AVX2,
    NATIVE_AVX512,
    NATIVE_SVE,
    NATIVE_SVE2,
};

/* The level of the including file. */
enum {
#if defined(__AVX512F__)
    NATIVE_LEVEL = NATIVE_AVX512
#elif defined(__AVX2__)
    NATIVE_LEVEL = NATIVE_AVX2
#elif defined(__AVX__)
    NATIVE_LEVEL = NATIVE_AVX
#elif defined(__ARM_FEATURE_SVE2)
    NATIVE_LEVEL = NATIVE_SVE2
#elif defined(__ARM_FEATURE_SVE)
    NATIVE_LEVEL = NATIVE_SVE
#else
    NATIVE_LEVEL = NATIVE_ANY
#endif
};

/* The compiler of the including file: "gcc 12.2.0". The Makefile adds the flags. */
#if defined(__clang__)
#define NATIVE_COMPILER "clang " __clang_version__
#else
#define NATIVE_COMPILER "gcc " __VERSION__
#endif

/* Returns 0, or -1 and ERR_ABSENT when this CPU cannot run code of that level. */
int native_check(int level, struct err *);

#endif
