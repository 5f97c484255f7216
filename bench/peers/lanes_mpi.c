/* Rows between ranks, by persistent messages that do not block: each buffer of estimates has its
 * requests, which are started again and again. */
#include "bench/peers/lanes_mpi.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/peers/silence_mpi.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TAG_SWAP, TAG_LANE }; /* the second for one buffer, the next for the other */

static struct {
    MPI_Comm comm;
    int rank, count, lanes;
    long spins; /* tests before the processor is yielded */
} self;

/* ---- waiting ---- */

/* Tests before the processor is yielded: where each process has one, about a millisecond, else some
 * microseconds; tests between this and sleep, and between two looks at the clock. */
enum { MANY_SPINS = 5000, FEW_SPINS = 50, YIELDS = 10, LOOKS = 100 };

static long spins_of(MPI_Comm comm)
{
    int here;
    MPI_Comm host;
    MPI_Comm_split_type(comm, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &host);
    MPI_Comm_size(host, &here);
    MPI_Comm_free(&host);
    return here <= sysconf(_SC_NPROCESSORS_ONLN) ? MANY_SPINS : FEW_SPINS;
}

/* Where processes outnumber processors, one that sleeps is woken sooner than one that yields gets
 * its next turn. */
static void rest_awhile(long tests)
{
    const struct timespec pause = {0, 50000};
    if (tests < self.spins + YIELDS)
        sched_yield();
    else
        nanosleep(&pause, NULL);
}

static void wait_for_all(int count, MPI_Request *request, MPI_Status *status)
{
    struct patience patience = {0};
    for (long tests = 1;; tests++) {
        int done;
        MPI_Testall(count, request, &done, status);
        if (done)
            break;
        if (tests > self.spins)
            rest_awhile(tests);
        if (tests % LOOKS)
            continue;
        silence_watch(self.comm, patience_look(&patience));
    }
    silence_over(self.comm);
}

/* ---- lanes ---- */

struct lane {
    MPI_Request *request;    /* (2 * links,) */
    MPI_Status *status;      /* likewise */
    MPI_Datatype row, *rows; /* (links,) that a link sends */
    int requests, types;
    size_t bytes; /* that a start sends */
};

static void close_lane(void *opened)
{
    struct lane *lane = opened;
    for (int i = 0; i < lane->requests; i++)
        MPI_Request_free(&lane->request[i]);
    for (int i = 0; i < lane->types; i++)
        MPI_Type_free(&lane->rows[i]);
    if (lane->row != MPI_DATATYPE_NULL)
        MPI_Type_free(&lane->row);
    free(lane->request);
    free(lane->status);
    free(lane->rows);
    free(lane);
}

static void add_receive(struct lane *lane, const struct rank_link *link, reals *rows,
                        size_t row_bytes, int tag)
{
    if (link->receives)
        MPI_Recv_init((char *)rows + (size_t)link->first * row_bytes, link->receives, lane->row,
                      link->rank, tag, self.comm, &lane->request[lane->requests++]);
}

/* The rows of a message lie apart in memory; its size is what MPI says. */
static void add_send(struct lane *lane, const struct rank_link *link, reals *rows, int tag)
{
    int bytes;
    MPI_Datatype *sent = &lane->rows[lane->types];
    if (!link->sends)
        return;
    MPI_Type_create_indexed_block(link->sends, 1, link->place, lane->row, sent);
    MPI_Type_commit(sent);
    MPI_Type_size(*sent, &bytes);
    MPI_Send_init(rows, 1, *sent, link->rank, tag, self.comm, &lane->request[lane->requests++]);
    lane->bytes += (size_t)bytes;
    lane->types++;
}

static void *open_lane(void *unused, const struct rank_link *link, int links, reals *rows,
                       size_t row_bytes, struct err *err)
{
    int tag = TAG_LANE + self.lanes++ % 2;
    struct lane *lane = mem_zeroed(1, sizeof *lane, err);
    (void)unused;
    if (!lane)
        return NULL;
    lane->row = MPI_DATATYPE_NULL;
    lane->request = mem_zeroed(2 * (size_t)links, sizeof *lane->request, err);
    lane->status = mem_zeroed(2 * (size_t)links, sizeof *lane->status, err);
    lane->rows = mem_zeroed((size_t)links, sizeof *lane->rows, err);
    if (!lane->request || !lane->status || !lane->rows) {
        close_lane(lane);
        return NULL;
    }
    MPI_Type_contiguous((int)row_bytes, MPI_BYTE, &lane->row);
    MPI_Type_commit(&lane->row);
    for (int i = 0; i < links; i++)
        add_receive(lane, &link[i], rows, row_bytes, tag);
    for (int i = 0; i < links; i++)
        add_send(lane, &link[i], rows, tag);
    return lane;
}

static size_t start_lane(void *opened)
{
    struct lane *lane = opened;
    MPI_Startall(lane->requests, lane->request);
    return lane->bytes;
}

static void finish_lane(void *opened)
{
    struct lane *lane = opened;
    wait_for_all(lane->requests, lane->request, lane->status);
}

/* ---- parcels ---- */

static MPI_Request *request; /* (2 * count,) of a swap */
static MPI_Status *status;   /* likewise */

static void swap_parcels(void *unused, const struct parcel *out, const struct parcel *in)
{
    int requests = 0;
    (void)unused;
    for (int r = 0; r < self.count; r++)
        if (r != self.rank && in[r].size)
            MPI_Irecv(in[r].bytes, (int)in[r].size, MPI_BYTE, r, TAG_SWAP, self.comm,
                      &request[requests++]);
    for (int r = 0; r < self.count; r++)
        if (r != self.rank && out[r].size)
            MPI_Isend(out[r].bytes, (int)out[r].size, MPI_BYTE, r, TAG_SWAP, self.comm,
                      &request[requests++]);
    if (in[self.rank].size)
        memmove(in[self.rank].bytes, out[self.rank].bytes, in[self.rank].size);
    wait_for_all(requests, request, status);
}

int lanes_open(MPI_Comm comm, struct err *err)
{
    MPI_Comm_dup(comm, &self.comm);
    MPI_Comm_rank(self.comm, &self.rank);
    MPI_Comm_size(self.comm, &self.count);
    self.spins = spins_of(self.comm);
    request = mem_zeroed(2 * (size_t)self.count, sizeof(MPI_Request), err);
    status = mem_zeroed(2 * (size_t)self.count, sizeof(MPI_Status), err);
    return request && status ? 0 : -1;
}

const struct transport *lanes_transport(void (*tell)(const struct err *))
{
    static const struct transport lanes = {open_lane,  start_lane,   finish_lane,
                                           close_lane, swap_parcels, NULL};
    silence_init(self.count, tell);
    return &lanes;
}
