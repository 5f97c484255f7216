#include "engine/agree.h"

#include "engine/digest.h"
#include "engine/outcome.h"

/* What a rank says of its preparations. */
struct readiness {
    int failed;
    uint64_t part; /* hash of the nodes' ranks */
    struct err err;
};

static uint64_t hash_of_part(const struct plan *plan)
{
    uint64_t hash = 0;
    for (int k = 0; k < plan->source->nodes; k++)
        hash = digest_mix(hash ^ (uint32_t)plan->ranks->part[k]);
    return hash;
}

int agree_to_begin(struct gather *gather, int failed, struct err *err)
{
    const struct plan *plan = gather->plan;
    struct readiness own = {failed, hash_of_part(plan), {0}};
    if (failed && err)
        own.err = *err;
    const struct readiness *rank = gather_reports(gather, &own, sizeof own);
    for (int r = 0; r < plan->ranks->count; r++) {
        if (rank[r].failed) {
            if (err)
                *err = rank[r].err;
            return r == 0 ? -1 : err_prefix(err, "process %d: ", r);
        }
        if (rank[r].part != own.part)
            return err_set(err, ERR_INTERNAL,
                           "processes %d and %d have divided the network in different ways", r,
                           plan->ranks->rank);
    }
    return 0;
}

/* What a rank adds to the outcome. */
struct contribution {
    uint64_t digest;
    struct exchanged exchanged;
    struct divergence diverged;
};

void agree_on_outcome(struct gather *gather, const struct exchanged *exchanged,
                      struct outcome *outcome)
{
    const struct ranks *ranks = gather->plan->ranks;
    struct contribution own = {outcome->digest, *exchanged, outcome->diverged};
    const struct contribution *rank = gather_reports(gather, &own, sizeof own);
    outcome->digest = 0;
    for (int r = 0; r < ranks->count; r++) {
        outcome->digest += rank[r].digest;
        outcome->exchanged.bytes += rank[r].exchanged.bytes;
        outcome->exchanged.hidden += rank[r].exchanged.hidden / ranks->count;
        outcome->exchanged.waited += rank[r].exchanged.waited / ranks->count;
        if (divergence_is_earlier(&rank[r].diverged, &outcome->diverged))
            outcome->diverged = rank[r].diverged;
    }
}
