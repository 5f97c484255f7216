#include "data/delay_line.h"

#include <assert.h>

const char *const line_start_words[] = {"full", "silence", NULL};

int delay_line_fills(const struct input_request *request, enum line_start start)
{
    return request->first == 0 && start == START_FULL;
}

int delay_line_first(const struct input_request *request, enum line_start start)
{
    return delay_line_fills(request, start) ? -(request->taps - 1) : request->first;
}

void delay_line_in_order(const struct input_request *request, enum law law, int from, int count,
                         double *out)
{
    assert(from + request->taps - 1 >= 0 && count >= 1);
    struct random_stream stream =
        random_stream(request->seed, RANDOM_SIGNAL, request->trial, request->node, 0);
    white_numbers(request->kernels, law, &stream, (uint32_t)(from + request->taps - 1),
                  (size_t)count, out);
}

void delay_line_numbers(const struct input_request *request, enum law law, int from, int count,
                        double deviation, reals *out)
{
    enum { CHUNK = 256 };
    double chunk[CHUNK];
    for (int done = 0; done < count; done += CHUNK) {
        int some = count - done < CHUNK ? count - done : CHUNK;
        delay_line_in_order(request, law, from + done, some, chunk);
        for (int i = 0; i < some; i++)
            row_set(out, request->kernels->precision, -(done + i), deviation * chunk[i]);
    }
}
