#include "bench/tune/score_text.h"

#include <math.h>
#include <stdio.h>

void score_floor_text(const struct score *score, char text[SCORE_TEXT])
{
    double floor = decibel(score->floor.mean), low = decibel(score->floor.low);
    double high = decibel(score->floor.high);
    const char *mark = score->settled ? "" : "*";
    if (score->diverged)
        snprintf(text, SCORE_TEXT, "diverged");
    else if (score->floor.low <= 0) /* in power, the interval is symmetric */
        snprintf(text, SCORE_TEXT, "%.2f [-inf, %.1f]%s", floor, high, mark);
    else if (isfinite(low) && isfinite(high))
        snprintf(text, SCORE_TEXT, "%.2f [%.1f, %.1f]%s", floor, low, high, mark);
    else
        snprintf(text, SCORE_TEXT, "%.2f%s", floor, mark);
}

void score_iterations_text(const struct score *score, char text[SCORE_TEXT])
{
    if (!isfinite(score->iterations))
        snprintf(text, SCORE_TEXT, "not reached");
    else if (isfinite(score->iterations_high))
        snprintf(text, SCORE_TEXT, "%.0f [%.0f, %.0f]", score->iterations, score->iterations_low,
                 score->iterations_high);
    else if (isfinite(score->iterations_low))
        snprintf(text, SCORE_TEXT, "%.0f [%.0f, -]", score->iterations, score->iterations_low);
    else
        snprintf(text, SCORE_TEXT, "%.0f", score->iterations);
}

void score_milliseconds_text(const struct score *score, char text[SCORE_TEXT])
{
    double seconds = score_seconds(score);
    if (isfinite(seconds))
        snprintf(text, SCORE_TEXT, "%.3g", 1e3 * seconds);
    else
        snprintf(text, SCORE_TEXT, "-");
}
