/* The processes that mpirun started. They send texts to each other. Without mpirun, or in a build
 * without MPI, there is one. Called by one thread at a time. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include "engine/ranks.h"

#include <stddef.h>

struct letter {
    int from, subject;
    char *text; /* heap, ends with a zero byte */
};

/* Joins the others. Returns 0, or -1 and err: a build without MPI that mpirun started as several.
 */
int peers_join(struct err *);

/* 1 in a build with MPI. */
extern const int peers_are_built;

/* How the ranks of an engine exchange rows; NULL where mpirun has started no process. When another
 * process gives no sign, `tell` is called in one of them, and all end. */
const struct transport *peers_transport(void (*tell)(const struct err *));

int peers_count(void);
int peers_here(void); /* those on this host */
int peers_rank(void); /* 0 leads */

/* Sends a text. Returns 0, or -1 and err when it is too long. */
int peers_send(int to, int subject, const char *text, struct err *);

/* Receives the next message, which the caller frees. Returns 1, 0 when there is none, or -1 and
 * err. */
int peers_take(struct letter *, struct err *);

/* Sends bytes, and receives those of one process; no letter may be sent this way in between. bytes
 * NULL: they are received and discarded. When the other process does not respond, all are ended. */
void peers_send_bytes(int to, const void *bytes, size_t size);
void peers_take_bytes(int from, void *bytes, size_t size);

/* What the results lack so far, and how to go on: printed should this process be killed. Process 0
 * knows it; the others hear it with their work. */
enum { NOTE_TEXT = 600 };
void peers_note(const char *lacking);
const char *peers_noted(void);

/* Sleeps briefly when there is nothing to do: MPI would spin. */
void peers_rest(void);

/* Leave the group, as all others do; end all processes at once. */
void peers_leave(void);
void peers_abort(int code) __attribute__((noreturn));

#endif
