#include "bench/history/history_show.h"

#include "bench/common/csv.h"

static void put_header(FILE *file, const struct history *history)
{
    fputs("time,commit,directory", file);
    for (size_t i = 0; i < history->count; i++) {
        char name[512];
        snprintf(name, sizeof name, "%s %s", history->series[i].name, history->series[i].metric);
        putc(',', file);
        csv_put_text(file, name);
    }
    putc('\n', file);
}

/* The point of a series that is of this run, NULL: it has none. */
static const double *find_value(const struct series *series, size_t run)
{
    for (size_t i = 0; i < series->points; i++)
        if (series->run[i] == run)
            return &series->value[i];
    return NULL;
}

static int is_whole(const struct history *history, size_t run)
{
    for (size_t i = 0; i < history->count; i++)
        if (!find_value(&history->series[i], run))
            return 0;
    return 1;
}

static void put_run(FILE *file, const struct history *history, size_t r)
{
    const struct history_run *run = &history->run[r];
    csv_put_text(file, run->started);
    putc(',', file);
    csv_put_text(file, run->commit);
    putc(',', file);
    csv_put_text(file, run->directory);
    for (size_t i = 0; i < history->count; i++)
        fprintf(file, ",%.17g", *find_value(&history->series[i], r));
    putc('\n', file);
}

void history_csv(FILE *file, const struct history *history, size_t *lacking)
{
    *lacking = 0;
    put_header(file, history);
    for (size_t r = 0; r < history->runs; r++) {
        if (history->run[r].left_out[0])
            continue;
        if (is_whole(history, r))
            put_run(file, history, r);
        else
            (*lacking)++;
    }
}
