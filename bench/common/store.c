#include "bench/common/store.h"

#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int store_directory(const char *path, struct err *err)
{
    char *partial = mem_text(path, err);
    if (!partial)
        return -1;
    int failed = 0;
    for (char *p = partial + 1; !failed && *p; p++)
        if (*p == '/') {
            *p = '\0';
            failed = mkdir(partial, 0777) && errno != EEXIST;
            *p = '/';
        }
    failed = failed || (mkdir(partial, 0777) && errno != EEXIST);
    free(partial);
    return failed ? err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno)) : 0;
}

int store_json(const char *path, const json_t *json, struct err *err)
{
    char *fresh = mem_format(err, "%s.new", path);
    if (!fresh)
        return -1;
    int failed = json_dump_file(json, fresh, JSON_INDENT(2)) || rename(fresh, path);
    if (failed)
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno ? errno : EIO));
    free(fresh);
    return failed ? -1 : 0;
}
