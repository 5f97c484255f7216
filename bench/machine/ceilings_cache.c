/* Kept in $XDG_CACHE_HOME/slabmark, else ~/.cache/slabmark, as ceilings/HOSTNAME-HASH.json: one
 * file for each identity of a machine and a build that was ever measured. */
#include "bench/machine/ceilings.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/common/quota.h"
#include "bench/common/sha256.h"
#include "bench/common/store.h"
#include "engine/team.h"
#include "kernels/kernels.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__clang__)
#define COMPILER "clang"
#else
#define COMPILER "gcc"
#endif

void ceilings_identify(struct ceilings *ceilings, const struct hardware *hardware)
{
    struct host host;
    host_here(&host);
    memcpy(ceilings->cpu, hardware->cpu, sizeof ceilings->cpu);
    ceilings->processors = (int)sysconf(_SC_NPROCESSORS_ONLN);
    ceilings->threads = team_cores();
    quota_read(&host, &ceilings->quota);
    snprintf(ceilings->hypervisor, sizeof ceilings->hypervisor, "%s", host.signature);
    snprintf(ceilings->compiler, sizeof ceilings->compiler, "%s %s", COMPILER, __VERSION__);
    snprintf(ceilings->flags, sizeof ceilings->flags, "%s", SLABMARK_FLAGS);
    ceilings->kernels[0] = '\0';
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            join(ceilings->kernels, sizeof ceilings->kernels, " ", kernel_sets[i]->name);
}

/* All that the ceilings depend on, in one text; heap. */
static char *identity_text(const struct ceilings *ceilings, struct err *err)
{
    return mem_format(err, "%s\n%d\n%d\n%g\n%s\n%s\n%s\n%s\n", ceilings->cpu, ceilings->processors,
                      ceilings->threads, ceilings->quota, ceilings->hypervisor, ceilings->compiler,
                      ceilings->flags, ceilings->kernels);
}

static char *cache_directory(struct err *err)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/') /* the specification ignores relative paths */
        return mem_format(err, "%s/slabmark/ceilings", cache);
    if (home && home[0])
        return mem_format(err, "%s/.cache/slabmark/ceilings", home);
    err_set(err, ERR_ABSENT, "neither XDG_CACHE_HOME nor HOME is set to a directory");
    return NULL;
}

char *ceilings_path(const struct ceilings *identity, struct err *err)
{
    enum { DIGITS = 16 };
    char host[256] = "", hash[SHA256_TEXT], *path = NULL;
    char *folder = cache_directory(err), *text = folder ? identity_text(identity, err) : NULL;
    if (gethostname(host, sizeof host - 1) || !host[0] || strchr(host, '/'))
        snprintf(host, sizeof host, "localhost");
    if (text) {
        sha256_bytes(text, strlen(text), hash);
        path = mem_format(err, "%s/%s-%.*s.json", folder, host, DIGITS, hash);
    }
    free(text);
    free(folder);
    return path;
}

int ceilings_save(const struct ceilings *ceilings, struct err *err)
{
    char *folder = cache_directory(err), *path = folder ? ceilings_path(ceilings, err) : NULL;
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

/* A file may have been copied from elsewhere, or written by hand. */
static int same_identity(const struct ceilings *ceilings, const struct ceilings *wanted,
                         struct err *err)
{
    char *theirs = identity_text(ceilings, err), *ours = identity_text(wanted, err);
    int failed = !theirs || !ours;
    if (!failed && strcmp(theirs, ours))
        failed = err_set(err, ERR_ABSENT, "of another machine, allowance or build");
    free(theirs);
    free(ours);
    return failed;
}

static json_t *read_file(const char *path, struct err *err)
{
    json_error_t error;
    if (access(path, R_OK)) {
        err_set(err, ERR_ABSENT, "%s", strerror(errno));
        return NULL;
    }
    json_t *json = json_load_file(path, 0, &error);
    if (!json)
        err_set(err, ERR_ABSENT, "%s", error.text);
    return json;
}

int ceilings_load_for(struct ceilings *ceilings, const struct hardware *hardware, struct err *err)
{
    struct ceilings *wanted = mem_zeroed(1, sizeof *wanted, err);
    if (wanted)
        ceilings_identify(wanted, hardware);
    char *path = wanted ? ceilings_path(wanted, err) : NULL;
    json_t *json = path ? read_file(path, err) : NULL;
    int failed =
        !json || ceilings_from_json(ceilings, json, err) || same_identity(ceilings, wanted, err);
    if (failed && path)
        err_prefix(err, "%s: ", path);
    json_decref(json);
    free(path);
    free(wanted);
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
