#include "bench/common/share.h"

#include "bench/common/version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_directory(const char *path)
{
    struct stat status;
    return !stat(path, &status) && S_ISDIR(status.st_mode);
}

/* Goes up from the executable to a folder that holds `name` and a Makefile. */
static int in_source_tree(const char *name, char *path, size_t size)
{
    char at[4000], makefile[4010];
    ssize_t length = readlink("/proc/self/exe", at, sizeof at - 1);
    if (length < 0)
        return 0;
    at[length] = '\0';
    for (char *slash; (slash = strrchr(at, '/')) && slash > at;) {
        *slash = '\0';
        snprintf(path, size, "%s/%s", at, name);
        snprintf(makefile, sizeof makefile, "%s/Makefile", at);
        if (is_directory(path) && access(makefile, F_OK) == 0)
            return 1;
    }
    return 0;
}

/* NULL: not given. */
static const char *chosen_directory(void)
{
    const char *share = getenv("SLABMARK_SHARE_DIR");
    return share && *share ? share : NULL;
}

int share_directory(const char *name, char *path, size_t size)
{
    const char *share = chosen_directory();
    if (!share && in_source_tree(name, path, size))
        return 0;
    int length = snprintf(path, size, "%s/%s", share ? share : SLABMARK_SHARE, name);
    return length > 0 && (size_t)length < size && is_directory(path) ? 0 : -1;
}

int share_fail(const char *name, struct err *err)
{
    const char *share = chosen_directory();
    if (share)
        return err_set(err, ERR_ABSENT, "SLABMARK_SHARE_DIR=%s: it has no folder %s", share, name);
    return err_set(err, ERR_ABSENT,
                   "the folder %s is neither in the source tree of this program nor in %s; set "
                   "SLABMARK_SHARE_DIR to the folder that holds it",
                   name, SLABMARK_SHARE);
}
