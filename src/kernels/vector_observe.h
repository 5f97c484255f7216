/* Measures of estimates, in doubles; part of vector_body.h. Rows of either precision become doubles
 * as they are loaded. */

/* x[i .. i+WIDTH) as doubles */
static TARGET INLINE vec load_as_doubles(enum precision of, const reals *x, size_t i)
{
    return of == PRECISION_F32 ? from_floats((const float *)x + i) : load(x, i);
}

/* ||x||_inf from the maximum of each lane; the order does not matter. */
static TARGET INLINE double fold_peak(struct lanes most)
{
    UNROLL
        for (int j = PARTS - 1; j > 0; j--)
            most.part[0] = larger(most.part[j], most.part[0]);
    double lane[WIDTH], peak = 0;
    memcpy(lane, most.part, sizeof lane);
    for (int j = 0; j < WIDTH; j++)
        peak = lane[j] > peak ? lane[j] : peak;
    return peak;
}

static TARGET INLINE struct distance_peak distance_peak(enum precision of, size_t n, const reals *x,
                                                        const double *y)
{
    struct lanes sum = {0}, most = {0};
    FOR_PADDED(n, {
        vec xi = load_as_doubles(of, x, i), difference = xi - load(y, i), size = absolute(xi);
        sum.part[v] = mul_add(difference, difference, sum.part[v]);
        most.part[v] = larger(size, most.part[v]);
    });
    return (struct distance_peak){fold(sum), fold_peak(most)};
}

static TARGET INLINE struct distance_above
distance_above(enum precision of, size_t n, const reals *x, const double *y, double threshold)
{
    struct lanes sum = {0};
    tally count = {0};
    FOR_PADDED(n, {
        vec xi = load_as_doubles(of, x, i), difference = xi - load(y, i);
        sum.part[v] = mul_add(difference, difference, sum.part[v]);
        count = tally_add(count, above(absolute(xi), broadcast(threshold)));
    });
    return (struct distance_above){fold(sum), tally_sum(count)};
}

static TARGET INLINE void add_block(int vectors, size_t block, enum precision of, double a,
                                    int count, const int32_t *column, const reals *rows,
                                    size_t stride, double *sum)
{
    vec part[SPAN];
    FOR_VECTORS(vectors, block, part[v] = load(sum, i))
    for (int j = 0; j < count; j++) {
        const reals *row = row_at(rows, of, (ptrdiff_t)((size_t)column[j] * stride));
        FOR_VECTORS(vectors, block,
                    part[v] = mul_add(broadcast(a), load_as_doubles(of, row, i), part[v]))
    }
    FOR_VECTORS(vectors, block, store(sum, i, part[v]))
}

static TARGET INLINE void add_rows(enum precision of, size_t n, double a, int count,
                                   const int32_t *column, const reals *rows, size_t stride,
                                   double *sum)
{
#define BLOCK(vectors, whole) add_block(vectors, block, of, a, count, column, rows, stride, sum)
    FOR_SPANS(n, BLOCK);
#undef BLOCK
}

/* A loop for each precision, with the precision as a constant. */
#define IN_EITHER(of, call) ((of) == PRECISION_F32 ? call(PRECISION_F32) : call(PRECISION_F64))

TARGET struct distance_peak COMMON(distance_peak, SET)(size_t n, enum precision of, const reals *x,
                                                       const double *y)
{
#define CALL(known) distance_peak(known, n, x, y)
    return IN_EITHER(of, CALL);
#undef CALL
}

TARGET struct distance_above COMMON(distance_above, SET)(size_t n, enum precision of,
                                                         const reals *x, const double *y,
                                                         double threshold)
{
#define CALL(known) distance_above(known, n, x, y, threshold)
    return IN_EITHER(of, CALL);
#undef CALL
}

TARGET void COMMON(add_rows, SET)(size_t n, double a, int count, const int32_t *column,
                                  enum precision of, const reals *rows, size_t stride, double *sum)
{
#define CALL(known) add_rows(known, n, a, count, column, rows, stride, sum)
    IN_EITHER(of, CALL);
#undef CALL
}
