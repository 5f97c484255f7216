#include "bench/ab/ab_progress.h"

#include "base/clock.h"
#include "bench/common/screen.h"

static int is_live(const struct ab *ab)
{
    return screen_live(stderr) && !ab->options->quiet;
}

static int decided_cases(const struct ab *ab)
{
    int decided = 0;
    for (int i = 0; i < ab->cases; i++)
        decided += ab->item[i].ended != VERDICTS;
    return decided;
}

static size_t pairs_of(const struct ab_case *item)
{
    return item->stage[STAGE_FIRST].count + item->stage[STAGE_FRESH].count;
}

void ab_progress_pair(const struct ab *ab, const struct ab_case *item)
{
    char elapsed[16], head[120];
    screen_duration(clock_seconds() - ab->begin, elapsed, sizeof elapsed);
    if (is_live(ab)) {
        snprintf(head, sizeof head, "%s  %d of %d cases decided  pair %zu of ", elapsed,
                 decided_cases(ab), ab->cases, pairs_of(item));
        screen_live_line(stderr, head, item->item->name,
                         item->stage[STAGE_FRESH].count ? ", confirming" : "");
    } else if (!ab->options->quiet && item->ended != VERDICTS) {
        fprintf(stderr, "[%d/%d] ", decided_cases(ab), ab->cases);
        screen_text(stderr, 0, item->item->name);
        fprintf(stderr, ": %s after %zu pair%s, %s\n", verdict_words[item->ended], pairs_of(item),
                pairs_of(item) == 1 ? "" : "s", elapsed);
    }
}

void ab_progress_clear(const struct ab *ab)
{
    if (is_live(ab))
        fputs("\r\033[K", stderr);
}
