/* A synthetic echo path: a bulk delay of zeros, then a decaying oscillation. It resembles a
 * telephone hybrid's response (ITU-T G.168) without its tables. */
#include "data/system.h"

#include "base/mem.h"
#include "base/option_rows.h"
#include "base/random.h"
#include "kernels/kernels.h"

#include <assert.h>

struct echo_params {
    struct real_or_word delay;
    int span;
    double decay, cosine;
};

enum { DELAY_RANDOM };
static const char *const delay_words[] = {"random", NULL};

#define OPTION_STRUCT struct echo_params
/* clang-format off */
static const struct option options[] = {
    INT_OR(delay,  CLOSED(0, 1e9), "random", delay_words, "taps",
           "bulk delay; random: in the first half, with room for the block"),
    INT   (span,   CLOSED(4, 1e9), "64",  "taps", "length of the block after the delay"),
    REAL  (decay,  CLOSED(1, 1e9), "10",  "taps", "time constant of the block's envelope"),
    REAL  (cosine, OPEN(-1, 1),    "0.3", "1",    "cosine of the block's frequency in radians"),
};
/* clang-format on */

static int room_for_delay(int taps, const struct echo_params *echo)
{
    return taps - echo->span;
}

static int echo_check(int taps, const void *params, struct err *err)
{
    const struct echo_params *echo = params;
    if (room_for_delay(taps, echo) < 0)
        return err_refuse(err, "span", "%d is outside [4, %d], the taps", echo->span, taps);
    if (echo->delay.word < 0 && echo->delay.value > room_for_delay(taps, echo))
        return err_refuse(err, "delay", "%g and a span of %d do not fit into %d taps",
                          echo->delay.value, echo->span, taps);
    return 0;
}

static int draw_delay(int taps, const struct echo_params *echo, const struct draw *draw)
{
    if (echo->delay.word < 0)
        return (int)echo->delay.value;
    struct random_stream stream =
        random_stream(draw->seed, RANDOM_SUPPORT, draw->trial, 0, (uint32_t)draw->support_epoch);
    int most = taps / 2 < room_for_delay(taps, echo) ? taps / 2 : room_for_delay(taps, echo);
    return (int)random_below(&stream, 0, (uint32_t)most + 1);
}

/* A damped resonator, x_i = 2 r c x_{i-1} - r^2 x_{i-2} + r^i g_i, excited by decaying noise. */
static int echo_draw(int taps, const void *params, const struct draw *draw, double *h)
{
    const struct echo_params *echo = params;
    struct random_stream stream =
        random_stream(draw->seed, RANDOM_VALUE, draw->trial, 0, (uint32_t)draw->value_epoch);
    double r = 1 - 1 / (echo->decay + 1), envelope = 1, last = 0, before = 0, normal[NORMALS_GROUP];
    int begin = draw_delay(taps, echo, draw);
    assert(begin >= 0 && begin + echo->span <= taps);
    double *block = h + begin;
    for (int i = 0; i < echo->span; i++) {
        kernels_ref.normals(1, &stream, (uint32_t)i * NORMALS_GROUP, normal);
        block[i] = fma(2 * r * echo->cosine, last, fma(-r * r, before, envelope * normal[0]));
        before = last;
        last = block[i];
        envelope *= r;
    }
    return 0; /* compressible */
}

const struct system_kind system_echo = {
    .variant = {"echo", "synthetic echo path: a bulk delay, then a decaying oscillation",
                OPTIONS(options, struct echo_params)},
    .changes = 1,
    .check = echo_check,
    .draw = echo_draw,
};
