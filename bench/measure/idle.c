#include "bench/measure/idle.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A machine of 1024 processors has 100 kB of it before the long line of interrupts. */
enum { STAT_BYTES = 1 << 17 };

long idle_ticks(const char *stat, int processor)
{
    char name[24];
    long idle, waiting;
    snprintf(name, sizeof name, "\ncpu%d ", processor);
    const char *line = strstr(stat, name);
    if (!line || sscanf(line + strlen(name), "%*d %*d %*d %ld %ld", &idle, &waiting) != 2)
        return -1;
    return idle + waiting; /* for a disk: idle as well */
}

static long idle_between(int processor, const char *before, const char *after)
{
    long begin = idle_ticks(before, processor), end = idle_ticks(after, processor);
    return begin < 0 || end < 0 ? -1 : end - begin;
}

void idle_sort(int *processor, size_t count, const char *before, const char *after)
{
    for (size_t i = 1; i < count; i++) {
        int one = processor[i];
        long idle = idle_between(one, before, after);
        size_t j = i;
        for (; j > 0 && idle_between(processor[j - 1], before, after) < idle; j--)
            processor[j] = processor[j - 1];
        processor[j] = one;
    }
}

static int read_stat(char *text)
{
    FILE *file = fopen("/proc/stat", "re");
    size_t length = file ? fread(text, 1, STAT_BYTES - 1, file) : 0;
    if (file)
        fclose(file);
    text[length] = '\0';
    return length ? 0 : -1;
}

void idle_sort_here(int *processor, size_t count)
{
    static _Thread_local char before[STAT_BYTES], after[STAT_BYTES];
    struct timespec look = {.tv_nsec = IDLE_LOOK * 1000000L};
    if (count < 2 || read_stat(before) || nanosleep(&look, NULL) || read_stat(after))
        return;
    idle_sort(processor, count, before, after);
}
