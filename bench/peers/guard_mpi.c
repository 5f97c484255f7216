#include "bench/peers/guard_mpi.h"

#include "bench/common/args.h"
#include "bench/peers/peers.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What the child leaves to its guard. It may be killed while it writes a note, so there are two. */
struct legacy {
    int rank; /* -1: MPI has not started */
    atomic_int newest;
    char note[2][NOTE_TEXT];
};

static struct legacy alone, *legacy = &alone;

void guard_rank(int rank)
{
    legacy->rank = rank;
}

void guard_note(const char *lacking)
{
    int next = !atomic_load(&legacy->newest);
    snprintf(legacy->note[next], NOTE_TEXT, "%s", lacking);
    atomic_store(&legacy->newest, next);
}

const char *guard_noted(void)
{
    return legacy->note[atomic_load(&legacy->newest)];
}

static void rest(double seconds)
{
    struct timespec pause = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&pause, NULL);
}

/* "process 2 <what>; at most 46 of 50 blocks are missing, ..." */
static void tell(const char *what)
{
    struct err err;
    char process[32] = "a process";
    const char *lacking = guard_noted();
    if (legacy->rank >= 0)
        snprintf(process, sizeof process, "process %d", legacy->rank);
    err_set(&err, ERR_INTERNAL, "%s %s%s%s", process, what, *lacking ? "; at most " : "", lacking);
    args_fail(&err);
}

/* MPICH's mpirun would kill the others first and exit with their signal. A line on the socket where
 * it expects the requests of the child makes it exit with this code instead (PMI 1: the request of
 * MPI_Abort). */
static void abort_hydra(int code)
{
    const char *socket = getenv("PMI_FD");
    if (!socket || !getenv("HYDI_CONTROL_FD"))
        return;
    rest(1); /* an abort drops what mpirun has not yet read of the standard streams */
    dprintf(atoi(socket), "cmd=abort exitcode=%d\n", code);
    rest(5); /* to be killed with the others */
}

/* A signal that asks to end comes to all processes, and needs no line of each. */
static int asks_to_end(int by)
{
    return by == SIGTERM || by == SIGINT || by == SIGHUP;
}

static void end_run(const char *what) __attribute__((noreturn));
static void end_run(const char *what)
{
    tell(what);
    abort_hydra(ERR_INTERNAL);
    _exit(ERR_INTERNAL);
}

static void follow(int status) __attribute__((noreturn));
static void follow(int status)
{
    char what[100];
    int by = WTERMSIG(status);
    if (!WIFSIGNALED(status))
        _exit(WEXITSTATUS(status));
    if (asks_to_end(by))
        _exit(128 + by);
    rest(0.1); /* where all are killed, so is the guard */
    snprintf(what, sizeof what, "was killed by signal %d (%s)", by, strsignal(by));
    end_run(what);
}

/* T: it is stopped, D: it waits for a disk. */
static int is_held_up(pid_t child)
{
    char path[40], state = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
            state = 0;
        fclose(file);
    }
    return state == 'T' || state == 't' || state == 'D';
}

/* So that users who look for slabmark, by `pkill -x` or in a list of commands, find the child. */
static void rename_guard(void)
{
    static const char name[] = "slabmark-guard";
    size_t room = strlen(program_invocation_name);
    prctl(PR_SET_NAME, name);
    memset(program_invocation_name, 0, room);
    snprintf(program_invocation_name, room + 1, "%s", room < strlen(name) ? "guard" : name);
}

/* Others find that this process is silent where they wait for it, but nobody watches process 0. The
 * seconds are counted, not measured: all may be suspended together. */
static void guard_child(pid_t child, const sigset_t *news) __attribute__((noreturn));
static void guard_child(pid_t child, const sigset_t *news)
{
    enum { PATIENCE = 55 };
    static const struct timespec second = {1, 0};
    static const int ignored[] = {SIGINT, SIGTERM, SIGUSR1, SIGUSR2}; /* the child gets them, too */
    int status, held_up = 0;
    rename_guard();
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_IGN);
    while (waitpid(child, &status, WNOHANG) != child && held_up < PATIENCE) {
        int woken = sigtimedwait(news, NULL, &second) >= 0;
        held_up = !woken && is_held_up(child) ? held_up + 1 : 0;
    }
    if (held_up < PATIENCE)
        follow(status);
    kill(child, SIGKILL);
    char what[100];
    snprintf(what, sizeof what, "has been stopped, or has waited for a disk, for %d s", PATIENCE);
    end_run(what);
}

void guard_begin(void)
{
    pid_t parent = getpid();
    sigset_t news, before;
    void *shared =
        mmap(NULL, sizeof *legacy, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return;
    legacy = shared;
    legacy->rank = -1;
    signal(SIGCHLD, SIG_DFL); /* ignored, it would hide the end of the child */
    sigemptyset(&news);
    sigaddset(&news, SIGCHLD); /* blocked, for sigtimedwait */
    sigprocmask(SIG_BLOCK, &news, &before);
    fflush(NULL);
    pid_t child = fork();
    if (child > 0)
        guard_child(child, &news);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (child == 0 && (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent))
        _exit(ERR_INTERNAL); /* the guard has been killed meanwhile */
}
