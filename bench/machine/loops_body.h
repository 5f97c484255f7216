/* The loops on vectors of the instruction set's own width: written once, compiled for each set.
 *
 * The including file defines VECTOR_BYTES (bytes of a vector) and TARGET, includes
 * bench/machine/loops_types.h, and then defines
 *     mul_add(a, b, c), mul_add_f32(a, b, c)    fused a * b + c of vec and of vec_f32
 *     MULTIPLY, ADD                             assembly, 64 bits: %0 *= %1, %0 += %1
 *     NAME, DESCRIPTOR, RUNS_HERE */

static TARGET vec load_vector(const double *p)
{
    return *(const vec_anywhere *)p;
}

static TARGET double total(const vec *sum)
{
    double lane[LOOP_SUMS * WIDTH], all = 0;
    memcpy(lane, sum, sizeof lane);
    for (int i = 0; i < LOOP_SUMS * WIDTH; i++)
        all += lane[i];
    return all;
}

static TARGET double fma_f64(long steps, const double *ones)
{
    vec sum[LOOP_SUMS], x = ones[0] - (vec){0};
    UNROLL
        for (int j = 0; j < LOOP_SUMS; j++)
            sum[j] = ones[j] - (vec){0};
    for (long step = 0; step < steps; step++)
        UNROLL
            for (int depth = 0; depth < LOOP_DEPTH; depth++)
                UNROLL
                    for (int j = 0; j < LOOP_SUMS; j++)
                        sum[j] = mul_add(x, x, sum[j]);
    return total(sum);
}

static TARGET double fma_f32(long steps, const double *ones)
{
    vec_f32 sum[LOOP_SUMS], x = (float)ones[0] - (vec_f32){0};
    UNROLL
        for (int j = 0; j < LOOP_SUMS; j++)
            sum[j] = (float)ones[j] - (vec_f32){0};
    for (long step = 0; step < steps; step++)
        UNROLL
            for (int depth = 0; depth < LOOP_DEPTH; depth++)
                UNROLL
                    for (int j = 0; j < LOOP_SUMS; j++)
                        sum[j] = mul_add_f32(x, x, sum[j]);
    float lane[LOOP_SUMS * F32_WIDTH];
    double all = 0;
    memcpy(lane, sum, sizeof lane);
    for (int i = 0; i < LOOP_SUMS * F32_WIDTH; i++)
        all += (double)lane[i];
    return all;
}

/* The sums are kept over all passes: folding them after each pass would be expensive for a short
 * array. */
static TARGET double read_array(const double *a, size_t n, long passes)
{
    vec sum[LOOP_SUMS] = {0};
    for (long pass = 0; pass < passes; pass++) {
        __asm__ volatile("" ::: "memory"); /* each pass reads memory again */
        for (size_t i = 0; i < n; i += 2 * LOOP_SUMS * WIDTH)
            UNROLL
                for (size_t half = 0; half < 2 * LOOP_SUMS * WIDTH; half += LOOP_SUMS * WIDTH)
                    UNROLL
                        for (int j = 0; j < LOOP_SUMS; j++)
                            sum[j] += load_vector(a + i + half + j * WIDTH);
    }
    return total(sum);
}

static TARGET void triad(double *a, const double *b, const double *c, double scale, size_t n,
                         long passes)
{
    enum { TOGETHER = 8 };
    vec s = scale - (vec){0};
    for (long pass = 0; pass < passes; pass++) {
        __asm__ volatile("" ::: "memory");
        for (size_t i = 0; i < n; i += TOGETHER * WIDTH)
            UNROLL
                for (size_t j = 0; j < TOGETHER * WIDTH; j += WIDTH)
                    *(vec_anywhere *)(a + i + j) =
                        mul_add(s, load_vector(c + i + j), load_vector(b + i + j));
    }
}

static uint64_t adds(long steps, uint64_t one)
{
    uint64_t x = 0;
    for (long step = 0; step < steps; step++)
        UNROLL
            for (int j = 0; j < LOOP_ADDS; j++)
                __asm__ volatile(ADD : "+r"(x) : "r"(one));
    return x;
}

static TARGET double multiplies(long steps, const double *ones)
{
    vec sum[LOOP_SUMS], x = ones[0] - (vec){0};
    uint64_t product = 3, factor = (uint64_t)ones[0];
    UNROLL
        for (int j = 0; j < LOOP_SUMS; j++)
            sum[j] = ones[j] - (vec){0};
    for (long step = 0; step < steps; step++)
        UNROLL
            for (int j = 0; j < LOOP_SUMS; j++) {
                if (j % (LOOP_SUMS / LOOP_MULTIPLIES) == 0)
                    __asm__ volatile(MULTIPLY : "+r"(product) : "r"(factor));
                sum[j] = mul_add(x, x, sum[j]);
            }
    return product == 3 ? total(sum) : 0;
}

const struct loops DESCRIPTOR = {
    .name = NAME,
    .runs_here = RUNS_HERE,
    .doubles = WIDTH,
    .fma_f64 = fma_f64,
    .fma_f32 = fma_f32,
    .read = read_array,
    .triad = triad,
    .adds = adds,
    .multiplies = multiplies,
};
