/* The kernels of the weighted l1 ball (algorithms/ball.h); part of vector_body.h. */

/* Sums in lanes over the taps that a multiplier leaves non-zero. */
struct left_sums {
    struct lanes weighted, slope;
    tally active;
};

/* Non-zero taps count with their weight, others with 0. */
static TARGET INLINE void add_left(vec *weighted, vec *slope, tally *active, mask left, vec weight,
                                   vec size, vec shift)
{
    weight = only(left, weight);
    *weighted = mul_add(weight, size, *weighted);
    *slope = mul_add(weight, shift, *slope);
    *active = tally_add(*active, left);
}

static TARGET INLINE struct ball_sums fold_left(const struct left_sums *sums)
{
    return (struct ball_sums){fold(sums->weighted), fold(sums->slope), tally_sum(sums->active)};
}

/* Three sums in all lanes and their operands do not fit into the sixteen registers of x86, and sums
 * in memory are slower than a second sweep. Each sweep processes half of every block. Sweeps
 * alternate per tile of the rows, because caches fetch both halves together. */
enum { SWEPT = PARTS > 2 ? PARTS / 2 : PARTS, TILE = 32 * LANES };

struct step_rows {
    const reals *t, *phi, *w;
    reals *psi, *shift;
};

static TARGET INLINE void sweep_step(size_t begin, size_t end, int first, double a, double lambda,
                                     const struct metric *metric, const struct step_rows *rows,
                                     struct lanes *all, struct left_sums *left)
{
    vec sum[SWEPT], weighted[SWEPT], slope[SWEPT];
    tally active = left->active;
    UNROLL
        for (int v = 0; v < SWEPT; v++) {
            sum[v] = all->part[first + v];
            weighted[v] = left->weighted.part[first + v];
            slope[v] = left->slope.part[first + v];
        }
    for (size_t block = begin; block < end; block += LANES)
        FOR_VECTORS(SWEPT, block + (size_t)first * WIDTH, {
            vec weight = load(rows->w, i), ginv = inverse_metric(metric, i), own = weight * ginv;
            vec psi = mul_add(broadcast(a), ginv * load(rows->t, i), load(rows->phi, i));
            vec size = absolute(psi);
            store(rows->psi, i, psi);
            store(rows->shift, i, own);
            sum[v] = mul_add(weight, size, sum[v]);
            add_left(&weighted[v], &slope[v], &active, above(size, broadcast(lambda) * own), weight,
                     size, own);
        })
    UNROLL
        for (int v = 0; v < SWEPT; v++) {
            all->part[first + v] = sum[v];
            left->weighted.part[first + v] = weighted[v];
            left->slope.part[first + v] = slope[v];
        }
    left->active = active;
}

static TARGET struct ball_start ball_step(size_t n, double a, const reals *t,
                                          const struct metric *given, const reals *phi,
                                          const reals *w, double lambda, reals *psi, reals *shift)
{
    const struct metric metric = *given; /* a copy: no store can alias it */
    const struct step_rows rows = {t, phi, w, psi, shift};
    struct lanes all;
    struct left_sums left;
    UNROLL
        for (int v = 0; v < PARTS; v++)
            all.part[v] = left.weighted.part[v] = left.slope.part[v] = (vec){0};
    left.active = (tally){0};
    for (size_t tile = 0; tile < n; tile += TILE)
        for (int first = 0; first < PARTS; first += SWEPT)
            sweep_step(tile, tile + TILE < n ? tile + TILE : n, first, a, lambda, &metric, &rows,
                       &all, &left);
    return (struct ball_start){fold(all), lambda, fold_left(&left)};
}

static TARGET struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w,
                                         const reals *shift, double lambda)
{
    struct left_sums sums = {0};
    FOR_PADDED(n, {
        vec size = absolute(load(psi, i)), own = load(shift, i);
        add_left(&sums.weighted.part[v], &sums.slope.part[v], &sums.active,
                 above(size, broadcast(lambda) * own), load(w, i), size, own);
    });
    return fold_left(&sums);
}

static TARGET struct ball_sums ball_shrink(size_t n, const reals *psi, const reals *w,
                                           const reals *shift, double lambda, reals *out)
{
    struct left_sums sums = {0};
    FOR_PADDED(n, {
        vec psi_i = load(psi, i), size = absolute(psi_i), own = load(shift, i);
        vec least = broadcast(lambda) * own;
        mask left = above(size, least);
        store(out, i, only(left, with_sign(size - least, psi_i)));
        add_left(&sums.weighted.part[v], &sums.slope.part[v], &sums.active, left, load(w, i), size,
                 own);
    });
    return fold_left(&sums);
}
