#include "bench/measure/pin.h"

#include "base/mem.h"
#include "bench/machine/hardware.h"
#include "bench/measure/claim.h"
#include "bench/measure/idle.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void move_to_processor(void *arg, int thread)
{
    struct pin *pin = arg;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET((size_t)pin->processor[thread], &one);
    if (sched_getaffinity(0, sizeof pin->before[thread], &pin->before[thread]))
        CPU_ZERO(&pin->before[thread]);
    else if (!sched_setaffinity(0, sizeof one, &one))
        return;
    atomic_fetch_add(&pin->refused, 1);
}

static void move_back(void *arg, int thread)
{
    const struct pin *pin = arg;
    if (CPU_COUNT(&pin->before[thread]))
        (void)sched_setaffinity(0, sizeof pin->before[thread], &pin->before[thread]);
}

/* 1 when the user has chosen the processors of OpenMP's threads. */
static int bound_already(void)
{
    const char *bind = getenv("OMP_PROC_BIND");
    return bind && bind[0] && strcmp(bind, "false") && strcmp(bind, "FALSE");
}

static void release_processors(struct pin *pin)
{
    for (int i = 0; pin->claim && i < pin->threads; i++)
        if (pin->claim[i] >= 0)
            close(pin->claim[i]);
    free(pin->claim);
    free(pin->processor);
    free(pin->before);
    pin->claim = pin->processor = NULL;
    pin->before = NULL;
}

/* Takes the first processors that no other run has claimed. Returns their number. */
static int claim_processors(struct pin *pin, const struct hardware *hardware)
{
    int taken = 0;
    for (int i = 0; i < hardware->usable && taken < pin->threads; i++) {
        int claim = claim_processor(hardware->usable_thread[i]);
        if (claim == CLAIM_TAKEN)
            continue;
        pin->claim[taken] = claim;
        pin->processor[taken++] = hardware->usable_thread[i];
    }
    return taken;
}

/* Where there are too few processors for all: a single thread takes its first choice all the same,
 * several would wait for each other. */
static void share_processors(struct pin *pin, const struct hardware *hardware)
{
    pin->shared = 1;
    if (pin->threads == 1) {
        pin->processor[0] = hardware->usable_thread[0];
        return;
    }
    release_processors(pin);
    pin->why = "another run has claimed the processors";
}

static int choose_processors(struct pin *pin, struct hardware *hardware, struct err *err)
{
    size_t threads = (size_t)pin->threads;
    pin->processor = mem_zeroed(threads, sizeof *pin->processor, err);
    pin->claim = mem_zeroed(threads, sizeof *pin->claim, err);
    pin->before = mem_zeroed(threads, sizeof *pin->before, err);
    if (!pin->processor || !pin->claim || !pin->before)
        return -1;
    memset(pin->claim, -1, threads * sizeof *pin->claim);
    if (threads == 1)
        idle_sort_here(hardware->usable_thread, (size_t)hardware->usable);
    if (claim_processors(pin, hardware) < pin->threads)
        share_processors(pin, hardware);
    return 0;
}

static const char *why_not(const struct pin *pin, const struct hardware *hardware)
{
    if (hardware->source[0])
        return "the topology describes another machine";
    return pin->threads > hardware->usable ? "more threads than processors" : NULL;
}

int pin_init(struct pin *pin, int threads, struct err *err)
{
    struct hardware hardware;
    *pin = (struct pin){.threads = threads};
    if (bound_already())
        pin->why = "OMP_PROC_BIND decides";
    else if (hardware_detect(&hardware, NULL))
        pin->why = "the topology is not known";
    if (pin->why)
        return 0;
    pin->why = why_not(pin, &hardware);
    int failed = pin->why ? 0 : choose_processors(pin, &hardware, err);
    hardware_free(&hardware);
    if (pin->processor)
        pin->watch = (struct watch){.enter = move_to_processor, .leave = move_back, .arg = pin};
    return failed;
}

void pin_free(struct pin *pin)
{
    release_processors(pin);
}

const char *pin_failed(const struct pin *pin)
{
    if (pin->why)
        return pin->why;
    return atomic_load(&pin->refused) ? "the system refused" : NULL;
}
