/* Where the CPU's model number and its features contradict each other: a hypervisor hides features
 * of the CPU, or shows the number of another model, so that a guest can move between hosts. */
#include "bench/environment/capture.h"

#include "base/join.h"
#include "bench/common/cpu_features.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What every CPU of these models has, and what came with later ones, as lists. */
static const struct generation {
    const char *vendor;
    long family, first, last; /* models */
    const char *has, *later;
} generations[] = {
    {"GenuineIntel", 6, 63, 63, "avx2 fma", "avx512f amx_tile"},                   /* Haswell */
    {"GenuineIntel", 6, 79, 79, "avx2 fma", "avx512f amx_tile"},                   /* Broadwell */
    {"GenuineIntel", 6, 85, 85, "avx512f avx512bw", "avx512_vbmi2 gfni amx_tile"}, /* Skylake-SP */
    {"GenuineIntel", 6, 106, 106, "avx512f avx512_vbmi2 gfni vaes", "amx_tile"},   /* Ice Lake-SP */
    {"GenuineIntel", 6, 108, 108, "avx512f avx512_vbmi2 gfni vaes", "amx_tile"},
    {"GenuineIntel", 6, 143, 143, "avx512f avx512_vbmi2 gfni amx_tile", ""}, /* Sapphire Rapids */
    {"GenuineIntel", 6, 173, 174, "avx512f avx512_vbmi2 gfni amx_tile", ""}, /* Granite Rapids */
    {"GenuineIntel", 6, 207, 207, "avx512f avx512_vbmi2 gfni amx_tile", ""}, /* Emerald Rapids */
    {"AuthenticAMD", 23, 0x00, 0xff, "avx2 fma", "vaes avx512f"},            /* Zen, Zen 2 */
    {"AuthenticAMD", 25, 0x00, 0x0f, "avx2 vaes", "avx512f"},                /* Zen 3 */
    {"AuthenticAMD", 25, 0x20, 0x5f, "avx2 vaes", "avx512f"},
    {"AuthenticAMD", 25, 0x10, 0x1f, "avx512f avx512_vbmi2 gfni",
     "avx512_vp2intersect"}, /* Zen 4 */
    {"AuthenticAMD", 25, 0x60, 0x7f, "avx512f avx512_vbmi2 gfni", "avx512_vp2intersect"},
    {"AuthenticAMD", 25, 0xa0, 0xaf, "avx512f avx512_vbmi2 gfni", "avx512_vp2intersect"},
    {"AuthenticAMD", 26, 0x00, 0xff, "avx512f avx512_vbmi2 gfni avx512_vp2intersect",
     ""}, /* Zen 5 */
};

/* The words of a list that are in `flags`, or those that are not. */
static void pick_words(const char *list, const char *flags, int there, char *picked, size_t size)
{
    char words[128], *rest = NULL;
    picked[0] = '\0';
    snprintf(words, sizeof words, "%s", list);
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (cpu_features_have(flags, word) == there)
            join(picked, size, " ", word);
}

static const struct generation *generation_of(const char *vendor, long family, long model)
{
    for (size_t i = 0; i < sizeof generations / sizeof *generations; i++) {
        const struct generation *one = &generations[i];
        if (!strcmp(one->vendor, vendor) && one->family == family && one->first <= model &&
            model <= one->last)
            return one;
    }
    return NULL;
}

void environment_read_masked(struct capture *capture)
{
    static const char path[] = "machine.cpu.masked", file[] = "/proc/cpuinfo";
    char vendor[HOST_TEXT], family[HOST_TEXT], model[HOST_TEXT], flags[HOST_TEXT];
    char lost[128], gained[128], text[400];
    const struct host *host = capture->host;
    const char *by = host->signature[0] ? "the hypervisor" : "the firmware or the kernel";
    const struct generation *here = NULL;
    if (!host_emulated(host) && !host_value(host, file, "vendor_id", vendor) &&
        !host_value(host, file, "cpu family", family) && !host_value(host, file, "model", model) &&
        !host_value(host, file, "flags", flags))
        here = generation_of(vendor, strtol(family, NULL, 10), strtol(model, NULL, 10));
    if (!here) {
        capture_unknown(capture, path, "the features of this CPU's models are not in our table");
        return;
    }
    pick_words(here->has, flags, 0, lost, sizeof lost);
    pick_words(here->later, flags, 1, gained, sizeof gained);
    if (gained[0]) /* then what the number stands for says nothing */
        snprintf(text, sizeof text, "by %s: the model number; %s came after model %.20s", by,
                 gained, model);
    else if (lost[0])
        snprintf(text, sizeof text, "by %s: %s of model %.20s", by, lost, model);
    else
        snprintf(text, sizeof text, "nothing seen");
    capture_text(capture, path, text);
}
