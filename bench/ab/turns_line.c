#include "bench/ab/turns_line.h"

#include "base/clock.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Returns 1 when there is input, or one of LINE_*. */
static int await_input(const struct line_reader *reader, double deadline,
                       const volatile sig_atomic_t *stop)
{
    struct pollfd polled = {.fd = reader->descriptor, .events = POLLIN};
    for (;;) {
        if (stop && *stop)
            return LINE_STOPPED;
        double left = deadline - clock_seconds();
        int milliseconds = isinf(deadline) ? -1 : left > 0 ? (int)ceil(1000 * left) : 0;
        int ready = poll(&polled, 1, milliseconds);
        if (ready > 0)
            return 1;
        if (ready == 0)
            return LINE_SILENT;
        if (errno != EINTR)
            return LINE_BROKEN;
    }
}

static int refill_buffer(struct line_reader *reader, double deadline,
                         const volatile sig_atomic_t *stop)
{
    memmove(reader->buffer, reader->buffer + reader->begin, reader->end - reader->begin);
    reader->end -= reader->begin;
    reader->begin = 0;
    if (reader->end == sizeof reader->buffer)
        return LINE_LONG;
    int ready = await_input(reader, deadline, stop);
    if (ready != 1)
        return ready;
    ssize_t got;
    do
        got = read(reader->descriptor, reader->buffer + reader->end,
                   sizeof reader->buffer - reader->end);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return got ? LINE_BROKEN : LINE_ENDED;
    reader->end += (size_t)got;
    return 1;
}

int line_read(struct line_reader *reader, char *text, size_t size, double seconds,
              const volatile sig_atomic_t *stop)
{
    double deadline = seconds < 0 ? INFINITY : clock_seconds() + seconds;
    for (;;) {
        char *line = reader->buffer + reader->begin;
        const char *end = memchr(line, '\n', reader->end - reader->begin);
        if (end) {
            size_t length = (size_t)(end - line);
            reader->begin += length + 1;
            if (length >= size)
                return LINE_LONG;
            memcpy(text, line, length);
            text[length] = '\0';
            return 1;
        }
        int code = refill_buffer(reader, deadline, stop);
        if (code != 1)
            return code;
    }
}

int line_write(int descriptor, const char *text, size_t length)
{
    while (length) {
        ssize_t put = write(descriptor, text, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return -1;
        text += put;
        length -= (size_t)put;
    }
    return 0;
}
