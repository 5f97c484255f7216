#include "bench/ab/processors.h"

#include "bench/ab/draw.h"

int processors_allowed(void)
{
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) ? 1 : CPU_COUNT(&allowed);
}

int processors_nth(const cpu_set_t *set, int place)
{
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET((size_t)cpu, set) && place-- == 0)
            return cpu;
    return -1;
}

int processors_draw(const cpu_set_t *allowed, int count, uint64_t *state, cpu_set_t *drawn)
{
    cpu_set_t left = *allowed;
    CPU_ZERO(drawn);
    if (count < 1 || count > CPU_COUNT(allowed))
        return -1;
    for (int i = 0; i < count; i++) {
        int place = (int)(draw_next(state) % (uint64_t)CPU_COUNT(&left));
        int cpu = processors_nth(&left, place);
        CPU_CLR((size_t)cpu, &left);
        CPU_SET((size_t)cpu, drawn);
    }
    return processors_nth(drawn, 0);
}
