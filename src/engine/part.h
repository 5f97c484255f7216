/* The part of a network that a rank has, by place: its own nodes, then the halo. Of a thread's
 * places those come first whose rows other ranks hear. Internal to the engine. */
#ifndef ENGINE_PART_H
#define ENGINE_PART_H

#include "engine/gather.h"

struct part {
    struct layout layout;   /* the node of each place; its `place` is NULL */
    struct network network; /* the rows of own places, and after them the leader's */
    int own, halo;
    int leader;         /* its place; -1: none */
    int32_t *ascending; /* (own,) places in ascending order of their nodes */
    int *front;         /* (threads,) first place of a thread that no other rank hears */
    struct rank_link *link;
    int links;
    int32_t *sent;         /* places that links send */
    struct gather *gather; /* borrowed */
};

/* From the rank's share, whose numbers are in the order of a layout of all of them. Returns 0, or
 * -1 and err when out of memory; part_free after success. */
int part_build(struct part *, const struct plan *, const struct layout *, struct err *);
void part_free(struct part *);

/* Bytes that part_build leaves allocated. */
size_t part_bytes(const struct plan *);

#endif
