/* The end of a kernel file: the descriptor of its set.
 *
 * The including file defines SET, SUMMARY and RUNS_HERE. */

#ifndef DIVIDED_SHARE
#define DIVIDED_SHARE 1
#endif

#define X(field) kernel_##field##_fn COMMON(field, SET);
COMMON_KERNEL_FIELDS(X)
#undef X

const struct kernels OWN_SET(SET) = {.name = TEXT_OF(SET),
                                     .summary = SUMMARY,
                                     .runs_here = RUNS_HERE,
                                     .precision = OWN_PRECISION,
                                     .divided = DIVIDED_SHARE,
                                     .in = {&F64_SET(SET), &F32_SET(SET)},
#define X(field) .field = field,
                                     KERNEL_FIELDS(X)
#undef X
#define X(field) .field = COMMON(field, SET),
                                         COMMON_KERNEL_FIELDS(X)
#undef X
};
