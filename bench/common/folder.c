#include "bench/common/folder.h"

#include "base/mem.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int folder_make(struct folder *folder, const char *parent, struct err *err)
{
    int length = snprintf(folder->path, sizeof folder->path, "%s/slabmark-XXXXXX", parent);
    if ((size_t)length < sizeof folder->path && mkdtemp(folder->path))
        return 0;
    folder->path[0] = '\0';
    return err_set(err, ERR_INTERNAL, "%s: cannot make a temporary folder there: %s", parent,
                   strerror((size_t)length < sizeof folder->path ? errno : ENAMETOOLONG));
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    remove(path); /* goes on after a file that cannot be removed */
    return 0;
}

void folder_remove(struct folder *folder)
{
    if (folder->path[0])
        nftw(folder->path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    folder->path[0] = '\0';
}

int folder_link(const struct folder *folder, const char *name, const char *file, struct err *err)
{
    char *target = realpath(file, NULL);
    if (!target)
        return err_set(err, ERR_INTERNAL, "%s: %s", file, strerror(errno));
    char *path = mem_format(err, "%s/%s", folder->path, name);
    int failed = !path;
    if (path && symlink(target, path))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    free(path);
    free(target);
    return failed ? -1 : 0;
}

FILE *folder_open(const struct folder *folder, const char *name, const char *mode, struct err *err)
{
    char *path = mem_format(err, "%s/%s", folder->path, name);
    FILE *file = path ? fopen(path, mode) : NULL;
    if (path && !file)
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    free(path);
    return file;
}
