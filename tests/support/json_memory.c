#include "tests/support/json_memory.h"

#include <jansson.h>
#include <stdlib.h>

static long left;

static void *allocate(size_t size)
{
    return left-- > 0 ? malloc(size) : NULL;
}

void json_memory_begin(long allowed)
{
    left = allowed;
    json_set_alloc_funcs(allocate, free);
}

void json_memory_end(void)
{
    json_set_alloc_funcs(malloc, free);
}
