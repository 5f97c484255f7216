/* Recorded regressors, or a recorded signal for delay lines. */
#include "data/input.h"

#include "base/option_rows.h"

#include <assert.h>
#include <math.h>

#define OPTION_STRUCT struct recording
/* clang-format off */
static const struct option options[] = {
    OPTION_ROW("regressors", regressors_file, PATH, NO_RANGE, NULL, NULL, "",
        "T*N rows of `taps` numbers, row n*N + k is u_k(n): CSV, .npy or X.mat:name"),
    OPTION_ROW("signal", signal_files, PATHS, NO_RANGE, NULL, NULL, "",
        "T x N samples for delay lines: CSV, .npy, WAV or X.mat:name; or a list with one file per node"),
    OPTION_ROW("desired", desired_file, PATH, NO_RANGE, NULL, NULL, "",
        "T x N: d_k(n); if missing, d is simulated from `system` and `noise`"),
};
/* clang-format on */

static double sample_at(const struct recording *recording, const struct input_request *request,
                        int instant)
{
    if (instant < 0)
        return 0; /* silence before the recording */
    assert(instant < recording->length);
    return recording->signal[(size_t)instant * (size_t)request->nodes + (size_t)request->node];
}

static const double *row_of_instant(const struct recording *recording,
                                    const struct input_request *request, int instant)
{
    assert(instant >= 0 && instant < recording->length);
    size_t index = (size_t)instant * (size_t)request->nodes + (size_t)request->node;
    return recording->regressors + index * (size_t)request->taps;
}

static void recorded_fill(const struct input_request *request, size_t stride, reals *out)
{
    const struct recording *recording = request->params;
    const struct kernels *kernels = request->kernels;
    if (recording->signal) {
        int past = request->first == 0 ? request->taps - 1 : 0;
        for (int i = -past; i < request->count; i++)
            row_set(out, kernels->precision, -i, sample_at(recording, request, request->first + i));
        return;
    }
    for (int i = 0; i < request->count; i++)
        kernels->narrow((size_t)request->taps, 1,
                        row_of_instant(recording, request, request->first + i),
                        row_at(out, kernels->precision, -i * (ptrdiff_t)stride));
}

/* The mean over the recording. */
static double recorded_response_power(const struct input_request *request, const double *h)
{
    const struct recording *recording = request->params;
    const struct kernels *wide = request->kernels->in[PRECISION_F64];
    double power = 0;
    for (int n = 0; n < recording->length; n++) {
        double response = 0;
        if (recording->signal) {
            for (int i = 0; i < request->taps && i <= n; i++)
                if (h[i] != 0)
                    response = fma(h[i], sample_at(recording, request, n - i), response);
        } else {
            response = wide->dot((size_t)request->taps, row_of_instant(recording, request, n), h);
        }
        power = fma(response, response, power);
    }
    return power / recording->length;
}

const struct input input_recorded = {
    .variant = {"recording", "recorded regressors or signals, from files",
                OPTIONS(options, struct recording)},
    .fill = recorded_fill,
    .response_power = recorded_response_power,
};
