/* Comparators are compiled for the CPU that they are built on, as their users would, and may not
 * run on another: each object records what it was built for, and native.c checks the CPU. */
#ifndef BENCH_NATIVE_H
#define BENCH_NATIVE_H

#include "base/err.h"

enum native_level {
    NATIVE_ANY, /* the baseline that all of slabmark asks for */
    NATIVE_AVX,
    NATIVE_AVX2,
    NATIVE_AVX512,
    NATIVE_SVE,
    NATIVE_SVE2,
};

/* Of the file that includes this. */
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

/* "gcc 12.2.0 -O3 -march=native": likewise of the file that includes this, where the Makefile gives
 * it its flags. */
#if defined(__clang__)
#define NATIVE_COMPILER "clang " __clang_version__
#else
#define NATIVE_COMPILER "gcc " __VERSION__
#endif

/* -1 and ERR_ABSENT when this CPU does not run code of that level. */
int native_check(int level, struct err *);

#endif
