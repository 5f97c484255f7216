/* igraph's static library names six ARPACK routines on a path from its generators that is never
 * taken here (their sparse eigenvalue solvers). These stand in for them, so that a benchmark does
 * not have to load ARPACK, LAPACK and a BLAS with threads of its own. Hidden: where igraph is
 * shared it finds the real ones. */
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
