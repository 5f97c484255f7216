#include "bench/tune/tune_progress.h"

#include "base/clock.h"
#include "bench/common/screen.h"

#include <stdio.h>

void tune_progress_begin(struct tune_progress *progress, const char *stage, size_t wanted,
                         int trials)
{
    progress->stage = stage;
    progress->wanted = wanted;
    progress->done = progress->batch = 0;
    progress->trials = trials;
    progress->stage_begin = clock_seconds();
}

/* How much a stage will propose is not known, so the time left is not, either. */
static void draw_line(const struct tune_progress *progress, double done, double now)
{
    char elapsed[16], budget[16];
    double settings = (double)progress->done + done * (double)progress->batch;
    screen_duration(now - progress->begin, elapsed, sizeof elapsed);
    screen_duration(progress->budget, budget, sizeof budget);
    fprintf(stderr, "\r\033[K%s of at most %s  %s: %.0f of %zu settings on %d trials", elapsed,
            budget, progress->stage, settings, progress->wanted, progress->trials);
    fflush(stderr);
}

int tune_progress_tick(void *arg, double done)
{
    struct tune_progress *progress = arg;
    double now = clock_seconds();
    if (progress->live && now - progress->shown > 0.1) {
        progress->shown = now;
        draw_line(progress, done, now);
    }
    return *progress->stop;
}

void tune_progress_end(struct tune_progress *progress)
{
    if (progress->live)
        fputs("\r\033[K", stderr);
    else if (!progress->quiet && progress->done)
        fprintf(stderr, "%s: %zu settings on %d trials, %.1f s\n", progress->stage, progress->done,
                progress->trials, clock_seconds() - progress->stage_begin);
}
