/* Networks built in a line, and what they are made of. */
#ifndef SUPPORT_NETWORKS_H
#define SUPPORT_NETWORKS_H

#include "network/network.h"

union networks_params { /* room for the parameters of any topology */
    char bytes[256];
    double align;
};

/* Defaults, then name-value pairs up to NULL; `pairs` may be NULL. */
void networks_set(const struct topology *, union networks_params *, const char *const *pairs);

/* With metropolis weights; as network_build otherwise. */
int networks_build(struct network *, int nodes, const char *kind, uint64_t seed,
                   const char *const *pairs, struct err *);

int networks_join(struct network *, int nodes, int (*edge)[2], int count, const struct rule *,
                  struct err *);

/* Five nodes in a ring and the chord 0-2: neighbourhoods of 4 3 4 3 3. */
enum { NETWORKS_PENTAGON = 6 };
extern int networks_pentagon[NETWORKS_PENTAGON][2];

/* The weight that k gives l; -1 where k does not hear l. */
double networks_weight(const struct network *, int k, int l);

int networks_same_graph(const struct network *, const struct network *);

/* It was wrong usage, and the text says so. */
void networks_expect_refusal(const struct err *, const char *part);

#endif
