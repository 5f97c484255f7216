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

static void draw_line(const struct tune_progress *progress, double done, double now)
{
    char elapsed[16], left[16];
    double settings = (double)progress->done + done * (double)progress->batch;
    double share = progress->wanted ? settings / (double)progress->wanted : 1;
    double spent = now - progress->stage_begin;
    screen_duration(now - progress->begin, elapsed, sizeof elapsed);
    screen_duration(share > 0.02 ? spent / share - spent : 0, left, sizeof left);
    fprintf(stderr, "\r\033[K%s  %s: %.0f of %zu settings on %d trials, %s left", elapsed,
            progress->stage, settings, progress->wanted, progress->trials,
            share > 0.02 ? left : "--:--");
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
