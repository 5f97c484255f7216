/* The versions of the loaded libraries, as they report them at run time. */
#include "bench/environment/build_id.h"
#include "bench/environment/capture.h"

#include <dlfcn.h>
#include <gnu/libc-version.h>
#include <hwloc.h>
#include <igraph.h>
#include <nettle/version.h>
#include <sndfile.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>
#if defined(SLABMARK_PAPI)
#include <papi.h>
#endif
#if defined(_OPENMP)
#include <omp.h>
#endif

#if defined(SLABMARK_PAPI)
static json_t *papi_version(void)
{
    int version = PAPI_get_opt(PAPI_LIB_VERSION, NULL);
    return json_sprintf("%d.%d.%d", PAPI_VERSION_MAJOR(version), PAPI_VERSION_MINOR(version),
                        PAPI_VERSION_REVISION(version));
}
#else
static json_t *papi_version(void)
{
    return json_string("not built in");
}
#endif

static json_t *library_versions(void)
{
    const char *igraph;
    const char *sndfile = strpbrk(sf_version_string(), "0123456789"); /* after "libsndfile-" */
    unsigned hwloc = hwloc_get_api_version();
    igraph_version(&igraph, NULL, NULL, NULL);
    return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "igraph", igraph, "libyaml",
                     yaml_get_version_string(), "jansson", jansson_version_str(), "libsndfile",
                     sndfile ? sndfile : sf_version_string(), "nettle",
                     json_sprintf("%d.%d", nettle_version_major(), nettle_version_minor()), "hwloc",
                     json_sprintf("interface %u.%u", hwloc >> 16, hwloc >> 8 & 0xff), "papi",
                     papi_version());
}

#if defined(_OPENMP)
/* libgomp and libomp do not report a version: record the file name and build id instead. */
static void read_openmp(struct capture *capture)
{
    static const char path[] = "machine.libraries.openmp";
    char id[BUILD_ID_TEXT], text[HOST_TEXT];
    Dl_info library;
    void *address;
    int (*function)(void) = omp_get_max_threads;
    memcpy(&address, &function, sizeof address);
    if (!dladdr(address, &library) || !library.dli_fname) {
        capture_unknown(capture, path, "the loader does not tell");
        return;
    }
    const char *slash = strrchr(library.dli_fname, '/');
    const char *name = slash ? slash + 1 : library.dli_fname;
    if (!strstr(name, "omp"))
        name = "linked statically";
    if (build_id_of(address, id))
        snprintf(text, sizeof text, "%.200s", name);
    else
        snprintf(text, sizeof text, "%.200s, build %s", name, id);
    capture_text(capture, path, text);
}
#else
static void read_openmp(struct capture *capture)
{
    capture_unknown(capture, "machine.libraries.openmp", "built with plain threads");
}
#endif

void environment_read_libraries(struct capture *capture)
{
    capture_text(capture, "machine.libraries.libc", gnu_get_libc_version());
    read_openmp(capture);
    capture_put(capture, "machine.libraries.others", library_versions());
}
