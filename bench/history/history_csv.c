#include "bench/history/history_show.h"

#include <string.h>

/* Writes a field, quoted as in RFC 4180 if necessary. */
static void put_field(FILE *file, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        fputs(text, file);
        return;
    }
    putc('"', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

static void put_header(FILE *file, const struct history *history)
{
    fputs("time,commit,directory", file);
    for (size_t i = 0; i < history->count; i++) {
        char name[512];
        snprintf(name, sizeof name, "%s %s", history->series[i].name, history->series[i].metric);
        putc(',', file);
        put_field(file, name);
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
        put_field(file, run->started);
        putc(',', file);
        put_field(file, run->commit);
        putc(',', file);
        put_field(file, run->directory);
        for (size_t i = 0; i < history->count; i++)
            put_value(file, &history->series[i], r);
        putc('\n', file);
    }
}
