/* slabmark history: where a metric shifted over many results. */
#include "base/option.h"
#include "bench/common/args.h"
#include "bench/history/accepted.h"
#include "bench/history/change_points.h"
#include "bench/history/history_show.h"

#include <errno.h>
#include <string.h>

static const struct flag flags[] = {
    {"metric", 0, "COLUMN",
     "a column of summary.csv; instructions_per_update where counted, else ns_per_update"},
    {"significance", 0, "P", "a shift has a p below it; 0.01 unless given"},
    {"least", 0, "PERCENT", "smaller shifts are none; 2 unless given"},
    {"accepted", 0, "FILE", "accepted shifts: CSV with the header case,metric,at,reason"},
    {"csv", 0, "FILE", "the series as CSV for Apache Otava; - for standard output, alone"},
    {0},
};

static int read_least(const struct args *args, double *least, struct err *err)
{
    const char *text = args_value(args, "least");
    double percent = 2;
    if (text && (args_quantity(text, "%", &percent) || percent < 0 || percent > 100))
        return err_set(err, ERR_USAGE, "--least %s: 0 to 100 percent are expected, such as 2",
                       text);
    *least = percent / 100;
    return 0;
}

static int read_significance(const struct args *args, double *significance, struct err *err)
{
    const char *text = args_value(args, "significance");
    double least = 1.0 / (PERMUTATIONS + 1);
    *significance = 0.01;
    if (!text ||
        (!option_number(text, significance) && *significance > least && *significance <= 0.5))
        return 0;
    return err_set(err, ERR_USAGE,
                   "--significance %s: above %g, which is all that %d permutations can show, up to "
                   "0.5 is allowed",
                   text, least, PERMUTATIONS);
}

static int write_csv(const char *path, const struct history *history, struct err *err)
{
    if (!strcmp(path, "-")) {
        history_csv(stdout, history);
        return 0;
    }
    FILE *file = fopen(path, "we");
    if (!file)
        return err_set(err, ERR_USAGE, "--csv %s: %s", path, strerror(errno));
    history_csv(file, history);
    int failed = ferror(file);
    failed = fclose(file) || failed;
    return failed ? err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno)) : 0;
}

/* Fails where the youngest shift of a case is a regression that nobody accepted. */
static int judge_history(const struct history *history, struct err *err)
{
    const struct series *series = history_regressed(history);
    char text[SHIFT_TEXT];
    if (!series)
        return 0;
    shift_text(history, series, &series->shift[series->shifts - 1], text);
    return err_set(err, ERR_REGRESSED, "regressed: %s; --accepted FILE accepts it", text);
}

static int report_history(const struct args *args, const struct history *history, struct err *err)
{
    const char *csv = args_value(args, "csv");
    if (csv && write_csv(csv, history, err))
        return -1;
    if (!csv || strcmp(csv, "-"))
        history_show(stdout, history);
    fflush(stdout); /* the table comes before the message; main checks that it was written */
    return judge_history(history, err);
}

static int run_history(const struct args *args)
{
    struct err err = {0};
    struct history history = {0};
    struct csv_table accepted = {0};
    struct history_options options = {.metric = args_value(args, "metric")};
    const char *path = args_value(args, "accepted");
    int failed = 0;
    if (args->operands < 1)
        failed = err_set(&err, ERR_USAGE, "history takes result directories, in any order");
    failed = failed || read_significance(args, &options.significance, &err) ||
             read_least(args, &options.least, &err) ||
             history_read(&history, args->operand, (size_t)args->operands, &options, &err) ||
             (path && accepted_read(path, &history, &accepted, &err)) ||
             report_history(args, &history, &err);
    csv_table_free(&accepted);
    history_free(&history);
    return failed ? args_fail(&err) : 0;
}

const struct command command_history = {
    .name = "history",
    .operands = "RESULTS...",
    .summary = "many results in time order: where a metric of a case shifted",
    .flags = flags,
    .run = run_history,
};
