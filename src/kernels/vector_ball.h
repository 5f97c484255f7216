/* The part of vector_body.h that serves the weighted l1 ball: see algorithms/ball.h. */

/* Sums over the taps that a multiplier leaves, in lanes. */
struct left_sums {
    struct lanes weighted, slope;
    tally active;
};

static TARGET INLINE void add_left(struct left_sums *sums, int v, mask left, vec weight, vec size,
                                   vec shift)
{
    weight = only(left, weight); /* zeros are added elsewhere */
    sums->weighted.part[v] = mul_add(weight, size, sums->weighted.part[v]);
    sums->slope.part[v] = mul_add(weight, shift, sums->slope.part[v]);
    sums->active = tally_add(sums->active, left);
}

static TARGET INLINE struct ball_sums fold_left(const struct left_sums *sums)
{
    return (struct ball_sums){fold(sums->weighted), fold(sums->slope), tally_sum(sums->active)};
}

static TARGET struct ball_start ball_step(size_t n, double a, const reals *t,
                                          const struct metric *metric, const reals *phi,
                                          double epsilon, double lambda, reals *psi, reals *w,
                                          reals *shift)
{
    struct lanes all = {0};
    struct left_sums sums = {0};
    FOR_PADDED(n, {
        vec phi_i = load(phi, i), ginv = inverse_metric(metric, i);
        vec next = mul_add(broadcast(a), ginv * load(t, i), phi_i), size = absolute(next);
        vec weight = broadcast(1) / (absolute(phi_i) + broadcast(epsilon)), own = weight * ginv;
        store(psi, i, next);
        store(w, i, weight);
        store(shift, i, own);
        all.part[v] = mul_add(weight, size, all.part[v]);
        add_left(&sums, v, above(size, broadcast(lambda) * own), weight, size, own);
    });
    pad(w, n);
    pad(shift, n);
    return (struct ball_start){fold(all), lambda, fold_left(&sums)};
}

static TARGET struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w,
                                         const reals *shift, double lambda)
{
    struct left_sums sums = {0};
    FOR_PADDED(n, {
        vec size = absolute(load(psi, i)), own = load(shift, i);
        add_left(&sums, v, above(size, broadcast(lambda) * own), load(w, i), size, own);
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
        add_left(&sums, v, left, load(w, i), size, own);
    });
    return fold_left(&sums);
}
