/* Combining rows; part of vector_body.h. A block of the result stays in registers over all rows,
 * and further results are computed from it there. */

/* The further results. They are constant in each kernel, so that the compiler removes the rest. */
struct asked {
    const reals *u; /* NULL: no u . out */
    reals *w;       /* NULL: no weights */
    double epsilon;
    int norm1;
};

struct beside {
    struct lanes dot, norm1;
};

/* Part of u . x, with x in registers. */
static TARGET INLINE void dot_block(int vectors, int whole, size_t block, size_t n, const reals *u,
                                    const vec *x, struct lanes *dot)
{
    FOR_VECTORS(vectors, block, {
        vec part = load_within(u, i, n, whole);
        dot->part[v % PARTS] = mul_add(part, x[v], dot->part[v % PARTS]);
    })
}

static TARGET INLINE void norm1_block(int vectors, const vec *x, struct lanes *norm1)
{
    UNROLL
        for (int v = 0; v < vectors; v++)
            norm1->part[v % PARTS] += absolute(x[v]);
}

static TARGET INLINE void divide_block(int vectors, size_t block, double epsilon, const vec *x,
                                       reals *w)
{
    FOR_VECTORS(vectors, block, store(w, i, broadcast(1) / (absolute(x[v]) + broadcast(epsilon))))
}

#ifdef OWN_RECIPROCAL
#include "kernels/vector_reciprocal.h"
#define DIVIDED_SHARE ((double)DIVIDED / SPAN)

/* The divider makes the first DIVIDED reciprocals, and all if one of the others may be wrong. */
static TARGET INLINE void weigh_block(int vectors, size_t block, double epsilon, const vec *x,
                                      reals *w)
{
    mask normal = (mask)-1;
    FOR_VECTORS(vectors, block, {
        vec a = absolute(x[v]) + broadcast(epsilon);
        vec y = v < DIVIDED ? broadcast(1) / a : refine_reciprocal(a, rough_reciprocal(a));
        normal = v < DIVIDED ? normal : and_normal(normal, y);
        store(w, i, y);
    })
    if (__builtin_expect(normal != (mask)-1, 0))
        divide_block(vectors, block, epsilon, x, w);
}
#else
#define weigh_block divide_block
#endif

static TARGET INLINE void combine_block(int vectors, int whole, size_t block, size_t n,
                                        const struct combination *of, reals *out,
                                        const struct asked *asked, struct beside *beside)
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
    if (asked->u)
        dot_block(vectors, whole, block, n, asked->u, sum, &beside->dot);
    if (asked->norm1)
        norm1_block(vectors, sum, &beside->norm1);
    if (asked->w)
        weigh_block(vectors, block, asked->epsilon, sum, asked->w);
}

static TARGET INLINE struct beside combine_all(size_t n, const struct combination *given,
                                               reals *out, struct asked asked)
{
    const struct combination own = *given, *of = &own; /* a copy: no store can alias it */
    struct beside beside = {0};
#define BLOCK(vectors, whole) combine_block(vectors, whole, block, n, of, out, &asked, &beside)
    FOR_SPANS(n, BLOCK);
#undef BLOCK
    if (asked.w)
        pad(asked.w, n);
    return beside;
}

static TARGET void combine(size_t n, const struct combination *of, reals *out)
{
    combine_all(n, of, out, (struct asked){0});
}

static TARGET double combine_dot(size_t n, const struct combination *of, const reals *u, reals *out)
{
    if (WIDTH > 1)
        return fold(combine_all(n, of, out, (struct asked){.u = u}).dot);
    combine(n, of, out); /* not enough registers for both sums */
    return dot(n, u, out);
}

static TARGET double combine_weigh(size_t n, const struct combination *of, double epsilon,
                                   reals *out, reals *w)
{
    struct asked asked = {.w = w, .epsilon = epsilon, .norm1 = WIDTH > 1};
    struct beside beside = combine_all(n, of, out, asked);
    return WIDTH > 1 ? fold(beside.norm1) : norm1(n, out);
}

static TARGET double combine_dot_weigh(size_t n, const struct combination *of, const reals *u,
                                       double epsilon, reals *out, reals *w)
{
    struct asked asked = {.u = WIDTH > 1 ? u : NULL, .w = w, .epsilon = epsilon};
    struct beside beside = combine_all(n, of, out, asked);
    return WIDTH > 1 ? fold(beside.dot) : dot(n, u, out);
}
