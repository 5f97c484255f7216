/* A system from a file. */
#include "data/system.h"

#include "base/option_rows.h"

#include <string.h>

#define OPTION_STRUCT struct system_file_params
/* clang-format off */
static const struct option options[] = {
    PATH(file, "one row of taps: CSV, .npy or X.mat:name"),
};
/* clang-format on */

/* The system is sparse if at least half of its taps are exactly zero, else compressible. */
static int file_draw(int taps, const void *params, const struct draw *draw, double *h)
{
    const struct system_file_params *file = params;
    (void)draw; /* the same in every trial */
    memcpy(h, file->h, (size_t)taps * sizeof *h);
    int nonzeros = 0;
    for (int i = 0; i < taps; i++)
        nonzeros += h[i] != 0;
    return 2 * nonzeros <= taps ? nonzeros : 0;
}

const struct system_kind system_file = {
    .variant = {"file", "taps from a file", OPTIONS(options, struct system_file_params)},
    .draw = file_draw,
};
