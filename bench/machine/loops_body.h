/* The loops on vectors of the instruction set's own width: written once, compiled per set.
 *
 * The including file defines VECTOR_BYTES (of a vector) and TARGET, includes
 * kernels/vector_types.h and this file's types, and then defines
 *     mul_add(a, b, c), mul_add_f32(a, b, c)    fused, of vec and vec_f32
 *     root(a), root_f32(a)                      square root
 *     MULTIPLY, ADD                             assembly: %0 times, plus %1 into %0, 64 bits
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

/* Divisions and square roots. Additions of the results are free beside them: another unit makes
 * them. Four sums suffice where one result takes a cycle and an addition four. */
#define SUM_RESULTS(loop, vector, number, result)                                                  \
    static TARGET double loop(long steps, const double *ones)                                      \
    {                                                                                              \
        enum { SUMS = 4, LANES_OF_ALL = SUMS * sizeof(vector) / sizeof(number) };                  \
        vector sum[SUMS] = {0}, one = (number)ones[0] - (vector){0}, three = one + one + one;      \
        for (long step = 0; step < steps; step++)                                                  \
            UNROLL                                                                                 \
                for (int i = 0; i < LOOP_RESULTS; i++) {                                           \
                    __asm__("" : "+" VECTOR_REGISTER(three)); /* or one result would do */         \
                    sum[i % SUMS] += result;                                                       \
                }                                                                                  \
        number lane[LANES_OF_ALL];                                                                 \
        double all = 0;                                                                            \
        memcpy(lane, sum, sizeof lane);                                                            \
        for (int i = 0; i < LANES_OF_ALL; i++)                                                     \
            all += (double)lane[i];                                                                \
        return all;                                                                                \
    }
SUM_RESULTS(div_f64, vec, double, one / three)
SUM_RESULTS(div_f32, vec_f32, float, one / three)
SUM_RESULTS(sqrt_f64, vec, double, root(three))
SUM_RESULTS(sqrt_f32, vec_f32, float, root_f32(three))

/* Loads alone: an empty piece of assembly wants each in a register. With an addition beside each
 * load the additions would be measured, since many CPUs start more loads than additions in a cycle.
 */
static TARGET double read_array(const double *a, size_t n, long passes)
{
    vec sum = {0}, last = {0};
    for (long pass = 0; pass < passes; pass++) {
        __asm__ volatile("" ::: "memory"); /* each pass reads memory again */
        for (size_t i = 0; i < n; i += 2 * LOOP_SUMS * WIDTH)
            UNROLL
                for (size_t half = 0; half < 2 * LOOP_SUMS * WIDTH; half += LOOP_SUMS * WIDTH)
                    UNROLL
                        for (int j = 0; j < LOOP_SUMS; j++) {
                            last = load_vector(a + i + half + j * WIDTH);
                            __asm__ volatile("" ::VECTOR_REGISTER(last));
                        }
        sum += last;
    }
    double lane[WIDTH], all = 0;
    memcpy(lane, &sum, sizeof lane);
    for (int i = 0; i < WIDTH; i++)
        all += lane[i];
    return all;
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
    .div_f64 = div_f64,
    .div_f32 = div_f32,
    .sqrt_f64 = sqrt_f64,
    .sqrt_f32 = sqrt_f32,
    .read = read_array,
    .triad = triad,
    .adds = adds,
    .multiplies = multiplies,
};
