#include "bench/plot/plot_stamp.h"

#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The whole file and a zero, heap. NULL and err on failure. */
static char *read_bytes(const char *path, size_t *size, struct err *err)
{
    FILE *file = fopen(path, "rbe");
    long length = file && !fseek(file, 0, SEEK_END) ? ftell(file) : -1;
    char *bytes = NULL;
    *size = 0;
    if (length < 0 || fseek(file, 0, SEEK_SET)) {
        err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    } else if ((bytes = mem_zeroed((size_t)length + 1, 1, err))) {
        *size = fread(bytes, 1, (size_t)length, file);
        if (*size < (size_t)length) {
            err_set(err, ERR_INTERNAL, "%s: cannot read the whole file", path);
            free(bytes);
            bytes = NULL;
        }
    }
    if (file)
        fclose(file);
    return bytes;
}

int plot_stamp_file(const char *path, plot_stamp_fn *stamp, const struct plot_origin *origin,
                    struct err *err)
{
    size_t size;
    char *bytes = read_bytes(path, &size, err);
    FILE *to = bytes ? fopen(path, "wbe") : NULL;
    int failed = !bytes;
    if (bytes && !to)
        failed = err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno));
    if (to) {
        failed = stamp(to, bytes, size, origin, err);
        int lost = ferror(to);
        if ((fclose(to) || lost) && !failed)
            failed = err_set(err, ERR_INTERNAL, "%s: cannot write: %s", path, strerror(errno));
    }
    free(bytes);
    return failed ? -1 : 0;
}
