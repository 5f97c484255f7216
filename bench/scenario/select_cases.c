#include "bench/scenario/select_cases.h"

#include "bench/common/filter.h"

#include <string.h>

int select_cases(const struct scenario *scenario, const char *filter, struct pool *pool,
                 char **chosen, struct err *err)
{
    char *flags = pool_zeroed(pool, (size_t)scenario->cases, 1, err);
    regex_t regex;
    if (!flags)
        return -1;
    *chosen = flags;
    if (!filter) {
        memset(flags, 1, (size_t)scenario->cases);
        return scenario->cases;
    }
    if (filter_compile(filter, &regex, err))
        return -1;
    int count = 0;
    for (int i = 0; i < scenario->cases; i++)
        count += flags[i] = !regexec(&regex, scenario->item[i].name, 0, NULL, 0);
    regfree(&regex);
    if (!count)
        return err_set(err, ERR_USAGE, "--filter %s: no case of %s matches; --list prints them",
                       filter, scenario->path);
    return count;
}
