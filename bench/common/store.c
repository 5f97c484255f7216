#include "bench/common/store.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
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

/* ---- files that grow ---- */

static FILE *open_file(const char *path, int flags, struct err *err)
{
    int descriptor = open(path, O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC | flags, 0666);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "a+");
    if (file && !fseek(file, 0, SEEK_END))
        return file;
    err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (file)
        fclose(file);
    else if (descriptor >= 0)
        close(descriptor);
    return NULL;
}

FILE *store_create(const char *path, struct err *err)
{
    if (unlink(path) && errno != ENOENT) {
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
        return NULL;
    }
    return open_file(path, O_CREAT | O_EXCL, err);
}

FILE *store_append(const char *path, struct err *err)
{
    return open_file(path, 0, err);
}

int store_sync(FILE *file, const char *path, struct err *err)
{
    /* some file systems, and pipes, know no such thing */
    if (!fflush(file) && !ferror(file) &&
        (!fsync(fileno(file)) || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP))
        return 0;
    return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno ? errno : EIO));
}

/* ---- files that are whole ---- */

/* PATH.new, or PATH.new1, ...: what lies there already is somebody's. */
static FILE *open_beside(const char *path, char **fresh, struct err *err)
{
    enum { TRIES = 100 };
    FILE *file = NULL;
    for (int i = 0; !file && i < TRIES; i++) {
        *fresh = i ? mem_format(err, "%s.new%d", path, i) : mem_format(err, "%s.new", path);
        if (!*fresh || (file = open_file(*fresh, O_CREAT | O_EXCL, err)) || errno != EEXIST)
            break;
        free(*fresh);
        *fresh = NULL;
    }
    return file;
}

/* A name is on the disk when its directory is. Where that cannot be asked for, it comes in time. */
static void sync_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *directory = slash ? mem_format(NULL, "%.*s/", (int)(slash - path), path) : NULL;
    int descriptor = open(directory ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    free(directory);
}

int store_json(const char *path, const json_t *json, struct err *err)
{
    char *fresh = NULL;
    FILE *file = open_beside(path, &fresh, err);
    int failed = !file;
    if (file && json_dumpf(json, file, JSON_INDENT(2)))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno ? errno : EIO));
    failed = failed || store_sync(file, path, err);
    if (file && fclose(file) && !failed)
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (!failed && rename(fresh, path))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (failed && file)
        unlink(fresh);
    if (!failed)
        sync_directory(path);
    free(fresh);
    return failed ? -1 : 0;
}
