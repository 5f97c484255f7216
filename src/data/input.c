#include "data/input.h"

#define INPUT(id) &input_##id,
const struct input *const inputs[] = {
#include "data/inputs.def"
    NULL,
};
#undef INPUT

#define INPUT(id) &input_##id.variant,
const struct variant *const input_variants[] = {
#include "data/inputs.def"
    NULL,
};
#undef INPUT

const struct recording *input_recording(const struct input *input, const void *params)
{
    return input == &input_recorded ? params : NULL;
}

int input_delay_line(const struct input *input, const void *params)
{
    const struct recording *recording = input_recording(input, params);
    return recording ? recording->signal != NULL : input->delay_line;
}
