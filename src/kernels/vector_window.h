/* Passes over a window of regressors; part of vector_body.h. `rows` rows, a constant, are processed
 * together and share their common loads. */

/* Rows share each load of phi. */
static TARGET INLINE void residuals_rows(int rows, size_t n, const reals *u, size_t stride,
                                         const double *d, const reals *phi, double *e)
{
    struct lanes sum[ROWS] = {0};
    FOR_LANES(n, {
        vec phi_i = load(phi, i);
        UNROLL
            for (int r = 0; r < rows; r++) {
                vec part = load_within(from(u, (size_t)r * stride), i, n, whole);
                sum[r].part[v] = mul_add(part, phi_i, sum[r].part[v]);
            }
    });
    UNROLL
        for (int r = 0; r < rows; r++)
            e[r] = d[r] - fold(sum[r]);
}

static TARGET void residuals(size_t n, int rows, const reals *u, size_t stride, const double *d,
                             const reals *phi, double *e)
{
    int a = 0;
    for (; a + ROWS <= rows; a += ROWS)
        residuals_rows(ROWS, n, from(u, (size_t)a * stride), stride, d + a, phi, e + a);
    for (; ROWS > 2 && a + 2 <= rows; a += 2)
        residuals_rows(2, n, from(u, (size_t)a * stride), stride, d + a, phi, e + a);
    for (; a < rows; a++)
        residuals_rows(1, n, from(u, (size_t)a * stride), stride, d + a, phi, e + a);
}

/* Rows share the computation of the metric. */
static TARGET INLINE void energies_rows(int rows, size_t n, const int32_t *age, const reals *u,
                                        size_t stride, const struct metric *metric, double *energy)
{
    struct lanes sum[ROWS] = {0};
    const reals *row[ROWS];
    UNROLL
        for (int r = 0; r < rows; r++)
            row[r] = from(u, (size_t)age[r] * stride);
    FOR_LANES(n, {
        vec ginv = inverse_metric(metric, i);
        UNROLL
            for (int r = 0; r < rows; r++) {
                vec part = load_within(row[r], i, n, whole);
                sum[r].part[v] = mul_add(ginv * part, part, sum[r].part[v]);
            }
    });
    UNROLL
        for (int r = 0; r < rows; r++)
            energy[r] = fold(sum[r]);
}

static TARGET void energies(size_t n, int count, const int32_t *age, const reals *u, size_t stride,
                            const struct metric *metric, double *energy)
{
    int j = 0;
    for (; j + ROWS <= count; j += ROWS)
        energies_rows(ROWS, n, age + j, u, stride, metric, energy + j);
    for (; ROWS > 2 && j + 2 <= count; j += 2)
        energies_rows(2, n, age + j, u, stride, metric, energy + j);
    for (; j < count; j++)
        energies_rows(1, n, age + j, u, stride, metric, energy + j);
}

/* A block of t stays in registers over all rows. */
static TARGET INLINE void back_project_block(int vectors, int whole, size_t block, size_t n,
                                             int count, const double *beta, const int32_t *age,
                                             const reals *u, size_t stride,
                                             const struct metric *metric, reals *t,
                                             struct lanes *sum)
{
    vec own[SPAN] = {0};
    for (int j = 0; j < count; j++) {
        const reals *row = from(u, (size_t)age[j] * stride);
        vec b = broadcast(beta[j]);
        FOR_VECTORS(vectors, block, own[v] = mul_add(b, load_within(row, i, n, whole), own[v]))
    }
    FOR_VECTORS(vectors, block, {
        vec scaled = inverse_metric(metric, i) * own[v];
        store(t, i, own[v]);
        sum->part[v % PARTS] = mul_add(scaled, own[v], sum->part[v % PARTS]);
    })
}

static TARGET double back_project(size_t n, int count, const double *beta, const int32_t *age,
                                  const reals *u, size_t stride, const struct metric *given,
                                  reals *t)
{
    const struct metric metric = *given; /* a copy: no store can alias it */
    struct lanes sum = {0};
#define BLOCK(vectors, whole)                                                                      \
    back_project_block(vectors, whole, block, n, count, beta, age, u, stride, &metric, t, &sum)
    FOR_SPANS(n, BLOCK);
#undef BLOCK
    return fold(sum);
}
