#include "tests/support/scarce.h"

#include <jansson.h>
#include <stdlib.h>

static long left;

static void *allocate(size_t size)
{
    return left-- > 0 ? malloc(size) : NULL;
}

void scarce_begin(long allowed)
{
    left = allowed;
    json_set_alloc_funcs(allocate, free);
}

void scarce_end(void)
{
    json_set_alloc_funcs(malloc, free);
}
