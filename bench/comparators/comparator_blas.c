/* The same updates with CBLAS. Plain loops do the parts for which it has no routine: elementwise
 * products, the weights, the projection. */
#include "bench/comparators/comparator.h"
#include "bench/common/library.h"
#include "bench/comparators/native.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- CBLAS: constants and functions of its standard ---- */

enum cblas_order { ROW_MAJOR = 101 };
enum transposed { AS_IT_IS = 111, TRANSPOSED = 112 };

static struct {
    double (*dot)(int n, const double *x, int incx, const double *y, int incy);
    double (*asum)(int n, const double *x, int incx);
    void (*axpy)(int n, double a, const double *x, int incx, double *y, int incy);
    void (*gemv)(enum cblas_order, enum transposed, int rows, int columns, double a,
                 const double *m, int stride, const double *x, int incx, double b, double *y,
                 int incy);
    void (*gemm)(enum cblas_order, enum transposed, enum transposed, int rows, int columns,
                 int inner, double a, const double *x, int xstride, const double *y, int ystride,
                 double b, double *out, int stride);
    void (*set_threads)(int);
    char *(*config)(void);
} blas;

/* A variable that OpenBLAS reads from the environment while it is loaded. */
struct setting {
    const char *name, *value; /* NULL: unchanged */
    char *before;             /* the old value, heap; NULL: not set */
};

static int set_variable(struct setting *setting, struct err *err)
{
    const char *before = getenv(setting->name);
    if (!setting->value)
        return 0;
    setting->before = before ? mem_text(before, err) : NULL;
    if ((before && !setting->before) || setenv(setting->name, setting->value, 1))
        return err_set(err, ERR_INTERNAL, "out of memory: %s", setting->name);
    return 0;
}

static int put_back(struct setting *setting, struct err *err)
{
    if (!setting->value)
        return 0;
    int failed =
        setting->before ? setenv(setting->name, setting->before, 1) : unsetenv(setting->name);
    free(setting->before);
    return failed ? err_set(err, ERR_INTERNAL, "out of memory: %s", setting->name) : 0;
}

/* An OpenBLAS older than the CPU treats it as a Prescott of 2004. Returns the core type that it
 * should choose; NULL when the user has chosen one or OpenBLAS knows the CPU. */
static const char *openblas_core(void)
{
#if defined(__x86_64__)
    if (getenv("OPENBLAS_CORETYPE"))
        return NULL;
    if (!native_check(NATIVE_AVX512, NULL))
        return "SkylakeX";
    if (!native_check(NATIVE_AVX2, NULL))
        return "Haswell";
#endif
    return NULL;
}

static int load_library(struct err *err)
{
    static const char *const files[] = {"libopenblas.so.0", "libopenblas.so", NULL};
    const struct symbol symbols[] = {
        {"cblas_ddot", &blas.dot},
        {"cblas_dasum", &blas.asum},
        {"cblas_daxpy", &blas.axpy},
        {"cblas_dgemv", &blas.gemv},
        {"cblas_dgemm", &blas.gemm},
        {"openblas_set_num_threads", &blas.set_threads},
        {"openblas_get_config", &blas.config},
        {0},
    };
    return library_load(files, symbols, err);
}

/* One thread from the start: by default OpenBLAS creates a thread per core, which would disturb the
 * timing. */
static int load_openblas(struct err *err)
{
    static int loaded;
    struct setting threads = {.name = "OPENBLAS_NUM_THREADS", .value = "1"};
    struct setting type = {.name = "OPENBLAS_CORETYPE", .value = openblas_core()};
    if (loaded)
        return 0;
    if (set_variable(&threads, err))
        return -1;
    int failed = set_variable(&type, err) || load_library(err);
    failed |= put_back(&type, failed ? NULL : err) | put_back(&threads, failed ? NULL : err);
    if (failed)
        return -1;
    blas.set_threads(1);
    loaded = 1;
    return 0;
}

static const char *openblas_version(void)
{
    return blas.config();
}

/* ---- the updates ---- */

/* Phi = C H, all nodes at once */
static void blas_combine(const struct learner_task *task, const struct workspace *space)
{
    int nodes = (int)task->nodes, taps = (int)task->taps;
    blas.gemm(ROW_MAJOR, AS_IT_IS, AS_IT_IS, nodes, taps, nodes, 1, space->dense, nodes, space->h,
              taps, 0, space->phi, taps);
}

static void blas_lms(const struct learner_task *task, const struct workspace *space,
                     const struct feed *feed, int n)
{
    int taps = (int)task->taps;
    blas_combine(task, space);
    memcpy(space->next, space->phi, task->nodes * task->taps * sizeof(double));
    for (int k = 0; k < (int)task->nodes; k++) {
        const double *u = feed_regressor(feed, k, n);
        double *next = space->next + (size_t)k * task->taps;
        double e = *feed_desired(feed, k, n) - blas.dot(taps, u, 1, next, 1);
        blas.axpy(taps, task->step * e, u, 1, next, 1);
    }
}

static void blas_multiply(size_t n, const double *x, const double *y, double *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] * y[i];
}

/* ginv_i = (1 - alpha) / L + alpha |phi_i| / ||phi||_1 */
static void make_metric(const struct learner_task *task, const double *phi, double *restrict ginv)
{
    double norm = blas.asum((int)task->taps, phi, 1), alpha = norm > 0 ? task->alpha : 0;
    double base = (1 - alpha) / (double)task->taps, scale = norm > 0 ? alpha / norm : 0;
    for (size_t i = 0; i < task->taps; i++)
        ginv[i] = base + scale * fabs(phi[i]);
}

/* t = sum_j beta_j u_j; returns sum_j beta_j^2 E_j. Computes E and t only for the rows outside the
 * slab: they are few, and a product with the whole window is slower. */
static double project_onto_slabs(const struct learner_task *task, const struct workspace *space,
                                 const struct feed *feed, int k, int n)
{
    int taps = (int)task->taps, rows = n + 1 < task->window ? n + 1 : task->window;
    const double *u = feed_regressor(feed, k, n), *phi = space->phi + (size_t)k * task->taps;
    double moved = 0, slab = task->slab[k], *e = space->e;
    memcpy(e, feed_desired(feed, k, n), (size_t)rows * sizeof *e);
    blas.gemv(ROW_MAJOR, AS_IT_IS, rows, taps, -1, u, (int)feed->stride, phi, 1, 1, e, 1);
    memset(space->t, 0, task->taps * sizeof(double));
    for (int j = 0; j < rows; j++, u += feed->stride) {
        double outside = e[j] > slab ? e[j] - slab : e[j] < -slab ? e[j] + slab : 0;
        if (outside == 0)
            continue;
        blas_multiply(task->taps, space->ginv, u, space->scaled);
        double energy = blas.dot(taps, space->scaled, 1, u, 1);
        if (energy <= 0)
            continue;
        moved += outside * outside / energy;
        blas.axpy(taps, outside / energy, u, 1, space->t, 1);
    }
    return moved;
}

/* w_i = 1 / (|phi_i| + epsilon); returns sum_i w_i |psi_i| */
static double blas_weigh(const struct learner_task *task, const double *phi, const double *psi,
                         double *restrict w)
{
    double weighted = 0;
    for (size_t i = 0; i < task->taps; i++) {
        w[i] = 1 / (fabs(phi[i]) + task->weight_epsilon);
        weighted += w[i] * fabs(psi[i]);
    }
    return weighted;
}

static void blas_adapt(const struct learner_task *task, const struct workspace *space, double moved,
                       const double *phi, double *psi)
{
    int taps = (int)task->taps;
    blas_multiply(task->taps, space->ginv, space->t, space->scaled);
    double norm = blas.dot(taps, space->scaled, 1, space->t, 1);
    memcpy(psi, phi, task->taps * sizeof *psi);
    if (norm > 0)
        blas.axpy(taps, task->step * moved / norm, space->scaled, 1, psi, 1);
    if (task->has_ball && blas_weigh(task, phi, psi, space->w) > task->radius)
        project_by_sorting(task->taps, space->w, space->ginv, task->radius, psi, space->point);
}

static void blas_sapsm(const struct learner_task *task, const struct workspace *space,
                       const struct feed *feed, int n)
{
    blas_combine(task, space);
    for (int k = 0; k < (int)task->nodes; k++) {
        const double *phi = space->phi + (size_t)k * task->taps;
        make_metric(task, phi, space->ginv);
        double moved = project_onto_slabs(task, space, feed, k, n);
        blas_adapt(task, space, moved, phi, space->next + (size_t)k * task->taps);
    }
}

static const struct learner learners[] = {{"sapsm", blas_sapsm}, {"lms", blas_lms}, {0}};

const struct comparator comparator_blas = {
    .name = "blas",
    .summary = "OpenBLAS where it has a routine, plain C and qsort elsewhere",
    .built_for = NATIVE_LEVEL,
    .load = load_openblas,
    .version = openblas_version,
    .learners = learners,
};
