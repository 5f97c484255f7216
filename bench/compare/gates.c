#include "bench/compare/gates.h"

#include "base/option.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Instructions are reproducible to the last digit; so are the floor and the passages under exact
 * policies. CPU time drifts with the machine: by 2 to 7 % on identical code, more under load. */
const struct gate gates[GATES] = {
    [GATE_INSTRUCTIONS] = {"instructions", "tolerance-instructions", "%", 1, ERR_REGRESSED,
                           "instructions per update"},
    [GATE_CPU] = {"cpu", "tolerance-cpu", "%", INFINITY, ERR_REGRESSED, "CPU ns per update"},
    [GATE_FLOOR] = {"floor", "tolerance-floor", "dB", 0.3, ERR_ACCURACY, "floor of the MSD in dB"},
    [GATE_ITERATIONS] = {"iterations", "tolerance-iterations", "%", 10, ERR_ACCURACY, NULL},
};

/* "1", or "1%" and "1 %" if the unit is %. */
static int read_tolerance(const char *text, const char *unit, double *value)
{
    char number[32];
    const char *end = strstr(text, unit);
    int length = end ? (int)(end - text) : (int)strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    snprintf(number, sizeof number, "%.*s", length, text);
    return length >= (int)sizeof number || option_number(number, value) ||
                   (end && end[strlen(unit)]) || !(*value >= 0)
               ? -1
               : 0;
}

int tolerances_read(const struct args *args, struct tolerances *tolerances, struct err *err)
{
    for (int i = 0; i < GATES; i++) {
        const char *text = args_value(args, gates[i].flag), *unit = gates[i].unit;
        tolerances->of[i] = gates[i].usual;
        if (text && read_tolerance(text, unit, &tolerances->of[i]))
            return err_set(err, ERR_USAGE, "--%s %s: 0 %s or more is expected, such as 2%s",
                           gates[i].flag, text, unit, unit);
    }
    return 0;
}
