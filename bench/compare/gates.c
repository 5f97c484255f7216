#include "bench/compare/gates.h"

#include <math.h>
#include <stddef.h>

/* Instructions are reproducible to the last digit; so are the floor and the passages under exact
 * policies. CPU time drifts with the machine: by 2 to 7 % on identical code, more under load. */
const struct gate gates[GATES] = {
    [GATE_INSTRUCTIONS] = {"instructions", "tolerance-instructions", "%", 1, ERR_REGRESSED,
                           "instructions per update"},
    [GATE_CPU] = {"cpu", "tolerance-cpu", "%", INFINITY, ERR_REGRESSED, "CPU ns per update"},
    [GATE_FLOOR] = {"floor", "tolerance-floor", "dB", 0.3, ERR_ACCURACY, "floor of the MSD in dB"},
    [GATE_ITERATIONS] = {"iterations", "tolerance-iterations", "%", 10, ERR_ACCURACY, NULL},
};

int tolerances_read(const struct args *args, struct tolerances *tolerances, struct err *err)
{
    for (int i = 0; i < GATES; i++) {
        const char *text = args_value(args, gates[i].flag), *unit = gates[i].unit;
        tolerances->of[i] = gates[i].usual;
        if (text && (args_quantity(text, unit, &tolerances->of[i]) || tolerances->of[i] < 0))
            return err_set(err, ERR_USAGE, "--%s %s: 0 %s or more is expected, such as 2%s",
                           gates[i].flag, text, unit, unit);
    }
    return 0;
}
