#include "bench/common/exit_codes.h"

#include <stddef.h>

const struct exit_code exit_codes[] = {
    {0, "success"},
    {ERR_INTERNAL, "internal or I/O error"},
    {ERR_USAGE, "wrong command line, configuration or input"},
    {ERR_REGRESSED, "a build is slower than before, beyond the margin"},
    {ERR_ACCURACY, "a network diverged, a result changed, or a check of validate failed"},
    {ERR_INCONCLUSIVE, "not decided; only with --fail-on inconclusive"},
    {ERR_INCOMPARABLE, "two results are not comparable"},
    {ERR_UNTRUSTED, "a measurement cannot be trusted"},
    {ERR_ABSENT, "a required capability is absent"},
    {EXIT_STOPPED, "stopped by a signal; finished cases are kept"},
    {0, NULL},
};
