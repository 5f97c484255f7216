/* Progress: one line that is rewritten on a terminal, one line per case elsewhere. */
#include "bench/run/progress.h"

#include "bench/common/screen.h"

#include "base/clock.h"

#include <string.h>

enum { BAR = 20 };

static double curves_share(const struct progress *progress)
{
    return progress->timed ? 0.5 : 1;
}

void progress_begin(struct progress *progress)
{
    progress->batch_cases = 0;
    progress->batch_work = progress->batch_updates = 0;
    progress->timed = 0;
}

void progress_add(struct progress *progress, const char *case_name, double work, double updates,
                  int timed)
{
    if (progress->batch_cases == 0)
        progress->case_name = case_name;
    progress->others = progress->batch_cases++;
    progress->timed |= timed;
    progress->batch_work += work;
    progress->batch_updates += updates;
}

void progress_end(struct progress *progress)
{
    progress->work_done += curves_share(progress) * progress->batch_work;
    progress->updates += progress->batch_updates;
}

static void draw_line(const struct progress *progress, double done, double now)
{
    char bar[BAR + 1], left[16], rate[16], others[16] = "", head[120];
    double curves = done * curves_share(progress) * progress->batch_work;
    double share = progress->work > 0 ? (progress->work_done + curves) / progress->work : 1;
    double elapsed = now - progress->begin;
    double finished = progress->updates + done * progress->batch_updates;
    int full = (int)(share * BAR);
    memset(bar, '.', BAR);
    memset(bar, '#', (size_t)(full < 0 ? 0 : full > BAR ? BAR : full));
    bar[BAR] = '\0';
    screen_duration(share > 0.005 ? elapsed / share - elapsed : 0, left, sizeof left);
    screen_count(elapsed > 0 ? finished / elapsed : 0, rate, sizeof rate);
    if (progress->others)
        snprintf(others, sizeof others, " +%d", progress->others);
    snprintf(head, sizeof head, "%s %3.0f%%  %s updates/s  %s left  ", bar, 100 * share, rate,
             share > 0.005 ? left : "--:--");
    screen_live_line(stderr, head, progress->case_name, others);
}

void progress_timing(struct progress *progress, const char *case_name)
{
    progress->case_name = case_name;
    progress->others = 0;
    if (progress->live)
        draw_line(progress, 0, clock_seconds());
}

int progress_tick(void *arg, double done)
{
    struct progress *progress = arg;
    if (progress->live) {
        double now = clock_seconds();
        if (now - progress->shown > 0.1) {
            progress->shown = now;
            draw_line(progress, done, now);
        }
    }
    return *progress->stop;
}

void progress_clear(const struct progress *progress)
{
    if (progress->live)
        fputs("\r\033[K", stderr);
}

void progress_case(struct progress *progress, const struct case_result *result, double seconds)
{
    progress->done++;
    progress->work_done +=
        (1 - curves_share(progress)) * progress->batch_work / progress->batch_cases;
    if (progress->live)
        return;
    const struct summary *summary = &result->summary;
    double power = isfinite(summary->msd.mean) ? summary->msd.mean : summary->mse;
    fprintf(stderr, "[%d/%d] ", progress->done, progress->cases);
    screen_text(stderr, 0, result->item->name);
    if (result->outcome->diverged.trial >= 0)
        fprintf(stderr, ": diverged, %.1f s\n", seconds);
    else
        fprintf(stderr, ": %.2f dB, %.1f s\n", decibel(power), seconds);
}

void progress_trials(struct progress *progress, const char *case_name, int first, int trials,
                     double seconds)
{
    progress->done++;
    progress_clear(progress);
    if (progress->live)
        return;
    fprintf(stderr, "[%d/%d] ", progress->done, progress->cases);
    screen_text(stderr, 0, case_name);
    if (trials == 1)
        fprintf(stderr, ": trial %d, %.1f s\n", first, seconds);
    else
        fprintf(stderr, ": trials %d to %d, %.1f s\n", first, first + trials - 1, seconds);
}
