/* The part of vector_body.h that combines rows: a block of what comes out stays in registers while
 * the rows go by. */

/* A part of u . x, x in registers. */
static TARGET INLINE void dot_block(int vectors, size_t block, size_t n, int whole, const reals *u,
                                    const vec *x, struct lanes *dot)
{
    FOR_VECTORS(vectors, block, {
        vec part = load_within(u, i, n, whole);
        dot->part[v % PARTS] = mul_add(part, x[v], dot->part[v % PARTS]);
    })
}

static TARGET INLINE void combine_block(int vectors, size_t block, size_t n,
                                        const struct combination *of, const reals *u, reals *out,
                                        struct lanes *dot)
{
    vec sum[SPAN], c = broadcast(of->weight[0]);
    const reals *row = from(of->rows, (size_t)of->column[0] * of->stride + block);
    FOR_VECTORS(vectors, 0, sum[v] = c * load(row, i))
    for (int j = 1; j < of->count; j++) {
        row = from(of->rows, (size_t)of->column[j] * of->stride + block);
        c = broadcast(of->weight[j]);
        FOR_VECTORS(vectors, 0, sum[v] = mul_add(c, load(row, i), sum[v]))
    }
    FOR_VECTORS(vectors, block, store(out, i, sum[v]))
    if (dot && block + (size_t)vectors * WIDTH <= n)
        dot_block(vectors, block, n, 1, u, sum, dot);
    else if (dot)
        dot_block(vectors, block, n, 0, u, sum, dot);
}

/* `dot`: NULL where u is none. */
static TARGET INLINE void combine_all(size_t n, const struct combination *given, const reals *u,
                                      reals *out, struct lanes *dot)
{
    const struct combination own = *given, *of = &own; /* nothing that is stored changes it */
#define BLOCK(vectors) combine_block(vectors, block, n, of, u, out, dot)
    FOR_SPANS(n, BLOCK);
#undef BLOCK
}

static TARGET void combine(size_t n, const struct combination *of, reals *out)
{
    combine_all(n, of, NULL, out, NULL);
}

static TARGET double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    if (WIDTH == 1) { /* no registers for both sums at once */
        combine_all(n, of, NULL, out, NULL);
        return dot(n, u, out);
    }
    struct lanes sum = {0};
    combine_all(n, of, u, out, &sum);
    return fold(sum);
}
