/* The cache has a file per host: $XDG_CACHE_HOME/slabmark/HOSTNAME.json, else
 * ~/.cache/slabmark/HOSTNAME.json. */
#include "bench/machine/ceilings.h"

#include "base/mem.h"
#include "bench/common/quota.h"
#include "bench/common/version.h"
#include "bench/common/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *cache_directory(struct err *err)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') /* the specification ignores relative paths */
        return mem_format(err, "%s/slabmark", cache);
    if (home && home[0])
        return mem_format(err, "%s/.cache/slabmark", home);
    err_set(err, ERR_ABSENT, "neither XDG_CACHE_HOME nor HOME is set to a directory");
    return NULL;
}

char *ceilings_path(struct err *err)
{
    char host[256] = "", *folder = cache_directory(err), *path = NULL;
    if (gethostname(host, sizeof host - 1) || !host[0] || strchr(host, '/'))
        snprintf(host, sizeof host, "localhost");
    if (folder)
        path = mem_format(err, "%s/%s.json", folder, host);
    free(folder);
    return path;
}

int ceilings_save(const struct ceilings *ceilings, struct err *err)
{
    char *folder = cache_directory(err), *path = folder ? ceilings_path(err) : NULL;
    json_t *json = ceilings_json(ceilings);
    int failed = !path;
    if (path && !json)
        failed = err_set(err, ERR_INTERNAL, "%s: out of memory", path);
    failed = failed || store_directory(folder, err) || store_json(path, json, err);
    json_decref(json);
    free(path);
    free(folder);
    return failed ? -1 : 0;
}

const char *ceilings_flags(void)
{
    return SLABMARK_FLAGS;
}

void ceilings_allowance(struct ceilings *ceilings)
{
    struct host host;
    host_here(&host);
    quota_read(&host, &ceilings->quota);
    snprintf(ceilings->hypervisor, sizeof ceilings->hypervisor, "%s", host.signature);
}

/* Ceilings are valid only for the same number and share of processors. */
static int same_allowance(const struct ceilings *ceilings, const struct hardware *hardware,
                          struct err *err)
{
    struct ceilings now = {0};
    ceilings_allowance(&now);
    if (ceilings->threads < hardware->usable)
        return err_set(err, ERR_ABSENT, "measured on %d processor%s, now %d are allowed",
                       ceilings->threads, ceilings->threads == 1 ? "" : "s", hardware->usable);
    if (ceilings->quota < now.quota || ceilings->quota > now.quota)
        return err_set(err, ERR_ABSENT, "measured under another CPU quota");
    if (strcmp(ceilings->hypervisor, now.hypervisor))
        return err_set(err, ERR_ABSENT, "measured under another hypervisor");
    return 0;
}

static int same_machine(const struct ceilings *ceilings, const struct hardware *hardware,
                        struct err *err)
{
    int processors = (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (strcmp(ceilings->cpu, hardware->cpu))
        return err_set(err, ERR_ABSENT, "for another CPU: %s", ceilings->cpu);
    if (ceilings->processors != processors)
        return err_set(err, ERR_ABSENT, "for %d processors, now there are %d", ceilings->processors,
                       processors);
    if (strncmp(ceilings->flags, ceilings_flags(), sizeof ceilings->flags - 1))
        return err_set(err, ERR_ABSENT, "by a build with other flags: %s", ceilings->flags);
    return 0;
}

int ceilings_load_for(struct ceilings *ceilings, const struct hardware *hardware, struct err *err)
{
    json_error_t error;
    char *path = ceilings_path(err);
    if (!path)
        return -1;
    json_t *json = json_load_file(path, 0, &error);
    int failed = !json ? err_set(err, ERR_ABSENT, "%s", error.text)
                       : ceilings_from_json(ceilings, json, err) ||
                             same_machine(ceilings, hardware, err) ||
                             same_allowance(ceilings, hardware, err);
    if (failed)
        err_prefix(err, "%s: ", path);
    json_decref(json);
    free(path);
    return failed ? -1 : 0;
}

int ceilings_load(struct ceilings *ceilings, struct err *err)
{
    struct hardware hardware;
    if (hardware_detect(&hardware, err))
        return -1;
    int failed = ceilings_load_for(ceilings, &hardware, err);
    hardware_free(&hardware);
    if (failed)
        err_prefix(err, "no ceilings of this machine yet; `slabmark machine` measures them: ");
    return failed;
}
