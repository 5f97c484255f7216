/* The part of vector_body.h that serves the weighted l1 ball: see algorithms/ball.h. */

static TARGET struct ball_start ball_step(size_t n, double a, const double *t,
                                          const struct metric *metric, const double *phi,
                                          double epsilon, double lambda, double *psi, double *w)
{
    struct lanes all = {0}, weighted = {0}, slope = {0};
    size_t active = 0;
    FOR_LANES(n, {
        vec phi_i = load(phi + i), ginv = inverse_metric(metric, i);
        vec next = mul_add(broadcast(a), ginv * load(t + i), phi_i), size = absolute(next);
        vec weight = 1.0 / (absolute(phi_i) + broadcast(epsilon)), shift = weight * ginv;
        store(psi + i, next);
        store(w + i, weight);
        all.part[v] = mul_add(weight, size, all.part[v]);
        mask keep = above(size, lambda * shift);
        weighted.part[v] = mul_add_where(keep, weight, size, weighted.part[v]);
        slope.part[v] = mul_add_where(keep, weight, shift, slope.part[v]);
        active += how_many(keep);
    });
    for (size_t i = n; i < padded(n); i++)
        w[i] = 0;
    return (struct ball_start){fold(all), lambda, {fold(weighted), fold(slope), active}};
}

static TARGET struct ball_sums ball_sums(size_t n, const double *psi, const double *w,
                                         const struct metric *metric, double lambda)
{
    struct lanes weighted = {0}, slope = {0};
    size_t active = 0;
    FOR_LANES(n, {
        vec size = absolute(load(psi + i));
        vec weight = load(w + i);
        vec shift = weight * inverse_metric(metric, i);
        mask keep = above(size, lambda * shift);
        weighted.part[v] = mul_add_where(keep, weight, size, weighted.part[v]);
        slope.part[v] = mul_add_where(keep, weight, shift, slope.part[v]);
        active += how_many(keep);
    });
    return (struct ball_sums){fold(weighted), fold(slope), active};
}

static TARGET void shrink(size_t n, double lambda, const double *w, const struct metric *metric,
                          double *psi)
{
    vec zero = broadcast(0);
    for (size_t i = 0; i < n; i += WIDTH) {
        vec psi_i = load(psi + i);
        vec left = absolute(psi_i) - lambda * (load(w + i) * inverse_metric(metric, i));
        store(psi + i, choose(above(left, zero), with_sign(left, psi_i), zero));
    }
}
