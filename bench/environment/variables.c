/* Environment variables that change how threads run or which code is loaded. */
#include "bench/environment/capture.h"

#include <stdio.h>
#include <string.h>

static const char *const prefixes[] = {
    "OMP_",    "GOMP_",           "KMP_",        "SLABMARK_",
    "MALLOC_", "GLIBC_TUNABLES=", "LD_PRELOAD=", "LD_BIND_NOW=",
};

static int is_recorded(const char *entry)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (!strncmp(entry, prefixes[i], strlen(prefixes[i])))
            return 1;
    return 0;
}

void environment_read_variables(struct capture *capture)
{
    json_t *list = json_object();
    for (char *const *entry = capture->host->variables; entry && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (!equals || !is_recorded(*entry))
            continue;
        json_t *value = json_string(equals + 1);
        if (json_object_setn_new(list, *entry, (size_t)(equals - *entry),
                                 value ? value : json_string("(not valid UTF-8)")))
            capture->failed = 1;
    }
    capture_put(capture, "machine.environment", list);
}
