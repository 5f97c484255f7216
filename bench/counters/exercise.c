#include "bench/counters/exercise.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

enum { MEMORY = 1 << 22, STEPS = 20000 }; /* bytes, larger than most L2 caches */

int exercise_init(struct exercise *exercise, struct err *err)
{
    *exercise = (struct exercise){.memory = mem_zeroed(MEMORY, 1, err)};
    return exercise->memory ? 0 : -1;
}

void exercise_free(struct exercise *exercise)
{
    free(exercise->memory);
}

void exercise_run(struct exercise *exercise)
{
    uint64_t bits = 0x9e3779b97f4a7c15;
    double sum = exercise->sum;
    for (int i = 0; i < STEPS; i++) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        volatile unsigned char *place = &exercise->memory[bits % MEMORY];
        if (bits >> 63)
            sum = 0.5 * sum + *place;
        else
            *place = (unsigned char)(*place + 1);
    }
    exercise->sum = sum;
}
