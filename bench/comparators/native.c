#include "bench/comparators/native.h"

#include <assert.h>
#include <stddef.h>
#if defined(__aarch64__)
#include <sys/auxv.h>
#endif

/* For each level, the CPU features that compilers use for doubles. */
static int runs_here(int level)
{
    switch (level) {
    case NATIVE_ANY:
        return 1;
#if defined(__x86_64__)
    case NATIVE_AVX:
        return __builtin_cpu_supports("avx") != 0;
    case NATIVE_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
               __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
    case NATIVE_AVX512:
        return runs_here(NATIVE_AVX2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
#elif defined(__aarch64__)
    case NATIVE_SVE:
        return (getauxval(AT_HWCAP) & HWCAP_SVE) != 0;
    case NATIVE_SVE2:
        return (getauxval(AT_HWCAP2) & HWCAP2_SVE2) != 0;
#endif
    default:
        return 0;
    }
}

int native_check(int level, struct err *err)
{
    static const char *const names[] = {
        [NATIVE_ANY] = "any CPU",    [NATIVE_AVX] = "AVX", [NATIVE_AVX2] = "AVX2 and FMA",
        [NATIVE_AVX512] = "AVX-512", [NATIVE_SVE] = "SVE", [NATIVE_SVE2] = "SVE2",
    };
    assert(level >= 0 && (size_t)level < sizeof names / sizeof *names);
    if (runs_here(level))
        return 0;
    return err_set(err, ERR_ABSENT,
                   "built for a CPU with %s, which this CPU lacks; rebuild it on this machine",
                   names[level]);
}
