#include "tests/support/guard_page.h"

#include "tests/support/fail.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void guard_page_begin(struct guard_page *guarded, size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t open = (bytes + page - 1) / page * page;
    guarded->bytes = open + page;
    guarded->map =
        mmap(NULL, guarded->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (guarded->map == MAP_FAILED || mprotect((char *)guarded->map + open, page, PROT_NONE))
        fail_with("no guarded memory of %zu bytes", guarded->bytes);
    guarded->end = (char *)guarded->map + open;
    memset(guarded->map, 0xff, open);
}

void guard_page_end(struct guard_page *guarded)
{
    munmap(guarded->map, guarded->bytes);
}
