/* Regressors u_k(n), the inputs of the nodes.
 *
 * A kind generates either a new row per instant (`delay_line` 0), or a signal whose last `taps`
 * samples, newest first, are the row (`delay_line` 1). Members are pure functions: threads generate
 * the data of different nodes at once. */
#ifndef DATA_INPUT_H
#define DATA_INPUT_H

#include "base/err.h"
#include "base/option.h"
#include "kernels/kernels.h"
#include "network/network.h"

#include <stdint.h>

/* A block of data to generate; members are borrowed. */
struct input_request {
    const struct kernels *kernels; /* of the rows' precision */
    const void *params;
    uint64_t seed;
    int trial, node, nodes, taps;
    int first, count;              /* instants first .. first + count - 1 */
    const struct network *network; /* by node, for noise that follows its links; may be NULL */
};

struct input {
    struct variant variant;
    int delay_line;
    /* New rows: writes the row of instant first + i, padded with zeros, i * stride elements before
     * out. Delay line: writes the sample of instant first + i to element -i of out, and for first =
     * 0 the taps - 1 samples before it, which are 0 at first. Older samples follow out, newest
     * first. */
    void (*fill)(const struct input_request *, size_t stride, reals *out);
    int (*check)(const void *params, struct err *); /* NULL: ranges suffice */
    int (*memory)(const void *params); /* past samples of the line that fill reads; NULL: none */
    /* E (u'h)^2 of a node for a true system h (taps,): the signal power in an SNR. */
    double (*response_power)(const struct input_request *, const double *h);
    /* E u_i^2 of a node; NULL: unknown. */
    double (*power)(const void *params, int node);
};
#define INPUT(id) extern const struct input input_##id;
#include "data/inputs.def"
#undef INPUT
/* Both NULL-terminated and in the same order. */
extern const struct input *const inputs[];
extern const struct variant *const input_variants[];

/* Recorded data, set by the reader of the files. All arrays are borrowed. */
struct recording {
    const char *regressors_file, *desired_file;
    struct path_list signal_files;
    int length;               /* T: instants in the files                              */
    int rate;                 /* samples per second, of WAV files; 0: unknown              */
    const double *regressors; /* (T * nodes, taps), row n * nodes + k is u_k(n); or    */
    const double *signal;     /* (T, nodes)                                            */
    const double *desired;    /* (T, nodes); NULL: simulated from the true system      */
};

/* The recording of an input; NULL for a simulated one. Borrowed from params. */
const struct recording *input_recording(const struct input *, const void *params);

/* 1 when u is a delay line: a property of the kind, or of the file given for a recording. */
int input_delay_line(const struct input *, const void *params);

#endif
