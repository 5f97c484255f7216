#include "bench/html/html_scale.h"

#include <math.h>

/* 1, 2 or 5 times a power of ten: the smallest that is no less. */
static double round_up(double step)
{
    double power = pow(10, floor(log10(step)));
    for (int i = 0; i < 3; i++) {
        static const double rounds[] = {1, 2, 5};
        if (step <= rounds[i] * power * (1 + 1e-9))
            return rounds[i] * power;
    }
    return 10 * power;
}

static void set_ticks(struct html_scale *scale, double step)
{
    double first = ceil(scale->low / step - 1e-9);
    while (scale->ticks < HTML_TICKS &&
           (first + scale->ticks) * step <= scale->high + 1e-9 * step) {
        scale->tick[scale->ticks] = (first + scale->ticks) * step;
        scale->ticks++;
    }
    scale->decimals = step < 1 ? (int)ceil(-log10(step) - 1e-9) : 0;
}

struct html_scale html_scale_linear(double low, double high, int wanted)
{
    if (!(high > low)) { /* one value, in the middle */
        low -= 0.5;
        high += 0.5;
    }
    double step = round_up((high - low) / wanted);
    struct html_scale scale = {.low = low, .high = high};
    set_ticks(&scale, step);
    return scale;
}

struct html_scale html_scale_logarithmic(double low, double high)
{
    struct html_scale scale = {.low = low, .high = high, .logarithmic = 1};
    if (!(high > low)) {
        scale.low /= 2;
        scale.high *= 2;
    }
    double decades = log10(scale.high / scale.low);
    for (int power = (int)floor(log10(scale.low)); power <= log10(scale.high); power++)
        for (int i = 0; i < 3 && scale.ticks < HTML_TICKS; i++) {
            static const double rounds[] = {1, 2, 5};
            double tick = rounds[i] * pow(10, power);
            if (tick >= scale.low * (1 - 1e-9) && tick <= scale.high * (1 + 1e-9) &&
                (i == 0 || decades < 3))
                scale.tick[scale.ticks++] = tick;
        }
    return scale;
}

double html_scale_place(const struct html_scale *scale, double value)
{
    if (scale->logarithmic)
        return log(value / scale->low) / log(scale->high / scale->low);
    return (value - scale->low) / (scale->high - scale->low);
}
