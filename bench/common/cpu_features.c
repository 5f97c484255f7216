#include "bench/common/cpu_features.h"

#include "base/join.h"

#include <string.h>

int cpu_features_have(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return 1;
    return 0;
}

#if defined(__x86_64__)
#include <cpuid.h>

enum { A, B, C, D };
static const struct {
    unsigned leaf, part, reg, bit;
    const char *name;
} bits[] = {
    {1, 0, C, 0, "pni"},
    {1, 0, C, 1, "pclmulqdq"},
    {1, 0, C, 9, "ssse3"},
    {1, 0, C, 12, "fma"},
    {1, 0, C, 19, "sse4_1"},
    {1, 0, C, 20, "sse4_2"},
    {1, 0, C, 22, "movbe"},
    {1, 0, C, 23, "popcnt"},
    {1, 0, C, 25, "aes"},
    {1, 0, C, 28, "avx"},
    {1, 0, C, 29, "f16c"},
    {1, 0, D, 25, "sse"},
    {1, 0, D, 26, "sse2"},
    {7, 0, B, 3, "bmi1"},
    {7, 0, B, 5, "avx2"},
    {7, 0, B, 8, "bmi2"},
    {7, 0, B, 9, "erms"},
    {7, 0, B, 16, "avx512f"},
    {7, 0, B, 17, "avx512dq"},
    {7, 0, B, 19, "adx"},
    {7, 0, B, 21, "avx512ifma"},
    {7, 0, B, 28, "avx512cd"},
    {7, 0, B, 29, "sha_ni"},
    {7, 0, B, 30, "avx512bw"},
    {7, 0, B, 31, "avx512vl"},
    {7, 0, C, 1, "avx512vbmi"},
    {7, 0, C, 5, "waitpkg"},
    {7, 0, C, 6, "avx512_vbmi2"},
    {7, 0, C, 8, "gfni"},
    {7, 0, C, 9, "vaes"},
    {7, 0, C, 10, "vpclmulqdq"},
    {7, 0, C, 11, "avx512_vnni"},
    {7, 0, C, 12, "avx512_bitalg"},
    {7, 0, C, 14, "avx512_vpopcntdq"},
    {7, 0, C, 27, "movdiri"},
    {7, 0, C, 28, "movdir64b"},
    {7, 0, D, 4, "fsrm"},
    {7, 0, D, 8, "avx512_vp2intersect"},
    {7, 0, D, 22, "amx_bf16"},
    {7, 0, D, 23, "avx512_fp16"},
    {7, 0, D, 24, "amx_tile"},
    {7, 0, D, 25, "amx_int8"},
    {7, 1, A, 4, "avx_vnni"},
    {7, 1, A, 5, "avx512_bf16"},
    {7, 1, A, 21, "amx_fp16"},
    {7, 1, A, 23, "avx_ifma"},
    {7, 1, D, 4, "avx_vnni_int8"},
    {7, 1, D, 5, "avx_ne_convert"},
    {7, 1, D, 8, "amx_complex"},
    {7, 1, D, 10, "avx_vnni_int16"},
};

void cpu_features_ask(char text[CPU_FEATURES])
{
    text[0] = '\0';
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        unsigned reg[4];
        if (__get_cpuid_count(bits[i].leaf, bits[i].part, &reg[A], &reg[B], &reg[C], &reg[D]) &&
            reg[bits[i].reg] >> bits[i].bit & 1)
            join(text, CPU_FEATURES, " ", bits[i].name);
    }
}

/* Leaves 0x80000002 to 0x80000004; some CPUs pad the name in front. */
void cpu_features_brand(char text[CPU_BRAND])
{
    unsigned reg[12];
    char name[CPU_BRAND] = "";
    text[0] = '\0';
    for (unsigned i = 0; i < 3; i++)
        if (!__get_cpuid(0x80000002 + i, &reg[4 * i], &reg[4 * i + 1], &reg[4 * i + 2],
                         &reg[4 * i + 3]))
            return;
    memcpy(name, reg, sizeof reg);
    strcpy(text, name + strspn(name, " "));
    for (size_t length = strlen(text); length && text[length - 1] == ' ';)
        text[--length] = '\0';
}

#else

void cpu_features_brand(char text[CPU_BRAND])
{
    text[0] = '\0';
}

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>

/* In the order of their bits: the kernel's asm/hwcap.h. */
static const char *const first[] = {
    "fp",      "asimd", "evtstrm", "aes",   "pmull",    "sha1",   "sha2", "crc32",
    "atomics", "fphp",  "asimdhp", "cpuid", "asimdrdm", "jscvt",  "fcma", "lrcpc",
    "dcpop",   "sha3",  "sm3",     "sm4",   "asimddp",  "sha512", "sve",  "asimdfhm",
    "dit",     "uscat", "ilrcpc",  "flagm", "ssbs",     "sb",     "paca", "pacg"};
static const char *const second[] = {
    "dcpodp",    "sve2",      "sveaes",  "svepmull",  "svebitperm", "svesha3",  "svesm4",
    "flagm2",    "frint",     "svei8mm", "svef32mm",  "svef64mm",   "svebf16",  "i8mm",
    "bf16",      "dgh",       "rng",     "bti",       "mte",        "ecv",      "afp",
    "rpres",     "mte3",      "sme",     "smei16i64", "smef64f64",  "smei8i32", "smef16f32",
    "smeb16f32", "smef32f32", "smefa64", "wfxt",      "ebf16",      "sveebf16", "cssc",
    "rprfm",     "sve2p1",    "sme2",    "sme2p1"};

static void add_names(char text[CPU_FEATURES], unsigned long bits, const char *const *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bits >> i & 1)
            join(text, CPU_FEATURES, " ", names[i]);
}

void cpu_features_ask(char text[CPU_FEATURES])
{
    text[0] = '\0';
    add_names(text, getauxval(AT_HWCAP), first, sizeof first / sizeof *first);
    add_names(text, getauxval(AT_HWCAP2), second, sizeof second / sizeof *second);
}

#else

void cpu_features_ask(char text[CPU_FEATURES])
{
    text[0] = '\0';
}
#endif
#endif
