#include "tests/support/guarded.h"
#include "tests/support/setup.h"

#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

void guarded_begin(struct guarded *guarded, size_t count)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t open = (count * sizeof(double) + page - 1) / page * page;
    guarded->bytes = open + page;
    guarded->map =
        mmap(NULL, guarded->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (guarded->map == MAP_FAILED || mprotect((char *)guarded->map + open, page, PROT_NONE))
        setup_fail("no guarded memory of %zu bytes", guarded->bytes);
    guarded->end = (double *)((char *)guarded->map + open);
    for (double *p = guarded->map; p < guarded->end; p++)
        *p = NAN;
}

void guarded_end(struct guarded *guarded)
{
    munmap(guarded->map, guarded->bytes);
}
