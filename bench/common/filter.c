#include "bench/common/filter.h"

int filter_compile(const char *text, regex_t *regex, struct err *err)
{
    char why[128];
    int code = regcomp(regex, text, REG_EXTENDED | REG_NOSUB);
    if (!code)
        return 0;
    regerror(code, regex, why, sizeof why);
    return err_set(err, ERR_USAGE, "--filter %s: %s", text, why);
}
