/* Divides the nodes of a network into parts: one for each thread or process.
 *
 * Parts have the same number of nodes, or one more, and few arcs lead from one part to another:
 * METIS's k-way method [Karypis, Kumar, SIAM J. Sci. Comput. 20(1), 1998] finds parts of about that
 * size, and the nodes that are too many in one part then move to another. The same network gives
 * the same parts; another METIS or another C library may give others. Results never depend on them.
 *
 * METIS draws with rand() of the C library: one partition at a time. */
#ifndef NETWORK_PARTITION_H
#define NETWORK_PARTITION_H

#include "network/network.h"

struct partition {
    int parts;
    int32_t *part; /* (nodes,) that each node belongs to, 0 .. parts-1 */
};

/* What crosses the border of a part. */
struct border {
    int nodes;    /* of the part */
    int interior; /* of these, hear no node of another part and are heard by none */
    int sent;     /* of these, are heard in another part: rows that leave */
    int halo;     /* nodes of other parts that these hear: rows that arrive */
    int peers;    /* parts that these belong to */
};

/* 1 when this build has METIS; 0: partition_make fails for more than one part. */
extern const int partition_is_built;
/* What to install: the end of a sentence. */
extern const char partition_needs[];

/* 1 <= parts <= nodes. Returns 0, or -1 and err: out of memory, no METIS, or too many arcs for it.
 * The caller frees with partition_free. */
int partition_make(struct partition *, const struct network *, int parts, struct err *);
void partition_free(struct partition *);

/* About the bytes that partition_make holds at most, METIS's own among them. */
size_t partition_bytes(const struct network *);

/* Part p has partition_first(p + 1) - partition_first(p) nodes. */
static inline int partition_first(int nodes, int parts, int part)
{
    return (int)((int64_t)nodes * part / parts);
}

/* Arcs between nodes of different parts: the edge cut. */
int64_t partition_cut(const struct partition *, const struct network *);

/* Sets border[part] of each part. Returns 0, or -1 and err when out of memory. */
int partition_borders(const struct partition *, const struct network *, struct border *border,
                      struct err *);

/* Sets inside[k]: 1 when node k hears no node of another part and is heard by none; else 0. */
void partition_interior(const struct partition *, const struct network *, unsigned char *inside);

#endif
