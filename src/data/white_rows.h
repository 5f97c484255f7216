/* White regressors: a new row at every instant. Pure functions of the request. */
#ifndef DATA_WHITE_ROWS_H
#define DATA_WHITE_ROWS_H

#include "base/option_rows.h"
#include "data/input.h"
#include "data/white.h"

/* The params of every kind of white rows, and its option row. */
struct white_rows {
    struct per_node variance;
};
#define WHITE_ROWS_OPTION                                                                          \
    OPTION_ROW("variance", variance, PER_NODE, FROM(0), "1", NULL, "power of u",                   \
               "variance of every element of a regressor")

/* The functions of struct input. */
double white_rows_power(const void *params, int node);
double white_rows_response_power(const struct input_request *, const double *h);

/* Fills rows with numbers of a law, as struct input's fill. */
void white_rows_fill(const struct input_request *, enum law, size_t stride, reals *out);

#endif
