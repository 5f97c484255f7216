/* Threads on processors of their own: claimed, refused, given back. */
#include "bench/measure/claim.h"
#include "bench/measure/idle.h"
#include "bench/measure/pin.h"

#include "bench/machine/hardware.h"
#include "engine/team.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- the idlest ---- */

static const char before[] = "cpu  9 9 9 9 9 9 9 9\n"
                             "cpu0 100 0 50 1000 10 0 0 0 0 0\n"
                             "cpu1 100 0 50 2000 10 0 0 0 0 0\n"
                             "cpu10 100 0 50 3000 10 0 0 0 0 0\n"
                             "intr 1\n",
                  after[] = "cpu  9 9 9 9 9 9 9 9\n"
                            "cpu0 105 0 50 1000 10 0 0 0 0 0\n"
                            "cpu1 101 0 51 2003 10 0 0 0 0 0\n"
                            "cpu10 100 0 50 3001 14 0 0 0 0 0\n"
                            "intr 1\n";

Test(idle, counts_waiting_for_a_disk_too)
{
    cr_assert_eq(idle_ticks(before, 0), 1010);
    cr_assert_eq(idle_ticks(after, 10), 3015);
    cr_assert_eq(idle_ticks(after, 2), -1);
    cr_assert_eq(idle_ticks("\ncpu2 rubbish", 2), -1);
}

Test(idle, sorts_by_idleness_and_keeps_the_order_of_equals)
{
    int processor[] = {0, 1, 10, 2};
    idle_sort(processor, 4, before, after);
    cr_assert(processor[0] == 10 && processor[1] == 1 && processor[2] == 0 && processor[3] == 2);
    int quiet[] = {1, 10, 0};
    idle_sort(quiet, 3, before, before);
    cr_assert(quiet[0] == 1 && quiet[1] == 10 && quiet[2] == 0);
}

Test(idle, a_look_at_this_machine_loses_no_processor)
{
    int processor[] = {0, 1, 2};
    idle_sort_here(processor, 3);
    cr_assert_eq(processor[0] + processor[1] + processor[2], 3);
    cr_assert_eq(processor[0] * processor[1] * processor[2], 0);
}

/* ---- pinning ---- */

static struct err err;
static struct pin pin;
static const struct word_and_number any = {CORES_ANY, 0};

static void run_nothing(void *arg, int thread)
{
    (void)arg;
    if (pin.watch.enter)
        pin.watch.enter(pin.watch.arg, thread);
    if (pin.watch.leave)
        pin.watch.leave(pin.watch.arg, thread);
}

/* Why threads were not pinned; NULL: they were. */
static const char *run_pinned(int threads)
{
    cr_assert_eq(pin_init(&pin, threads, any, &err), 0, "%s", err.text);
    cr_assert_eq(team_run(threads, run_nothing, NULL, &err), 0, "%s", err.text);
    return pin_failed(&pin);
}

Test(claim, is_one_process_s_until_it_is_closed)
{
    int processor = 1000000 + getpid(); /* no machine has it */
    int claim = claim_processor(processor);
    if (claim == CLAIM_UNKNOWN)
        cr_skip_test("no abstract sockets here");
    cr_assert_geq(claim, 0);
    cr_assert_eq(claim_processor(processor), CLAIM_TAKEN);
    int other = claim_processor(processor + 1);
    cr_assert_geq(other, 0);
    close(claim);
    claim = claim_processor(processor);
    cr_assert_geq(claim, 0);
}

/* Claims `processor` for this test. A test beside this one may hold it for a while. */
static void claim_in_time(int processor)
{
    for (int tries = 0; tries < 3000; tries++) {
        int claim = claim_processor(processor);
        if (claim == CLAIM_UNKNOWN)
            cr_skip_test("no abstract sockets here");
        if (claim >= 0)
            return;
        usleep(10000);
    }
    cr_skip_test("another run holds processor %d", processor);
}

Test(pin, leaves_claimed_processors_alone)
{
    struct hardware hardware;
    unsetenv("OMP_PROC_BIND");
    cr_assert_eq(hardware_detect(&hardware, &err), 0, "%s", err.text);
    for (int i = 0; i < hardware.usable; i++)
        claim_in_time(hardware.usable_thread[i]);
    if (hardware.usable > 1)
        cr_assert_str_eq(run_pinned(2), "another run has claimed the processors");
    cr_assert_eq(pin.shared, hardware.usable > 1);
    cr_assert_null(pin.processor);
    cr_assert_null(run_pinned(1), "a single thread shares one");
    cr_assert_eq(pin.shared, 1);
    cr_assert_eq(pin.claim[0], -1);
    hardware_free(&hardware);
}

Test(pin, claims_the_processors_that_it_takes)
{
    unsetenv("OMP_PROC_BIND");
    const char *why = run_pinned(1);
    if (why)
        cr_skip_test("not pinned here: %s", why);
    int processor = pin.processor[0], claim = claim_processor(processor);
    if (claim == CLAIM_UNKNOWN)
        cr_skip_test("no abstract sockets here");
    cr_assert_eq(claim, CLAIM_TAKEN);
    struct pin first = pin;
    int descriptor = pin.claim[0];
    if (!run_pinned(1) && !pin.shared) /* where a second one is free */
        cr_assert_neq(pin.processor[0], processor);
    pin_free(&first);
    /* a test beside this one may have claimed the processor by now */
    cr_assert_eq(fcntl(descriptor, F_GETFD), -1, "it was not given back");
}

Test(pin, is_not_said_of_more_threads_than_processors_nor_of_another_machine)
{
    unsetenv("OMP_PROC_BIND");
    cr_assert_str_eq(run_pinned(5000 > team_cores() ? team_cores() + 1 : 1),
                     "more threads than processors");
    setenv("HWLOC_SYNTHETIC", "core:4 pu:1", 1);
    cr_assert_str_eq(run_pinned(1), "the topology describes another machine");
    setenv("OMP_PROC_BIND", "close", 1);
    cr_assert_str_eq(run_pinned(1), "OMP_PROC_BIND decides");
    cr_assert_eq(pin.shared, 0);
}

/* A sandbox that does not let threads move. */
static void refuse_affinity(void)
{
    struct sock_filter rule[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_sched_setaffinity, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {sizeof rule / sizeof *rule, rule};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
        cr_skip_test("no filters of system calls here");
}

Test(pin, is_not_said_where_the_system_refuses)
{
    unsetenv("OMP_PROC_BIND");
    refuse_affinity();
    const char *why = run_pinned(1);
    if (pin.shared)
        cr_skip_test("%s", why);
    cr_assert_str_eq(why, "the system refused");
}
