#include "bench/common/float_mode.h"

#include <fenv.h>
#include <float.h>

int float_mode_is_default(void)
{
    volatile double least = DBL_MIN, subnormal = DBL_TRUE_MIN;
    volatile double half = least / 2; /* 0 if results are flushed to zero */
    return fegetround() == FE_TONEAREST && half > 0 && subnormal > 0; /* 0 if operands are */
}

void float_mode_reset(void)
{
    fesetenv(FE_DFL_ENV);
}
