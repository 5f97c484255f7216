/* A white Gaussian signal for delay lines. */
#ifndef DATA_DELAY_LINE_H
#define DATA_DELAY_LINE_H

#include "data/input.h"

/* Where a fill begins: at the first instant the line's past, taps - 1 samples, is made too. */
int delay_line_first(const struct input_request *);

/* `deviation` times normal number t + taps - 1 of the node's signal, t = from .. from + count - 1,
 * to element from - t of out. */
void delay_line_normals(const struct input_request *, int from, int count, double deviation,
                        reals *out);

#endif
