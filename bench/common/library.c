#include "bench/common/library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* reports the first failure: the first name is the usual one */
static void *open_first(const char *const *files, struct err *err)
{
    err_set(err, ERR_ABSENT, "no library name was given");
    for (int i = 0; files[i]; i++) {
        void *handle = dlopen(files[i], RTLD_LAZY | RTLD_LOCAL);
        if (handle)
            return handle;
        const char *why = dlerror();
        if (i == 0)
            err_set(err, ERR_ABSENT, "%s", why ? why : files[i]);
    }
    return NULL;
}

int library_load(const char *const *files, const struct symbol *symbols, struct err *err)
{
    void *handle = open_first(files, err);
    if (!handle)
        return -1;
    for (; symbols->name; symbols++) {
        void *address = dlsym(handle, symbols->name);
        if (!address)
            return err_set(err, ERR_ABSENT, "%s is not in the library", symbols->name);
        memcpy(symbols->pointer, &address, sizeof address);
    }
    return 0;
}
