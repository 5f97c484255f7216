/* White regressors of random signs: a new row at every instant. */
#include "data/white_rows.h"

#define OPTION_STRUCT struct white_rows
/* clang-format off */
static const struct option options[] = {
    WHITE_ROWS_OPTION,
};
/* clang-format on */

static void signs_fill(const struct input_request *request, size_t stride, reals *out)
{
    white_rows_fill(request, LAW_SIGNS, stride, out);
}

const struct input input_signs = {
    .variant = {"signs", "white rows of random signs, a new one at every instant",
                OPTIONS(options, struct white_rows)},
    .fill = signs_fill,
    .response_power = white_rows_response_power,
    .power = white_rows_power,
};
