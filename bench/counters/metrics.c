#include "bench/counters/metrics.h"

#include <math.h>
#include <stdio.h>

double metric_value(const struct derived_metric *metric, lookup_fn *lookup, void *arg)
{
    return expression_value(metric->formula, lookup, arg);
}

struct missing_name {
    lookup_fn *lookup;
    void *arg;
    char *name;
    size_t size;
};

static double note_missing(void *arg, const char *name)
{
    struct missing_name *search = arg;
    double value = search->lookup(search->arg, name);
    if (isnan(value) && !search->name[0])
        snprintf(search->name, search->size, "%s", name);
    return value;
}

void metric_missing(const struct derived_metric *metric, lookup_fn *lookup, void *arg, char *name,
                    size_t size)
{
    struct missing_name search = {lookup, arg, name, size};
    name[0] = '\0';
    expression_value(metric->formula, note_missing, &search);
}
