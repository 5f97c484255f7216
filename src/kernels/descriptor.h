/* The last lines of a kernel file: what it is called, and its functions of all kernels.
 *
 * The including file defines SET, SUMMARY and RUNS_HERE. */

kernel_normals_fn NORMALS(SET);

static void normals(size_t n, const struct random_stream *stream, uint32_t first, double *out)
{
    NORMALS(SET)(n, stream, first, out);
}

const struct kernels OWN_SET(SET) = {.name = TEXT_OF(SET),
                                     .summary = SUMMARY,
                                     .runs_here = RUNS_HERE,
                                     .precision = OWN_PRECISION,
                                     .in = {&F64_SET(SET), &F32_SET(SET)},
#define X(field) .field = field,
                                     KERNEL_FIELDS(X)
#undef X
};
