#include "tests/support/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void fail_with(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}
