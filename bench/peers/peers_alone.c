/* A build without MPI: one process. A build with MPI links peers_mpi.c instead. */
#include "bench/peers/peers.h"

#include <stdlib.h>

/* What mpirun says in the environment: of Open MPI, or of MPICH and others with PMI. */
static int read_environment(const char *open_mpi, const char *pmi, int unset)
{
    const char *text = getenv(open_mpi) ? getenv(open_mpi) : getenv(pmi);
    return text ? atoi(text) : unset;
}

static int count_started(void)
{
    return read_environment("OMPI_COMM_WORLD_SIZE", "PMI_SIZE", 1);
}

int peers_join(struct err *err)
{
    int count = count_started();
    return count > 1 ? err_set(err, ERR_USAGE,
                               "mpirun started %d processes, but this slabmark is built without "
                               "MPI: make MPI=1",
                               count)
                     : 0;
}

int peers_count(void)
{
    return 1;
}

/* Of several that mpirun started only one prints the error. */
int peers_rank(void)
{
    return count_started() > 1 ? read_environment("OMPI_COMM_WORLD_RANK", "PMI_RANK", 0) : 0;
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

void peers_rest(void) {}

void peers_leave(void) {}

void peers_abort(int code)
{
    exit(code);
}
