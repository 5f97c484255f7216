/* A build without MPI: one process. A build with MPI links peers_mpi.c instead. */
#include "bench/peers/peers.h"

#include <stdlib.h>

/* mpirun sets these variables: Open MPI the first, MPICH and others with PMI the second. */
static int read_environment(const char *open_mpi, const char *pmi, int unset)
{
    const char *text = getenv(open_mpi) ? getenv(open_mpi) : getenv(pmi);
    return text ? atoi(text) : unset;
}

static int rank; /* under mpirun, which this build refuses; only rank 0 prints the error */

int peers_join(struct err *err)
{
    int count = read_environment("OMPI_COMM_WORLD_SIZE", "PMI_SIZE", 1);
    if (count <= 1)
        return 0;
    rank = read_environment("OMPI_COMM_WORLD_RANK", "PMI_RANK", 0);
    return err_set(err, ERR_USAGE,
                   "mpirun started %d processes, but this slabmark is built without MPI: make "
                   "MPI=1",
                   count);
}

const int peers_are_built = 0;

const struct transport *peers_transport(void (*tell)(const struct err *))
{
    (void)tell;
    return NULL;
}

int peers_here(void)
{
    return 1;
}

int peers_count(void)
{
    return 1;
}

int peers_rank(void)
{
    return rank;
}

int peers_send(int to, int subject, const char *text, struct err *err)
{
    (void)to, (void)subject, (void)text;
    return err_set(err, ERR_INTERNAL, "no other process");
}

int peers_take(struct letter *letter, struct err *err)
{
    (void)letter, (void)err;
    return 0;
}

void peers_send_bytes(int to, const void *bytes, size_t size)
{
    (void)to, (void)bytes, (void)size;
}

void peers_take_bytes(int from, void *bytes, size_t size)
{
    (void)from, (void)bytes, (void)size;
}

void peers_note(const char *lacking)
{
    (void)lacking;
}

const char *peers_noted(void)
{
    return "";
}

void peers_rest(void) {}

void peers_leave(void) {}

void peers_abort(int code)
{
    exit(code);
}
