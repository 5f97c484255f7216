#include "bench/machine/memory_room.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* 0 when the file is absent or holds no number ("max"). */
static size_t number_of(const char *path)
{
    unsigned long long value = 0;
    FILE *file = fopen(path, "r");
    if (!file || fscanf(file, "%llu", &value) != 1)
        value = 0;
    if (file)
        fclose(file);
    return (size_t)value;
}

/* In a container, its own control group is mounted at the root of the tree. */
static size_t group_room(const char *limit_path, const char *used_path)
{
    size_t limit = number_of(limit_path), used = number_of(used_path);
    return limit > used ? limit - used : limit ? 1 : SIZE_MAX;
}

size_t memory_room(void)
{
    long pages = sysconf(_SC_AVPHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    size_t room = pages > 0 && size > 0 ? (size_t)pages * (size_t)size : SIZE_MAX;
    size_t groups[] = {
        group_room("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        group_room("/sys/fs/cgroup/memory/memory.limit_in_bytes",
                   "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    };
    for (int i = 0; i < 2; i++)
        room = groups[i] < room ? groups[i] : room;
    return room == SIZE_MAX ? 0 : room;
}

void memory_huge_pages(void *block, size_t bytes)
{
    const uintptr_t page = 2 << 20;
    uintptr_t begin = ((uintptr_t)block + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)block + bytes) / page * page;
    if (end > begin)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
}
