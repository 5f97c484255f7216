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

/* ---- files that are appended to ---- */

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
    return open_file(path, O_CREAT, err);
}

static int fail_to_write(const char *path, struct err *err)
{
    return err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno ? errno : EIO));
}

int store_flush(FILE *file, const char *path, struct err *err)
{
    return fflush(file) || ferror(file) ? fail_to_write(path, err) : 0;
}

int store_wait(FILE *file, const char *path, struct err *err)
{
    /* some file systems, and pipes, do not support it */
    if (!fsync(fileno(file)) || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
        return 0;
    return fail_to_write(path, err);
}

int store_sync(FILE *file, const char *path, struct err *err)
{
    return store_flush(file, path, err) || store_wait(file, path, err) ? -1 : 0;
}

int store_cut(const char *path, size_t size, struct err *err)
{
    FILE *file = open_file(path, 0, err);
    int failed = !file;
    if (file && ftruncate(fileno(file), (off_t)size))
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    failed = failed || store_sync(file, path, err);
    if (file)
        fclose(file);
    return failed ? -1 : 0;
}

/* ---- files that are replaced atomically ---- */

/* Creates PATH.new, or PATH.new1, ...: an existing file may belong to someone else. */
int store_begin(struct store_fresh *fresh, const char *path, struct err *err)
{
    enum { TRIES = 100 };
    *fresh = (struct store_fresh){.path = mem_text(path, err)};
    for (int i = 0; fresh->path && i < TRIES; i++) {
        fresh->beside = i ? mem_format(err, "%s.new%d", path, i) : mem_format(err, "%s.new", path);
        if (!fresh->beside || (fresh->file = open_file(fresh->beside, O_CREAT | O_EXCL, err)) ||
            errno != EEXIST)
            break;
        free(fresh->beside);
        fresh->beside = NULL;
    }
    if (fresh->file)
        return 0;
    free(fresh->beside);
    free(fresh->path);
    return -1;
}

/* A name is durable once its directory is synced. If the file system does not support that, the
 * name becomes durable later. */
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

/* Renames a file that is already on the disk. */
static int put_in_place(const char *from, const char *to, struct err *err)
{
    if (rename(from, to))
        return err_set(err, ERR_INTERNAL, "%s: %s", to, strerror(errno));
    sync_directory(to);
    return 0;
}

int store_move(const char *from, const char *to, struct err *err)
{
    FILE *file = open_file(from, 0, err);
    int failed = !file || store_sync(file, to, err) || put_in_place(from, to, err);
    if (file)
        fclose(file);
    return failed ? -1 : 0;
}

int store_finish(struct store_fresh *fresh, struct err *err)
{
    int failed = store_sync(fresh->file, fresh->path, err);
    if (fclose(fresh->file) && !failed)
        failed = err_set(err, ERR_INTERNAL, "%s: %s", fresh->path, strerror(errno));
    failed = failed || put_in_place(fresh->beside, fresh->path, err);
    if (failed)
        unlink(fresh->beside);
    free(fresh->beside);
    free(fresh->path);
    return failed ? -1 : 0;
}

int store_json(const char *path, const json_t *json, struct err *err)
{
    struct store_fresh fresh;
    char *text = json_dumps(json, JSON_INDENT(2));
    int failed = text ? store_begin(&fresh, path, err)
                      : err_set(err, ERR_INTERNAL, "%s: out of memory", path);
    if (!failed) {
        fputs(text, fresh.file); /* the file keeps its error state */
        failed = store_finish(&fresh, err);
    }
    free(text);
    return failed;
}
