/* Which random quantities each trial draws, and which all trials share. */
#include "bench/scenario/setup.h"

#include "base/option_rows.h"
#include "base/random.h"

static const char *const words[] = {"once", "trial", NULL}; /* enum redraw */

#define OPTION_STRUCT struct redraw_params
/* clang-format off */
static const struct option rows[] = {
    CHOICE(network, "once",  words,
           "trial: each trial draws its own network; once: all trials share one, and confidence "
           "intervals hold for that network"),
    CHOICE(noise,   "once",  words,
           "the same for the levels of noise and input drawn by {min, max}; once: confidence "
           "intervals hold for those levels"),
    CHOICE(system,  "trial", words,
           "the same for the unknown system; once: confidence intervals hold for that system"),
};
/* clang-format on */
const struct options redraw_options = OPTIONS(rows, struct redraw_params);

/* Trial 0 draws the same values as a run without redraw. */
static uint64_t seed_of_trial(const struct setup *setup, int redraw)
{
    uint64_t seed = (uint64_t)setup->general.seed;
    uint32_t bits[4];
    if (redraw == REDRAW_ONCE || setup->trial == 0)
        return seed;
    struct random_stream stream = random_stream(seed, RANDOM_REDRAW, setup->trial, 0, 0);
    random_block(&stream, 0, bits);
    return (uint64_t)bits[1] << 32 | bits[0];
}

int setup_redraw(struct setup *setup, struct tree *section, struct err *err)
{
    struct redraw_params params;
    struct section own = {&redraw_options, &params};
    if (decode(section, &own, 1, NULL, NULL, &setup->pool, err))
        return -1;
    setup->network_seed = seed_of_trial(setup, params.network);
    setup->level_seed = seed_of_trial(setup, params.noise);
    setup->system.once = params.system == REDRAW_ONCE;
    setup->redraws = params.network == REDRAW_TRIAL || params.noise == REDRAW_TRIAL;
    return 0;
}
