#include "bench/peers/silence_mpi.h"

#include "base/mem.h"

/* After so many seconds a process says that it waits; it gives the others time to do so. */
static const double says = 40, ends = 45, gives_up = 55;

enum { TAG_WAITS = 100 };

static struct {
    int count, has_said;
    unsigned char *waits; /* (count,) */
    void (*tell)(const struct err *);
} silence;

void silence_init(int processes, void (*tell)(const struct err *))
{
    silence.tell = tell;
    if (silence.count)
        return;
    silence.count = processes;
    silence.waits = mem_zeroed((size_t)processes, 1, NULL);
}

/* Messages of one process arrive in order, so the last one holds. */
static void say_waiting(MPI_Comm comm, int waits)
{
    static const char said[2] = {0, 1};
    int rank;
    MPI_Comm_rank(comm, &rank);
    for (int r = 0; r < silence.count; r++) {
        MPI_Request request;
        if (r == rank)
            continue;
        MPI_Isend(&said[waits], 1, MPI_BYTE, r, TAG_WAITS, comm, &request);
        MPI_Request_free(&request);
    }
    silence.waits[rank] = (unsigned char)waits;
    silence.has_said = waits;
}

static void hear_others(MPI_Comm comm)
{
    int there;
    MPI_Status status;
    for (;;) {
        MPI_Iprobe(MPI_ANY_SOURCE, TAG_WAITS, comm, &there, &status);
        if (!there)
            return;
        MPI_Recv(&silence.waits[status.MPI_SOURCE], 1, MPI_BYTE, status.MPI_SOURCE, TAG_WAITS, comm,
                 MPI_STATUS_IGNORE);
    }
}

void silence_over(MPI_Comm comm)
{
    if (silence.has_said)
        say_waiting(comm, 0);
}

static int first_that(int waits)
{
    int r = 0;
    while (r < silence.count && silence.waits[r] != waits)
        r++;
    return r;
}

static void name_silent(void)
{
    struct err err;
    int silent = first_that(0);
    if (silent < silence.count)
        err_set(&err, ERR_INTERNAL,
                "process %d has not responded for %.0f s; finished cases are kept: continue with "
                "--resume",
                silent, ends);
    else
        err_set(&err, ERR_INTERNAL, "all processes wait for each other");
    silence.tell(&err);
}

/* One process names the silent one. The others end too, should its MPI_Abort not reach them. */
void silence_watch(MPI_Comm comm, double waited)
{
    int rank;
    MPI_Comm_rank(comm, &rank);
    if (!silence.waits || waited < says)
        return;
    if (!silence.has_said)
        say_waiting(comm, 1);
    hear_others(comm);
    int leads = first_that(1) == rank;
    if (waited < (leads ? ends : gives_up))
        return;
    if (leads)
        name_silent();
    MPI_Abort(comm, ERR_INTERNAL);
}
