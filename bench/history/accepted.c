#include "bench/history/accepted.h"

#include <string.h>

struct accepted {
    const char *name, *metric, *at, *reason;
};

static int is_meant(const char *wanted, const char *name)
{
    return !strcmp(wanted, "*") || !strcmp(wanted, name);
}

static int begins_with(const char *text, const char *beginning)
{
    return !strncmp(text, beginning, strlen(beginning));
}

static int is_near(const struct history *history, const struct series *series, size_t point,
                   const char *at)
{
    size_t end = point + 2 < series->points ? point + 2 : series->points;
    for (size_t i = point - 1; i < end; i++) {
        const struct history_run *run = &history->run[series->run[i]];
        if (begins_with(run->commit, at) || begins_with(run->started, at))
            return 1;
    }
    return 0;
}

static void accept_shifts(struct history *history, const struct accepted *accepted)
{
    for (size_t i = 0; i < history->count; i++) {
        struct series *series = &history->series[i];
        if (!is_meant(accepted->name, series->name) || !is_meant(accepted->metric, series->metric))
            continue;
        for (size_t s = 0; s < series->shifts; s++)
            if (is_near(history, series, series->shift[s].at, accepted->at))
                series->shift[s].reason = accepted->reason;
    }
}

static int check_row(const struct csv_table *table, size_t row, const struct accepted *accepted,
                     struct err *err)
{
    if (strlen(accepted->at) < 7)
        return err_set(err, ERR_USAGE,
                       "%s:%zu: at '%s': a commit or a date is expected, 7 characters or more",
                       table->path, table->line[row + 1], accepted->at);
    if (!accepted->reason[0])
        return err_set(err, ERR_USAGE, "%s:%zu: the reason is empty; say why the shift is accepted",
                       table->path, table->line[row + 1]);
    return 0;
}

int accepted_read(const char *path, struct history *history, struct csv_table *table,
                  struct err *err)
{
    static const char *const names[] = {"case", "metric", "at", "reason"};
    int column[4];
    if (csv_table_read(path, table, err))
        return -1;
    for (int i = 0; i < 4; i++)
        if ((column[i] = csv_table_column(table, names[i], err)) < 0)
            return -1;
    for (size_t row = 0; row < table->rows; row++) {
        struct accepted accepted = {
            csv_table_text(table, row, column[0]), csv_table_text(table, row, column[1]),
            csv_table_text(table, row, column[2]), csv_table_text(table, row, column[3])};
        if (check_row(table, row, &accepted, err))
            return -1;
        accept_shifts(history, &accepted);
    }
    return 0;
}
