/* A white Gaussian signal for delay lines. Pure functions of the request. */
#ifndef DATA_DELAY_LINE_H
#define DATA_DELAY_LINE_H

#include "data/input.h"

/* The first sample of a request. A trial's first request includes the taps - 1 samples before it.
 */
int delay_line_first(const struct input_request *);

/* Writes `deviation` times normal number t + taps - 1 of the node's signal to element from - t of
 * out, for t = from .. from + count - 1. */
void delay_line_normals(const struct input_request *, int from, int count, double deviation,
                        reals *out);

#endif
