/* The part of vector_body.h that serves the weighted l1 ball: see algorithms/ball.h. */

static TARGET struct ball_start ball_step(size_t n, double a, const reals *t,
                                          const struct metric *metric, const reals *phi,
                                          double epsilon, double lambda, reals *psi, reals *w)
{
    struct lanes all = {0}, weighted = {0}, slope = {0};
    tally active = {0};
    FOR_LANES(n, {
        vec phi_i = load(phi, i), ginv = inverse_metric(metric, i);
        vec next = mul_add(broadcast(a), ginv * load(t, i), phi_i), size = absolute(next);
        vec weight = broadcast(1) / (absolute(phi_i) + broadcast(epsilon)), shift = weight * ginv;
        store(psi, i, next);
        store(w, i, weight);
        all.part[v] = mul_add(weight, size, all.part[v]);
        mask keep = above(size, broadcast(lambda) * shift);
        weighted.part[v] = mul_add_where(keep, weight, size, weighted.part[v]);
        slope.part[v] = mul_add_where(keep, weight, shift, slope.part[v]);
        active = tally_add(active, keep);
    });
    for (size_t i = n; i < row_length(OWN_PRECISION, n); i++)
        ((real *)w)[i] = 0;
    return (struct ball_start){fold(all), lambda, {fold(weighted), fold(slope), tally_sum(active)}};
}

static TARGET struct ball_sums ball_sums(size_t n, const reals *psi, const reals *w,
                                         const struct metric *metric, double lambda)
{
    struct lanes weighted = {0}, slope = {0};
    tally active = {0};
    FOR_LANES(n, {
        vec size = absolute(load(psi, i));
        vec weight = load(w, i);
        vec shift = weight * inverse_metric(metric, i);
        mask keep = above(size, broadcast(lambda) * shift);
        weighted.part[v] = mul_add_where(keep, weight, size, weighted.part[v]);
        slope.part[v] = mul_add_where(keep, weight, shift, slope.part[v]);
        active = tally_add(active, keep);
    });
    return (struct ball_sums){fold(weighted), fold(slope), tally_sum(active)};
}

static TARGET void shrink(size_t n, double lambda, const reals *w, const struct metric *metric,
                          reals *psi)
{
    vec zero = broadcast(0);
    for (size_t i = 0; i < n; i += WIDTH) {
        vec psi_i = load(psi, i);
        vec left = absolute(psi_i) - broadcast(lambda) * (load(w, i) * inverse_metric(metric, i));
        store(psi, i, choose(above(left, zero), with_sign(left, psi_i), zero));
    }
}
