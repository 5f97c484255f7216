/* What a node receives in an iteration: space of a thread for one node at a time. */
#ifndef ENGINE_INBOX_H
#define ENGINE_INBOX_H

#include "engine/engine.h"

struct inbox {
    double *weight;  /* (most,) of the links that carry a message; most: any node hears */
    int32_t *column; /* (most,) */
    int32_t *order;  /* (most,) 0, 1, 2, ...: columns of `rows` */
    reals *rows;     /* (most, padded taps) messages, completed by the receiver's own entries; a
                        single row if messages are whole */
    reals *kept;     /* (padded taps,) and */
    double *space;   /* (taps,) of struct message */
};

/* Allocates nothing without plan->exchange. The network is by place. Returns 0, or -1 and err;
 * inbox_free after success and after failure. */
int inbox_init(struct inbox *, const struct plan *, const struct network *, struct err *);
void inbox_free(struct inbox *);

/* An upper bound of the bytes that inbox_init allocates. */
size_t inbox_bytes(const struct plan *);

#endif
