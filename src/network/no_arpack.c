/* igraph's static library refers to six ARPACK routines (sparse eigenvalue solvers) on a path that
 * its generators never take. These stubs replace them, so that the benchmark does not load ARPACK,
 * LAPACK and a BLAS with its own threads. They are hidden: a shared igraph finds the real ones. */
#include <stdlib.h>

#define NEVER_CALLED(routine)                                                                      \
    __attribute__((visibility("hidden"))) void routine(void);                                      \
    void routine(void)                                                                             \
    {                                                                                              \
        abort();                                                                                   \
    }

NEVER_CALLED(dsortr_)
NEVER_CALLED(dsortc_)
NEVER_CALLED(dsaupd_)
NEVER_CALLED(dseupd_)
NEVER_CALLED(dnaupd_)
NEVER_CALLED(dneupd_)
