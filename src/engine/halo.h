/* The halo of a simulation: rows that other ranks send in every iteration. Internal to the engine.
 *
 * The thread that is last to update rows for others starts the messages. Thread 0 awaits them, and
 * every thread is near it, so that no thread begins an iteration before its messages are there. The
 * halo of a buffer is overwritten when all threads have begun the iteration after the one that read
 * it. */
#ifndef ENGINE_HALO_H
#define ENGINE_HALO_H

#include "engine/part.h"

#include <stdatomic.h>

struct simulation;

struct halo {
    const struct part *part;
    void *lane[2];              /* of each buffer; NULL: nothing crosses */
    atomic_int arrived;         /* threads whose rows for others are written */
    atomic_int started;         /* the newest instant whose messages have set out */
    struct exchanged exchanged; /* by this rank */
    double since;               /* when the newest messages set out */
    double seconds;             /* of the last stretch */
};

/* Allocates simulation->halo; nothing without plan->ranks. The part is borrowed. Returns 0, or -1
 * and err; halo_free after success and after failure. */
int halo_init(struct simulation *, const struct part *, struct err *);
void halo_free(struct simulation *);
size_t halo_bytes(const struct plan *);

/* Before a trial, thread 0: the estimates of other ranks are zero. */
void halo_clear(struct simulation *);

/* The thread has written its rows of instant n that other ranks hear. */
void halo_send(struct simulation *, int n);

/* Thread 0: returns when the rows of instant n are there. */
void halo_await(struct simulation *, int n);

#endif
