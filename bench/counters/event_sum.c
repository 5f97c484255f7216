#include "bench/counters/event_sum.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "2*name": a factor is a number followed by a star. */
static const char *take_factor(const char *text, double *factor)
{
    char *end;
    *factor = 1;
    if (!isdigit((unsigned char)*text))
        return text;
    double number = strtod(text, &end);
    if (*end != '*')
        return text;
    *factor = number;
    return end + 1;
}

int event_sum_parse(struct event_sum *sum, const char *text, struct err *err)
{
    sum->terms = 0;
    for (const char *rest = text; rest;) {
        const char *plus = strstr(rest, " + ");
        if (sum->terms == EVENT_TERMS)
            return err_set(err, ERR_USAGE, "event '%s': more than %d terms", text, EVENT_TERMS);
        double *factor = &sum->term[sum->terms].factor;
        const char *name = take_factor(rest, factor);
        int length = plus ? (int)(plus - name) : (int)strlen(name);
        if (length <= 0 || length >= EVENT_NAME || memchr(name, ' ', (size_t)length))
            return err_set(err, ERR_USAGE,
                           "event '%s': a name of 1 to %d letters, or 2*name + 4*name", text,
                           EVENT_NAME - 1);
        snprintf(sum->term[sum->terms++].event, EVENT_NAME, "%.*s", length, name);
        rest = plus ? plus + 3 : NULL;
    }
    return 0;
}
