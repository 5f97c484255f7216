/* A build with MPI: make MPI=1. */
#include "bench/peers/peers.h"

#include "base/clock.h"
#include "base/mem.h"
#include "bench/common/args.h"
#include "bench/peers/guard_mpi.h"
#include "bench/peers/lanes_mpi.h"

#include <limits.h>
#include <mpi.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct {
    int rank, count, here, joined;
} self = {0, 1, 1, 0};

/* MPI is started only by mpirun: alone it would start daemons. */
static int is_started_by_mpirun(void)
{
    static const char *const names[] = {"OMPI_COMM_WORLD_SIZE", "PMI_RANK", "PMIX_RANK"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (getenv(names[i]))
            return 1;
    return 0;
}

static void count_here(void)
{
    MPI_Comm here;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
    MPI_Comm_size(here, &self.here);
    MPI_Comm_free(&here);
}

int peers_join(struct err *err)
{
    int given;
    if (self.joined || !is_started_by_mpirun())
        return 0;
    guard_begin();
    if (MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &given))
        return err_set(err, ERR_INTERNAL, "MPI does not start");
    self.joined = 1;
    MPI_Comm_rank(MPI_COMM_WORLD, &self.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &self.count);
    guard_rank(self.rank);
    count_here();
    if (lanes_open(MPI_COMM_WORLD, err))
        return -1;
    return given >= MPI_THREAD_SERIALIZED || self.count == 1
               ? 0
               : err_set(err, ERR_INTERNAL, "this MPI does not work with threads");
}

const int peers_are_built = 1;

const struct transport *peers_transport(void (*tell)(const struct err *))
{
    return self.joined ? lanes_transport(tell) : NULL;
}

int peers_here(void)
{
    return self.here;
}

int peers_count(void)
{
    return self.count;
}

int peers_rank(void)
{
    return self.rank;
}

int peers_send(int to, int subject, const char *text, struct err *err)
{
    size_t length = strlen(text);
    if (length > INT_MAX)
        return err_set(err, ERR_INTERNAL, "a block of %zu bytes is more than MPI sends at once",
                       length);
    return MPI_Send(text, (int)length, MPI_CHAR, to, subject, MPI_COMM_WORLD)
               ? err_set(err, ERR_INTERNAL, "MPI cannot send to process %d", to)
               : 0;
}

int peers_take(struct letter *letter, struct err *err)
{
    int there, length;
    MPI_Status status;
    if (self.count == 1)
        return 0;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
    if (!there)
        return 0;
    MPI_Get_count(&status, MPI_CHAR, &length);
    *letter = (struct letter){.from = status.MPI_SOURCE,
                              .subject = status.MPI_TAG,
                              .text = mem_zeroed((size_t)length + 1, 1, err)};
    if (!letter->text)
        return -1;
    MPI_Recv(letter->text, length, MPI_CHAR, letter->from, letter->subject, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return 1;
}

/* Bytes travel in pieces, so that one that nobody receives is noticed. */
enum { TAG_BYTES = 200, PIECE = 1 << 20, LOOKS = 1000 };
static const double silent = 45; /* seconds */

static void wait_for_piece(MPI_Request *request, int other)
{
    struct patience patience = {0};
    struct err err;
    for (long tests = 1;; tests++) {
        int done;
        MPI_Test(request, &done, MPI_STATUS_IGNORE);
        if (done)
            return;
        sched_yield();
        if (tests % LOOKS || patience_look(&patience) < silent)
            continue;
        err_set(&err, ERR_INTERNAL,
                "process %d has not responded for %.0f s; continue with --resume", other, silent);
        peers_abort(args_fail(&err));
    }
}

static int piece_of(size_t size, size_t at)
{
    return size - at < PIECE ? (int)(size - at) : PIECE;
}

void peers_send_bytes(int to, const void *bytes, size_t size)
{
    for (size_t at = 0; at < size; at += PIECE) {
        MPI_Request request;
        MPI_Issend((const char *)bytes + at, piece_of(size, at), MPI_BYTE, to, TAG_BYTES,
                   MPI_COMM_WORLD, &request);
        wait_for_piece(&request, to);
    }
}

void peers_take_bytes(int from, void *bytes, size_t size)
{
    static char discarded[PIECE];
    for (size_t at = 0; at < size; at += PIECE) {
        MPI_Request request;
        MPI_Irecv(bytes ? (char *)bytes + at : discarded, piece_of(size, at), MPI_BYTE, from,
                  TAG_BYTES, MPI_COMM_WORLD, &request);
        wait_for_piece(&request, from);
    }
}

void peers_note(const char *lacking)
{
    guard_note(lacking);
}

const char *peers_noted(void)
{
    return guard_noted();
}

void peers_rest(void)
{
    struct timespec pause = {0, 5000000};
    nanosleep(&pause, NULL);
}

void peers_leave(void)
{
    if (self.joined)
        MPI_Finalize();
    self.joined = 0;
}

void peers_abort(int code)
{
    if (self.joined)
        MPI_Abort(MPI_COMM_WORLD, code);
    exit(code);
}
