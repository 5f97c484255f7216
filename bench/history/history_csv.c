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

/* Writes an empty field when the run has no value. */
static void put_value(FILE *file, const struct series *series, size_t run)
{
    putc(',', file);
    for (size_t i = 0; i < series->points; i++)
        if (series->run[i] == run)
            fprintf(file, "%.17g", series->value[i]);
}

void history_csv(FILE *file, const struct history *history)
{
    put_header(file, history);
    for (size_t r = 0; r < history->runs; r++) {
        const struct history_run *run = &history->run[r];
        if (run->left_out[0])
            continue;
        csv_put_text(file, run->started);
        putc(',', file);
        csv_put_text(file, run->commit);
        putc(',', file);
        csv_put_text(file, run->directory);
        for (size_t i = 0; i < history->count; i++)
            put_value(file, &history->series[i], r);
        putc('\n', file);
    }
}
