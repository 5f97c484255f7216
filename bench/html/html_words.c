#include "bench/html/html_words.h"

#include <math.h>

void html_put_number(FILE *file, double value, int decimals)
{
    if (!isfinite(value))
        fputs("&ndash;", file);
    else
        fprintf(file, "%s%.*f", value < -0.5 * pow(10, -decimals) ? "\u2212" : "", decimals,
                fabs(value));
}

void html_put_duration(FILE *file, double ns)
{
    static const char *const units[] = {"ns", "\u00b5s", "ms", "s"};
    int unit = 0;
    if (ns == 0) {
        putc('0', file);
        return;
    }
    for (; unit < 3 && ns >= 999.5; unit++)
        ns /= 1000;
    html_put_number(file, ns, ns < 9.995 ? 2 : ns < 99.95 ? 1 : 0);
    fprintf(file, "\u00a0%s", units[unit]);
}

void html_put_count(FILE *file, size_t count, const char *noun)
{
    fprintf(file, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}
