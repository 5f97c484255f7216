/* White signals for delay lines. Pure functions of the request. */
#ifndef DATA_DELAY_LINE_H
#define DATA_DELAY_LINE_H

#include "data/input.h"
#include "data/white.h"

/* The first sample of a request. A trial's first request includes the taps - 1 samples before it.
 */
int delay_line_first(const struct input_request *);

/* Writes `deviation` times number t + taps - 1 of the node's signal to element from - t of out, for
 * t = from .. from + count - 1. */
void delay_line_numbers(const struct input_request *, enum law, int from, int count,
                        double deviation, reals *out);

/* The same numbers in order, oldest first. */
void delay_line_in_order(const struct input_request *, enum law, int from, int count, double *out);

#endif
