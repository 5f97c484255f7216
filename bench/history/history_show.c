#include "bench/history/history_show.h"

#include "bench/common/screen.h"
#include "bench/history/change_points.h"
#include "bench/history/energy_split.h"
#include "bench/history/series.h"

#include <math.h>
#include <string.h>

void shift_change(const struct shift *shift, char text[SHIFT_CHANGE])
{
    if (!isfinite(shift->change))
        snprintf(text, SHIFT_CHANGE, "from 0");
    else if (isfinite(shift->low) && isfinite(shift->high))
        snprintf(text, SHIFT_CHANGE, "%+.1f %% [%+.1f, %+.1f]", 100 * shift->change,
                 100 * shift->low, 100 * shift->high);
    else
        snprintf(text, SHIFT_CHANGE, "%+.1f %%", 100 * shift->change);
}

const char *shift_word(const struct series *series, const struct shift *shift)
{
    static const char *const words[] = {"improved", "shifted", "regressed"};
    return words[shift_direction(series, shift) + 1];
}

void shift_text(const struct history *history, const struct series *series,
                const struct shift *shift, char text[SHIFT_TEXT])
{
    char change[SHIFT_CHANGE];
    const struct history_run *run = shift_run(history, series, shift);
    shift_change(shift, change);
    snprintf(text, SHIFT_TEXT, "%.120s %s at %.40s %.10s", series->name, change, run->commit,
             run->started);
}

const struct series *history_regressed(const struct history *history)
{
    const struct series *youngest = NULL;
    size_t last = 0;
    for (size_t i = 0; i < history->count; i++) {
        const struct series *series = &history->series[i];
        const struct shift *shift = series->shifts ? &series->shift[series->shifts - 1] : NULL;
        if (!shift || shift->reason || shift_direction(series, shift) <= 0)
            continue;
        if (!youngest || series->run[shift->at] > last)
            youngest = series;
        last = youngest == series ? series->run[shift->at] : last;
    }
    return youngest;
}

/* The most recent regression, or else the most recent shift; NULL: there is none. */
static const struct series *find_headline(const struct history *history)
{
    const struct series *found = history_regressed(history);
    size_t last = 0;
    for (size_t i = 0; i < history->count && !history_regressed(history); i++) {
        const struct series *series = &history->series[i];
        if (!series->shifts)
            continue;
        size_t run = series->run[series->shift[series->shifts - 1].at];
        if (!found || run > last) {
            found = series;
            last = run;
        }
    }
    return found;
}

static int has_few(const struct series *series)
{
    return series->points < 2 * SPLIT_LEAST;
}

static size_t count_few(const struct history *history)
{
    size_t count = 0;
    for (size_t i = 0; i < history->count; i++)
        count += has_few(&history->series[i]) ? 1 : 0;
    return count;
}

static size_t count_shifts(const struct history *history)
{
    size_t count = 0;
    for (size_t i = 0; i < history->count; i++)
        count += history->series[i].shifts;
    return count;
}

static size_t count_accepted(const struct history *history)
{
    size_t count = 0;
    for (size_t i = 0; i < history->count; i++)
        for (size_t s = 0; s < history->series[i].shifts; s++)
            count += history->series[i].shift[s].reason != NULL;
    return count;
}

static void show_headline(FILE *file, const struct history *history)
{
    size_t shifts = count_shifts(history), accepted = count_accepted(history);
    size_t few = count_few(history), enough = history->count - few;
    if (shifts)
        fprintf(file, "%zu shift%s", shifts, shifts > 1 ? "s" : "");
    else
        fputs(enough || !few ? "no shift" : "no answer", file);
    if (enough || !few)
        fprintf(file, " in %zu case%s", enough, enough == 1 ? "" : "s");
    if (accepted)
        fprintf(file, ", %zu accepted", accepted);
    const struct series *series = find_headline(history);
    if (series) {
        char text[SHIFT_TEXT];
        shift_text(history, series, &series->shift[series->shifts - 1], text);
        fputs(": ", file);
        screen_text(file, 0, text);
    }
    if (few)
        fprintf(file, "%s %zu case%s too few results", enough ? ";" : ":", few,
                few == 1 ? " has" : "s have");
    putc('\n', file);
}

static void put_value(FILE *file, double value)
{
    fprintf(file, fabs(value) < 1e5 ? " %8.5g" : " %8.0f", value);
}

/* Beside a wall time. */
static void show_cpu(FILE *file, const struct shift *shift)
{
    if (!isfinite(shift->cpu_before) || !isfinite(shift->cpu_after))
        return;
    fputs("  CPU time ", file);
    put_value(file, shift->cpu_before);
    put_value(file, shift->cpu_after);
    fprintf(file, " %+.1f %%\n", 100 * (shift->cpu_after / shift->cpu_before - 1));
}

static void show_shift(FILE *file, const struct history *history, const struct series *series,
                       const struct shift *shift)
{
    char change[SHIFT_CHANGE];
    int red = shift_direction(series, shift) > 0 && !shift->reason;
    const struct history_run *run = shift_run(history, series, shift);
    shift_change(shift, change);
    fprintf(file, "  %s%-9s%s", red ? screen_red(file) : "", shift_word(series, shift),
            red ? screen_plain(file) : "");
    put_value(file, shift->before);
    put_value(file, shift->after);
    fprintf(file, " %-23s %4zu  %.10s ", change, shift_age(series, shift), run->started);
    screen_text(file, 0, run->commit);
    putc('\n', file);
    show_cpu(file, shift);
    if (shift->reason) {
        fputs("    accepted: ", file);
        screen_text(file, 0, shift->reason);
        putc('\n', file);
    }
}

static void show_series(FILE *file, const struct history *history, const struct series *series)
{
    char text[700], other[80] = "", untimed[60] = "", few[40] = "";
    if (series->other)
        snprintf(other, sizeof other, "; %zu with different work, kernels or counters left out",
                 series->other);
    if (series->untimed)
        snprintf(untimed, sizeof untimed, "; %zu not timed (run.repetitions)", series->untimed);
    if (has_few(series))
        snprintf(few, sizeof few, "; %d are needed", 2 * SPLIT_LEAST);
    snprintf(text, sizeof text, "%s: %s, %zu result%s%s%s%s", series->name, series->metric,
             series->points, series->points == 1 ? "" : "s", other, untimed, few);
    screen_paragraph(file, 0, text);
    for (size_t s = 0; s < series->shifts; s++)
        show_shift(file, history, series, &series->shift[s]);
}

static void show_left_out(FILE *file, const struct history *history)
{
    for (size_t r = 0; r < history->runs; r++) {
        const struct history_run *run = &history->run[r];
        if (!run->left_out[0])
            continue;
        fputs("left out: ", file);
        screen_text(file, 0, run->directory);
        fputs(": not comparable with the newest: ", file);
        screen_text(file, 0, run->left_out);
        putc('\n', file);
    }
}

/* A case that the newest result lost is not one that stayed as it was. */
static void show_lost(FILE *file, const struct history *history)
{
    json_t *item;
    size_t i;
    if (history->runs < 2)
        return;
    json_array_foreach(history->run[history->runs - 2].cases, i, item)
    {
        const char *name = json_string_value(json_object_get(item, summary_case.name));
        if (series_find_case(&history->run[history->runs - 1], name))
            continue;
        fputs("lost: the newest result has no case ", file);
        screen_text(file, 0, name);
        putc('\n', file);
    }
}

void history_show(FILE *file, const struct history *history)
{
    show_headline(file, history);
    putc('\n', file);
    if (count_shifts(history))
        fprintf(file, "  %-9s %8s %8s %-23s %4s  %-10s %s\n", "shift", "before", "after", "change",
                "age", "date", "commit");
    for (size_t i = 0; i < history->count; i++)
        show_series(file, history, &history->series[i]);
    show_lost(file, history);
    show_left_out(file, history);
}
