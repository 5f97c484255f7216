/* Regressors u_k(n): the inputs of the nodes.
 *
 * A kind either makes fresh rows (`delay_line` 0) or a signal of which a row holds the last `taps`
 * samples, newest first (`delay_line` 1). */
#ifndef DATA_INPUT_H
#define DATA_INPUT_H

#include "base/err.h"
#include "base/option.h"
#include "kernels/kernels.h"

#include <stdint.h>

/* Which part of the data a kind is asked for. */
struct input_request {
    const struct kernels *kernels; /* of the precision that rows are made in */
    const void *params;
    uint64_t seed;
    int trial, node, nodes, taps;
    int first, count; /* instants first .. first + count - 1 */
};

struct input {
    struct variant variant;
    int delay_line;
    /* Fresh rows: the row of instant first + i goes i * stride elements before out (padded with
     * zeros).
     * Delay line: the sample of instant first + i goes to element -i of out; at first = 0 the taps
     * - 1 samples before it are written too; what came before `first` stands behind out, newest
     * first.
     */
    void (*fill)(const struct input_request *, size_t stride, reals *out);
    /* E (u' h)^2 of node k for a true system h, which an SNR refers to. */
    double (*response_power)(const struct input_request *, const double *h);
    /* E u_i^2 of a node; NULL: unknown. */
    double (*power)(const void *params, int node);
};
#define INPUT(id) extern const struct input input_##id;
#include "data/inputs.def"
#undef INPUT
/* NULL-terminated, in one order */
extern const struct input *const inputs[];
extern const struct variant *const input_variants[];

/* Data that were recorded: filled by whoever reads files. All arrays are borrowed. */
struct recording {
    const char *regressors_file, *desired_file;
    struct path_list signal_files;
    int length;               /* T: instants that the files hold                       */
    const double *regressors; /* (T * nodes, taps), row n * nodes + k is u_k(n); or    */
    const double *signal;     /* (T, nodes)                                            */
    const double *desired;    /* (T, nodes); NULL: simulated from the true system      */
};

/* The recording that an input carries, or NULL for a simulated one. */
const struct recording *input_recording(const struct input *, const void *params);

/* 1 when u is a delay line: a kind's nature, or for a recording which file was given. */
int input_delay_line(const struct input *, const void *params);

#endif
