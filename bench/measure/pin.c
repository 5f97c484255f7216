#include "bench/measure/pin.h"

#include "base/mem.h"
#include "bench/machine/hardware.h"
#include "bench/measure/claim.h"
#include "bench/measure/cores.h"
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

static void release_claims(int *claim, int count)
{
    for (int i = 0; i < count; i++) {
        if (claim[i] >= 0)
            close(claim[i]);
        claim[i] = -1;
    }
}

static void release_processors(struct pin *pin)
{
    if (pin->claim)
        release_claims(pin->claim, pin->threads);
    free(pin->claim);
    free(pin->processor);
    free(pin->before);
    pin->claim = pin->processor = NULL;
    pin->before = NULL;
}

/* Claims (count,) processors, all or none. Returns 0 when another run has one of them. */
static int claim_together(struct pin *pin, const int *processor, int count, int taken)
{
    for (int i = 0; i < count; i++) {
        int claim = claim_processor(processor[i]);
        if (claim == CLAIM_TAKEN) {
            release_claims(pin->claim + taken, i);
            return 0;
        }
        pin->claim[taken + i] = claim;
        pin->processor[taken + i] = processor[i];
    }
    return 1;
}

/* Takes the first processors that no other run has claimed; siblings in pairs. Returns their
 * number. */
static int claim_processors(struct pin *pin, const int *processor, int count)
{
    int taken = 0, together = pin->cores.word == CORES_SIBLINGS && pin->threads > 1 ? 2 : 1;
    for (int i = 0; i + together <= count && taken < pin->threads; i += together) {
        int wanted = pin->threads - taken < together ? pin->threads - taken : together;
        if (claim_together(pin, processor + i, wanted, taken))
            taken += wanted;
    }
    return taken;
}

/* Where there are too few processors for all: a single thread takes its first choice all the same,
 * several would wait for each other. */
static void share_processors(struct pin *pin, int first)
{
    pin->shared = 1;
    if (pin->threads == 1) {
        pin->processor[0] = first;
        return;
    }
    release_processors(pin);
    pin->why = "another run has claimed the processors";
}

static int choose_processors(struct pin *pin, int *processor, int count, struct err *err)
{
    size_t threads = (size_t)pin->threads;
    pin->processor = mem_zeroed(threads, sizeof *pin->processor, err);
    pin->claim = mem_zeroed(threads, sizeof *pin->claim, err);
    pin->before = mem_zeroed(threads, sizeof *pin->before, err);
    if (!pin->processor || !pin->claim || !pin->before)
        return -1;
    memset(pin->claim, -1, threads * sizeof *pin->claim);
    if (threads == 1)
        idle_sort_here(processor, (size_t)count);
    if (claim_processors(pin, processor, count) < pin->threads)
        share_processors(pin, processor[0]);
    return 0;
}

/* Lists the processors of the cores that the case asks for, and takes some of them. */
static int pin_to_cores(struct pin *pin, const struct hardware *hardware, struct err *err)
{
    if (hardware->source[0]) {
        pin->why = "the topology describes another machine";
        return 0;
    }
    int *processor = mem_zeroed((size_t)hardware->threads, sizeof *processor, err);
    int count = processor ? cores_list(hardware, pin->cores, processor) : 0, failed = !processor;
    if (processor && pin->threads > count)
        pin->why = "more threads than processors";
    else if (processor)
        failed = choose_processors(pin, processor, count, err);
    free(processor);
    return failed;
}

int pin_init(struct pin *pin, int threads, struct word_and_number cores, struct err *err)
{
    struct hardware hardware;
    *pin = (struct pin){.threads = threads, .cores = cores};
    if (bound_already())
        pin->why = "OMP_PROC_BIND decides";
    else if (hardware_detect(&hardware, NULL))
        pin->why = "the topology is not known";
    if (pin->why)
        return 0;
    int failed = pin_to_cores(pin, &hardware, err);
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
