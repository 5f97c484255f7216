/* A mode that a library left behind is seen and set back. */
#include "bench/common/float_mode.h"

#include <criterion/criterion.h>
#include <fenv.h>

static void expect_reset(const char *what)
{
    cr_assert(!float_mode_is_default(), "%s is not seen", what);
    float_mode_reset();
    cr_assert(float_mode_is_default(), "%s stays", what);
}

Test(float_mode, of_a_program_is_the_default)
{
    cr_assert(float_mode_is_default());
}

Test(float_mode, rounding_is_set_back)
{
    static const int modes[] = {FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    for (int i = 0; i < 3; i++) {
        cr_assert_eq(fesetround(modes[i]), 0);
        expect_reset("rounding");
    }
}

#if defined(__x86_64__)
Test(float_mode, flushing_is_set_back)
{
    enum { FLUSH_RESULTS = 0x8000, FLUSH_OPERANDS = 0x40 };
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | FLUSH_RESULTS);
    expect_reset("flushing of results");
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | FLUSH_OPERANDS);
    expect_reset("flushing of operands");
}
#elif defined(__aarch64__)
Test(float_mode, flushing_is_set_back)
{
    unsigned long mode;
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    __asm__ volatile("msr fpcr, %0" : : "r"(mode | 1ul << 24));
    expect_reset("flushing");
}
#endif
