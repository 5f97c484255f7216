/* White regressors of uniform elements: a new row at every instant. */
#include "data/white_rows.h"

#define OPTION_STRUCT struct white_rows
/* clang-format off */
static const struct option options[] = {
    WHITE_ROWS_OPTION,
};
/* clang-format on */

static void uniform_fill(const struct input_request *request, size_t stride, reals *out)
{
    white_rows_fill(request, LAW_UNIFORM, stride, out);
}

const struct input input_uniform = {
    .variant = {"uniform", "white rows of uniform elements, a new one at every instant",
                OPTIONS(options, struct white_rows)},
    .fill = uniform_fill,
    .response_power = white_rows_response_power,
    .power = white_rows_power,
};
