/* The CPU model, from /proc/cpuinfo. */
#include "bench/environment/capture.h"
#include "bench/environment/distinct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char cpuinfo[] = "/proc/cpuinfo";

static int cpuinfo_value(const struct capture *capture, const char *key, char text[HOST_TEXT])
{
    return host_value(capture->host, cpuinfo, key, text);
}

/* Arm cores report numbers only; the names are from the technical reference manuals. */
static const struct {
    unsigned implementer, part;
    const char *name;
} arm_cores[] = {
    {0x41, 0xd03, "Arm Cortex-A53"},   {0x41, 0xd05, "Arm Cortex-A55"},
    {0x41, 0xd07, "Arm Cortex-A57"},   {0x41, 0xd08, "Arm Cortex-A72"},
    {0x41, 0xd0b, "Arm Cortex-A76"},   {0x41, 0xd0c, "Arm Neoverse-N1"},
    {0x41, 0xd40, "Arm Neoverse-V1"},  {0x41, 0xd49, "Arm Neoverse-N2"},
    {0x41, 0xd4f, "Arm Neoverse-V2"},  {0x46, 0x001, "Fujitsu A64FX"},
    {0x43, 0x0af, "Cavium ThunderX2"}, {0x48, 0xd01, "HiSilicon TSV110"},
    {0xc0, 0xac3, "Ampere-1"},
};

static const char *arm_name(unsigned implementer, unsigned part)
{
    for (size_t i = 0; i < sizeof arm_cores / sizeof *arm_cores; i++)
        if (arm_cores[i].implementer == implementer && arm_cores[i].part == part)
            return arm_cores[i].name;
    return NULL;
}

/* The cores read so far. A machine may have several types of cores; all are recorded. */
struct arm {
    unsigned implementer, part, variant;
    char *model, *identity;
};

/* Reads one line of a core; the revision is its last line. */
static int take_arm(void *arg, char *line)
{
    struct arm *arm = arg;
    const char *text;
    char one[64];
    if (!host_line_value(line, "CPU implementer", &text))
        arm->implementer = (unsigned)strtoul(text, NULL, 0);
    if (!host_line_value(line, "CPU part", &text))
        arm->part = (unsigned)strtoul(text, NULL, 0);
    if (!host_line_value(line, "CPU variant", &text))
        arm->variant = (unsigned)strtoul(text, NULL, 0);
    if (host_line_value(line, "CPU revision", &text))
        return 0;
    int length =
        snprintf(one, sizeof one, "implementer 0x%02x part 0x%03x", arm->implementer, arm->part);
    const char *name = arm_name(arm->implementer, arm->part);
    distinct_add(arm->model, name ? name : one);
    snprintf(one + length, sizeof one - (size_t)length, " r%up%lu", arm->variant,
             strtoul(text, NULL, 0));
    distinct_add(arm->identity, one);
    return 0;
}

static void put_described(struct capture *capture, const char *path, const char *text)
{
    if (text[0])
        capture_text(capture, path, text);
    else
        capture_unknown(capture, path, "/proc/cpuinfo does not tell");
}

/* "emulated on AMD EPYC": what /proc/cpuinfo says is said of the machine below an emulator. The
 * model says so for the identity, too. */
static void put_model(struct capture *capture, const char *model)
{
    char whole[HOST_TEXT + 16];
    const char *emulated = *model && host_emulated(capture->host) ? "emulated on " : "";
    snprintf(whole, sizeof whole, "%s%s", emulated, model);
    put_described(capture, "machine.cpu.model", whole);
}

static void read_model(struct capture *capture)
{
    char model[HOST_TEXT], identity[HOST_TEXT];
    char family[HOST_TEXT], number[HOST_TEXT], stepping[HOST_TEXT];
    struct arm arm = {.model = model, .identity = identity};
    model[0] = identity[0] = '\0';
    if (host_lines(capture->host, cpuinfo, take_arm, &arm) || !model[0]) {
        cpuinfo_value(capture, "model name", model);
        if (!cpuinfo_value(capture, "cpu family", family) &&
            !cpuinfo_value(capture, "model", number) &&
            !cpuinfo_value(capture, "stepping", stepping))
            snprintf(identity, sizeof identity, "family %.20s model %.20s stepping %.20s", family,
                     number, stepping);
    }
    put_model(capture, model);
    put_described(capture, "machine.cpu.identity", identity);
}

/* The flags by which kernels, libc, OpenMP and compilers choose code; the others, of system
 * programming, do not matter here. */
static const char *const extensions[] = {
    "sse2",
    "pni",
    "ssse3",
    "sse4_1",
    "sse4_2",
    "popcnt",
    "movbe",
    "aes",
    "pclmulqdq",
    "avx",
    "f16c",
    "fma",
    "bmi1",
    "bmi2",
    "adx",
    "avx2",
    "sha_ni",
    "gfni",
    "vaes",
    "vpclmulqdq",
    "avx_vnni",
    "avx_vnni_int8",
    "avx_vnni_int16",
    "avx_ifma",
    "avx_ne_convert",
    "avx512f",
    "avx512dq",
    "avx512cd",
    "avx512bw",
    "avx512vl",
    "avx512ifma",
    "avx512vbmi",
    "avx512_vbmi2",
    "avx512_vnni",
    "avx512_bitalg",
    "avx512_vpopcntdq",
    "avx512_bf16",
    "avx512_fp16",
    "avx512_vp2intersect",
    "amx_tile",
    "amx_bf16",
    "amx_int8",
    "amx_fp16",
    "amx_complex",
    "erms",
    "fsrm",
    "movdiri",
    "movdir64b",
    "waitpkg",
    /* aarch64: */ "fp",
    "asimd",
    "crc32",
    "pmull",
    "sha1",
    "sha2",
    "sha3",
    "sha512",
    "sm3",
    "sm4",
    "atomics",
    "fphp",
    "asimdhp",
    "asimdrdm",
    "asimddp",
    "asimdfhm",
    "jscvt",
    "fcma",
    "frint",
    "i8mm",
    "bf16",
    "ebf16",
    "sve",
    "sve2",
    "sve2p1",
    "sveaes",
    "svepmull",
    "svebitperm",
    "svesha3",
    "svesm4",
    "svei8mm",
    "svef32mm",
    "svef64mm",
    "svebf16",
    "sveebf16",
    "sme",
    "sme2",
    "sme2p1",
    "smei16i64",
    "smef64f64",
    "smei8i32",
    "smef16f32",
    "smeb16f32",
    "smef32f32",
    "smefa64",
    "lrcpc",
    "ilrcpc",
    "uscat",
    "mops",
    "cssc",
};

static void read_extensions(struct capture *capture)
{
    char flags[HOST_TEXT];
    if (host_emulated(capture->host))
        snprintf(flags, sizeof flags, "%s", capture->host->features);
    else if (cpuinfo_value(capture, "flags", flags) && cpuinfo_value(capture, "Features", flags)) {
        capture_unknown(capture, "machine.cpu.isa", "/proc/cpuinfo lists no flags");
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (cpu_features_have(flags, extensions[i]) &&
            json_array_append_new(list, json_string(extensions[i])))
            capture->failed = 1;
    capture_put(capture, "machine.cpu.isa", list);
}

void environment_read_cpu(struct capture *capture)
{
    char text[HOST_TEXT];
    const char *architecture = capture->host->architecture;
    if (architecture[0])
        capture_text(capture, "machine.architecture", architecture);
    else
        capture_unknown(capture, "machine.architecture", "uname does not tell");
    read_model(capture);
    read_extensions(capture);
    if (!cpuinfo_value(capture, "vendor_id", text))
        capture_text(capture, "machine.cpu.vendor", text);
    else
        capture_unknown(capture, "machine.cpu.vendor", "/proc/cpuinfo names none");
    if (!cpuinfo_value(capture, "microcode", text))
        capture_text(capture, "machine.cpu.microcode", text);
    else
        capture_unknown(capture, "machine.cpu.microcode", "/proc/cpuinfo does not tell");
}
