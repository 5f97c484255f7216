/* A separate file, because the SVE sets are compiled with SVE instructions and this must run on
 * every CPU. */
#include "kernels/sve_length.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#include <sys/prctl.h>

int sve_length(void)
{
    int length = getauxval(AT_HWCAP) & HWCAP_SVE ? prctl(PR_SVE_GET_VL) : 0;
    return length < 0 ? 0 : (length & PR_SVE_VL_LEN_MASK) * 8;
}
#else
int sve_length(void)
{
    return 0;
}
#endif
