/* Normals as in a C program without libraries: rand(), and Box and Muller's formula with libm. */
#include "bench/comparators/comparator.h"

#include <gnu/libc-version.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* In (0, 1]: the logarithm needs a number above 0. */
static double rand_uniform(void)
{
    return (rand() + 1.0) / (RAND_MAX + 1.0);
}

static void box_muller_normals(double *out, size_t n)
{
    for (size_t i = 0; i < n; i += 2) {
        double radius = sqrt(-2 * log(rand_uniform())), angle = 2 * M_PI * rand_uniform();
        out[i] = radius * cos(angle);
        if (i + 1 < n)
            out[i + 1] = radius * sin(angle);
    }
}

static const char *rand_version(void)
{
    static char text[32];
    snprintf(text, sizeof text, "glibc %s", gnu_get_libc_version());
    return text;
}

const struct comparator comparator_box_muller = {
    .name = "rand-box-muller",
    .summary = "rand(), and Box-Muller with libm's log, sin and cos",
    .version = rand_version,
    .normals = box_muller_normals,
};
