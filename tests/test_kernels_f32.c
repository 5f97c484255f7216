/* The kernels of f32 against their oracle: test_kernels.c once more. */
#define PRECISION 32
#include "tests/test_kernels.c"

/* Sums of floats, not of doubles that are rounded in the end or never. */
Test(kernels, f32_rounds_to_floats)
{
    _Alignas(CACHE_LINE) float u[LANES] = {0}, x[LANES] = {0};
    u[0] = u[LANES / 2] = x[0] = x[LANES / 2] = 1;
    x[LANES / 2] = 0x1p-24f;
    cr_assert_eq(kernels_ref_f32.dot(LANES, u, x), 1, "1 + 2^-24 is no float");
    double narrowed = 1 + 0x1p-30;
    _Alignas(CACHE_LINE) float rounded[LANES];
    kernels_ref_f32.narrow(1, 3, &narrowed, rounded);
    cr_assert(rounded[0] == 3 && rounded[1] == 0);
}
