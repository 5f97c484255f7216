#include "bench/common/csv.h"

#include <math.h>
#include <string.h>

void csv_put_text(FILE *file, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, file);
        return;
    }
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

void csv_put_number(FILE *file, double value)
{
    if (isfinite(value))
        fprintf(file, "%.17g", value);
}
