/* The part of vector_body.h that serves the weighted l1 ball: see algorithms/ball.h. */

/* Three sums in all lanes do not fit into sixteen registers beside what they are made of, and sums
 * that live in memory cost more than a second sweep: each takes half of every block. */
enum { SWEPT = PARTS > 2 ? PARTS / 2 : PARTS };

struct ball_lanes {
    struct lanes all, weighted, slope;
    tally active;
};

/* The sums of one sweep. */
struct swept {
    vec all[SWEPT], weighted[SWEPT], slope[SWEPT];
    tally active;
};

/* Who is left by a multiplier counts with its weight, the others with 0. */
static TARGET INLINE void add_left(struct swept *sums, int v, mask left, vec weight, vec size,
                                   vec shift)
{
    weight = only(left, weight);
    sums->weighted[v] = mul_add(weight, size, sums->weighted[v]);
    sums->slope[v] = mul_add(weight, shift, sums->slope[v]);
    sums->active = tally_add(sums->active, left);
}

static TARGET INLINE void put_swept(const struct swept *swept, int first, struct ball_lanes *sums)
{
    UNROLL
        for (int v = 0; v < SWEPT; v++) {
            sums->all.part[first + v] = swept->all[v];
            sums->weighted.part[first + v] = swept->weighted[v];
            sums->slope.part[first + v] = swept->slope[v];
        }
    sums->active = swept->active;
}

/* Runs a statement for every vector of padded rows, with `swept` to add to; then all is in sums. */
#define FOR_SWEEPS(n, sums, ...)                                                                   \
    do {                                                                                           \
        (sums)->active = (tally){0};                                                               \
        for (int first_ = 0; first_ < PARTS; first_ += SWEPT) {                                    \
            struct swept swept = {.active = (sums)->active};                                       \
            for (size_t block_ = 0; block_ < (n); block_ += LANES)                                 \
                FOR_VECTORS(SWEPT, block_ + (size_t)first_ * WIDTH, __VA_ARGS__)                   \
            put_swept(&swept, first_, sums);                                                       \
        }                                                                                          \
    } while (0)

static TARGET INLINE struct ball_sums fold_left(const struct ball_lanes *sums)
{
    return (struct ball_sums){fold(sums->weighted), fold(sums->slope), tally_sum(sums->active)};
}

static TARGET struct ball_start ball_step(size_t n, double a, const reals *t,
                                          const struct metric *given, const reals *phi,
                                          const reals *w, double lambda, reals *psi, reals *shift)
{
    const struct metric metric = *given; /* nothing that is stored changes it */
    struct ball_lanes sums;
    FOR_SWEEPS(n, &sums, {
        vec weight = load(w, i), ginv = inverse_metric(&metric, i), own = weight * ginv;
        vec next = mul_add(broadcast(a), ginv * load(t, i), load(phi, i)), size = absolute(next);
        store(psi, i, next);
        store(shift, i, own);
        swept.all[v] = mul_add(weight, size, swept.all[v]);
        add_left(&swept, v, above(size, broadcast(lambda) * own), weight, size, own);
    });
    return (struct ball_start){fold(sums.all), lambda, fold_left(&sums)};
}

static TARGET struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w,
                                         const reals *shift, double lambda)
{
    struct ball_lanes sums;
    FOR_SWEEPS(n, &sums, {
        vec size = absolute(load(psi, i)), own = load(shift, i);
        add_left(&swept, v, above(size, broadcast(lambda) * own), load(w, i), size, own);
    });
    return fold_left(&sums);
}

static TARGET struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w,
                                           const reals *shift, double lambda, reals *out)
{
    struct ball_lanes sums;
    FOR_SWEEPS(n, &sums, {
        vec psi_i = load(psi, i), size = absolute(psi_i), own = load(shift, i);
        vec least = broadcast(lambda) * own;
        mask left = above(size, least);
        store(out, i, only(left, with_sign(size - least, psi_i)));
        add_left(&swept, v, left, load(w, i), size, own);
    });
    return fold_left(&sums);
}
