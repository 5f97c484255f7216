/* 1/a without the divider: Newton's steps from an approximation, with the divider's bits. Part of
 * vector_combine.h.
 *
 * The including file defines sub_mul(c, a, b) = c - a b, rounded once, and mul_add_up(a, b, c),
 * which rounds up.
 *
 * Each step y + y (1 - a y) squares the relative error, which is at most 2^-14 at the start; the
 * last one rounds correctly, if y is near enough (Markstein, IBM J. Res. Dev. 34(1), 1990, where
 * an `a` whose digits are all ones is excepted). No `a` is excepted here, because the step before
 * rounds up. Proof, for numbers of p digits, 1 < a < 2, and u = 2^-p, the distance of numbers in
 * [1/2, 1], where 1/a lies:
 *
 * 1. Before it is rounded up, the last y but one is less than u/4 from 1/a. Afterwards it is less
 *    than 5u/4 away, so the residual r = 1 - a y is less than 5u/2. The result is z = y + r y,
 *    rounded to nearest. z is less than 9 u^2 from 1/a, because (1 - r) (1 + r) = 1 - r^2 and r is
 *    rounded. So it is rounded as 1/a is, unless 1/a is less than 9 u^2 from a midpoint m between
 *    two numbers.
 * 2. If it is, the last y but one was rounded up to m + u/2. Its residual is exact, so
 *    z = (1 - r^2) / a. If 1/a < m, z < m too.
 * 3. If 1/a > m, then y - 1/a < u/2, so |r| < a u/2 < u and 1/a - z < u^2 / a. But 1 - a m > 0 is a
 *    multiple of 2^-(p-1) 2^-(p+1) = u^2, so 1/a - m >= u^2 / a. Hence z > m.
 *
 * For a = 1, z is less than 9 u^2 from 1. Powers of two only scale, as long as nothing overflows
 * and 1/a is normal. An overflow, 0 and infinity end in 0 * infinity, which is NAN. Where 1/a is
 * denormal, so is the result. So a result of at least the least normal number is right. */

/* From an approximation y, relative error at most 2^-14. */
static TARGET INLINE vec refine_reciprocal(vec a, vec y)
{
    const vec one = broadcast(1);
    if (REAL_BYTES == 8)
        y = mul_add(sub_mul(one, a, y), y, y);
    y = mul_add_up(sub_mul(one, a, y), y, y);
    return mul_add(sub_mul(one, a, y), y, y);
}
