#include "bench/ab/instructions.h"

#include "bench/callgrind/callgrind.h"

#include <math.h>

int instructions_count(struct instructions *instructions, const struct scenario_case *item,
                       struct files *files, const struct program program[2], struct err *err)
{
    struct callgrind_counts counts;
    *instructions = (struct instructions){.per_update = {NAN, NAN}};
    for (int i = 0; i < 2; i++) {
        if (callgrind_count(item, files, program[i].file, &counts, err)) {
            snprintf(instructions->why, sizeof instructions->why, "%s: %.180s", program[i].name,
                     err->text);
            instructions->kernels[0] = '\0';
            return err->kind == ERR_ABSENT ? 0 : -1;
        }
        instructions->per_update[i] = callgrind_total(&counts, "Ir") / (double)counts.updates;
        snprintf(instructions->kernels, SIDE_WORD, "%s", counts.kernels);
    }
    return 0;
}

double instructions_change(const struct instructions *instructions)
{
    return instructions->kernels[0] ? instructions->per_update[1] / instructions->per_update[0] - 1
                                    : NAN;
}
