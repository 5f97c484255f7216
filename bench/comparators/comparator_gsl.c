/* The GNU Scientific Library's normals: two methods, each on two generators. */
#include "bench/comparators/comparator.h"
#include "bench/common/library.h"

#include <stdio.h>

enum { SEED = 1 };

struct generator; /* gsl_rng */
typedef double gaussian_fn(const struct generator *, double sigma);

static struct {
    struct generator *(*alloc)(const void *type);
    void (*set)(const struct generator *, unsigned long seed);
    gaussian_fn *ziggurat, *polar;
    const void **mt19937, **taus;
    const char **number;                        /* of the library's version */
    struct generator *with_mt19937, *with_taus; /* live as long as the program */
} gsl;

static int load_library(struct err *err)
{
    static const char *const files[] = {"libgsl.so.27", "libgsl.so.28", "libgsl.so.25", "libgsl.so",
                                        NULL};
    const struct symbol symbols[] = {
        {"gsl_rng_alloc", &gsl.alloc},
        {"gsl_rng_set", &gsl.set},
        {"gsl_ran_gaussian_ziggurat", &gsl.ziggurat},
        {"gsl_ran_gaussian", &gsl.polar},
        {"gsl_rng_mt19937", &gsl.mt19937},
        {"gsl_rng_taus", &gsl.taus},
        {"gsl_version", &gsl.number},
        {0},
    };
    return library_load(files, symbols, err);
}

static int load_gsl(struct err *err)
{
    if (gsl.with_taus)
        return 0;
    if (load_library(err))
        return -1;
    gsl.with_mt19937 = gsl.alloc(*gsl.mt19937);
    gsl.with_taus = gsl.alloc(*gsl.taus);
    if (!gsl.with_mt19937 || !gsl.with_taus)
        return err_set(err, ERR_INTERNAL, "out of memory: GSL's generators");
    gsl.set(gsl.with_mt19937, SEED);
    gsl.set(gsl.with_taus, SEED);
    return 0;
}

static const char *gsl_version_text(void)
{
    static char text[32];
    snprintf(text, sizeof text, "GSL %s", *gsl.number);
    return text;
}

#define METHOD(id, text, method, generator, summary_text)                                          \
    static void id(double *out, size_t n)                                                          \
    {                                                                                              \
        for (size_t i = 0; i < n; i++)                                                             \
            out[i] = gsl.method(gsl.generator, 1);                                                 \
    }                                                                                              \
    const struct comparator comparator_gsl_##id = {                                                \
        .name = text,                                                                              \
        .summary = summary_text,                                                                   \
        .load = load_gsl,                                                                          \
        .version = gsl_version_text,                                                               \
        .normals = id,                                                                             \
    };

METHOD(ziggurat, "gsl-ziggurat-mt19937", ziggurat, with_mt19937, "ziggurat on the Mersenne twister")
METHOD(ziggurat_taus, "gsl-ziggurat-taus", ziggurat, with_taus,
       "ziggurat on a Tausworthe generator")
METHOD(polar, "gsl-polar-mt19937", polar, with_mt19937, "polar method on the Mersenne twister")
METHOD(polar_taus, "gsl-polar-taus", polar, with_taus, "polar method on a Tausworthe generator")
