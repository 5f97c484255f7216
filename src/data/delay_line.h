/* White signals for delay lines. Pure functions of the request. */
#ifndef DATA_DELAY_LINE_H
#define DATA_DELAY_LINE_H

#include "base/option_rows.h"
#include "data/input.h"
#include "data/white.h"

/* What the line holds before instant 0: samples, or zeros, as before a signal that begins then (the
 * data are "prewindowed"). Its option row. */
enum line_start { START_FULL, START_SILENCE };
extern const char *const line_start_words[];
#define LINE_START_OPTION                                                                          \
    OPTION_ROW("start", start, CHOICE, NO_RANGE, "full", line_start_words, "",                     \
               "the delay line at first: full of samples, or silence: zeros (prewindowed)")

/* 1 when the request fills the line: a trial's first one, unless the trial starts in silence. */
int delay_line_fills(const struct input_request *, enum line_start);

/* The first sample to draw for a request. One that fills the line includes the taps - 1 samples
 * before instant 0. */
int delay_line_first(const struct input_request *, enum line_start);

/* Writes `deviation` times number t + taps - 1 of the node's signal to element from - t of out, for
 * t = from .. from + count - 1. */
void delay_line_numbers(const struct input_request *, enum law, int from, int count,
                        double deviation, reals *out);

/* The same numbers in order, oldest first. */
void delay_line_in_order(const struct input_request *, enum law, int from, int count, double *out);

#endif
