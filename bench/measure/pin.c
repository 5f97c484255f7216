#include "bench/measure/pin.h"

#include "base/mem.h"
#include "bench/machine/hardware.h"

#include <stdlib.h>
#include <string.h>

static void enter(void *arg, int thread)
{
    struct pin *pin = arg;
    cpu_set_t one;
    if (sched_getaffinity(0, sizeof pin->before[thread], &pin->before[thread])) {
        CPU_ZERO(&pin->before[thread]);
        return;
    }
    CPU_ZERO(&one);
    CPU_SET((size_t)pin->processor[thread], &one);
    (void)sched_setaffinity(0, sizeof one, &one); /* else it floats: its sample tells the CPUs */
}

static void leave(void *arg, int thread)
{
    const struct pin *pin = arg;
    if (CPU_COUNT(&pin->before[thread]))
        (void)sched_setaffinity(0, sizeof pin->before[thread], &pin->before[thread]);
}

/* 1 when the user has told OpenMP where its threads go. */
static int bound_already(void)
{
    const char *bind = getenv("OMP_PROC_BIND");
    return bind && bind[0] && strcmp(bind, "false") && strcmp(bind, "FALSE");
}

int pin_init(struct pin *pin, int threads, struct err *err)
{
    struct hardware hardware;
    *pin = (struct pin){0};
    if (bound_already() || hardware_detect(&hardware, NULL))
        return 0; /* without a topology threads float, as they would anyway */
    if (threads <= hardware.usable) {
        pin->processor = mem_zeroed((size_t)threads, sizeof *pin->processor, err);
        pin->before = mem_zeroed((size_t)threads, sizeof *pin->before, err);
        pin->pinned = pin->processor && pin->before;
    }
    if (pin->pinned) {
        memcpy(pin->processor, hardware.usable_thread, (size_t)threads * sizeof *pin->processor);
        pin->watch = (struct watch){.enter = enter, .leave = leave, .arg = pin};
    }
    int failed = threads <= hardware.usable && !pin->pinned;
    hardware_free(&hardware);
    return failed ? -1 : 0;
}

void pin_free(struct pin *pin)
{
    free(pin->processor);
    free(pin->before);
    *pin = (struct pin){0};
}
