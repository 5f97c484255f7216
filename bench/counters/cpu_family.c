#include "bench/counters/cpu_family.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>

struct cpu cpu_detect(void)
{
    struct cpu cpu = {0};
    unsigned a, b, c, d;
    if (!__get_cpuid(0, &a, &b, &c, &d))
        return cpu;
    memcpy(cpu.vendor, &b, 4);
    memcpy(cpu.vendor + 4, &d, 4);
    memcpy(cpu.vendor + 8, &c, 4);
    if (!__get_cpuid(1, &a, &b, &c, &d))
        return cpu;
    /* the extended fields count only beyond family 15, the model's also in family 6 */
    unsigned family = a >> 8 & 15, model = a >> 4 & 15;
    if (family == 6 || family == 15)
        model |= (a >> 16 & 15) << 4;
    if (family == 15)
        family += a >> 20 & 255;
    cpu.family = (int)family;
    cpu.model = (int)model;
    return cpu;
}

#elif defined(__aarch64__)

static unsigned long read_midr(void)
{
    unsigned long midr = 0;
    FILE *file = fopen("/sys/devices/system/cpu/cpu0/regs/identification/midr_el1", "r");
    if (!file)
        return 0;
    if (fscanf(file, "%lx", &midr) != 1)
        midr = 0;
    fclose(file);
    return midr;
}

/* If the register is not readable, uses the lines "CPU implementer : 0x41" and "CPU part : 0xd0c".
 */
static unsigned long read_cpuinfo(const char *key)
{
    char line[256];
    unsigned long value = 0;
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && !value && fgets(line, sizeof line, file)) {
        const char *colon = strchr(line, ':');
        if (colon && !strncmp(line, key, strlen(key)))
            value = strtoul(colon + 1, NULL, 0);
    }
    if (file)
        fclose(file);
    return value;
}

struct cpu cpu_detect(void)
{
    struct cpu cpu = {.vendor = "arm"};
    unsigned long midr = read_midr();
    cpu.family = (int)(midr ? midr >> 24 & 0xff : read_cpuinfo("CPU implementer"));
    cpu.model = (int)(midr ? midr >> 4 & 0xfff : read_cpuinfo("CPU part"));
    return cpu;
}

#else

struct cpu cpu_detect(void)
{
    return (struct cpu){0};
}

#endif

/* 1 when the number is in a list such as "0x55", "0x6a 0x6c", "0x10-0x1f 0x60-0xaf" or "*". */
static int in_ranges(const char *ranges, int number)
{
    while (*ranges) {
        char *end;
        if (*ranges == '*')
            return 1;
        long low = strtol(ranges, &end, 16), high = low;
        if (*end == '-')
            high = strtol(end + 1, &end, 16);
        if (end == ranges)
            return 0;
        if (number >= low && number <= high)
            return 1;
        ranges = end + strspn(end, " ");
    }
    return 0;
}

int cpu_is(const struct cpu *cpu, const struct cpu_family *family)
{
    return (!strcmp(family->vendor, "*") || !strcmp(family->vendor, cpu->vendor)) &&
           in_ranges(family->family, cpu->family) && in_ranges(family->models, cpu->model);
}
