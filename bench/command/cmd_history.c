/* slabmark history: finds shifts of a metric over many results. */
#include "base/option.h"
#include "bench/common/args.h"
#include "bench/common/filter.h"
#include "bench/history/accepted.h"
#include "bench/history/change_points.h"
#include "bench/history/energy_split.h"
#include "bench/history/history_plot.h"
#include "bench/history/history_show.h"
#include "bench/results/damage.h"
#include "bench/plot/plot_gnuplot.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct flag flags[] = {
    {"metric", 0, "COLUMN",
     "a column of summary.csv; default: instructions_per_update if counted, else ns_per_update"},
    {"filter", 'f', "REGEX", "only cases whose name matches (extended regular expression)"},
    {"significance", 0, "P", "largest p of a shift; default: 0.01"},
    {"least-magnitude", 0, "PERCENT", "ignore smaller shifts; default: 2"},
    {"least-age", 0, "N", "shifts that have lasted fewer results are none yet; 3 unless given"},
    {"accepted", 0, "FILE", "accepted shifts: CSV with the header case,metric,at,reason"},
    {"csv", 0, "FILE",
     "write the series as CSV for Apache Otava; - for standard output instead of the table"},
    {"output", 'o', "DIR", "draw a figure of each case into DIR"},
    {"format", 0, "pdf,png,svg", "files to draw; default: all three"},
    {0},
};

static int read_magnitude(const struct args *args, double *least, struct err *err)
{
    const char *text = args_value(args, "least-magnitude");
    double percent = 2;
    if (text && (args_quantity(text, "%", &percent) || percent < 0 || percent > 100))
        return err_set(err, ERR_USAGE,
                       "--least-magnitude %s: 0 to 100 percent are expected, such as 2", text);
    *least = percent / 100;
    return 0;
}

static int read_age(const struct args *args, size_t *least, struct err *err)
{
    const char *text = args_value(args, "least-age");
    double age = SPLIT_LEAST;
    if (text && (option_number(text, &age) || age < SPLIT_LEAST || age > 1e6 || age != floor(age)))
        return err_set(err, ERR_USAGE,
                       "--least-age %s: a whole number of results from %d on is expected", text,
                       SPLIT_LEAST);
    *least = (size_t)age;
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
                   "--significance %s: above %g, the limit of %d permutations, up to "
                   "0.5 is allowed",
                   text, least, PERMUTATIONS);
}

static void say_lacking(size_t lacking)
{
    if (lacking)
        fprintf(stderr,
                "slabmark: --csv: %zu result%s without a value of some case %s left out, as Otava "
                "reads no empty field; --filter chooses cases\n",
                lacking, lacking == 1 ? "" : "s", lacking == 1 ? "is" : "are");
}

static int write_csv(const char *path, const struct history *history, struct err *err)
{
    size_t lacking;
    int alone = !strcmp(path, "-");
    FILE *file = alone ? stdout : fopen(path, "we");
    if (!file)
        return err_set(err, ERR_USAGE, "--csv %s: %s", path, strerror(errno));
    history_csv(file, history, &lacking);
    say_lacking(lacking);
    if (alone)
        return 0;
    int failed = ferror(file);
    failed = fclose(file) || failed;
    return failed ? err_set(err, ERR_INTERNAL, "%s: %s", path, strerror(errno)) : 0;
}

static int print_damages(const struct args *args, struct err *err)
{
    for (int i = 0; i < args->operands; i++)
        if (damage_print(args->operand[i], err))
            return -1;
    return 0;
}

/* Fails when the most recent shift of a case is a regression that is not accepted. */
static int judge_history(const struct history *history, struct err *err)
{
    const struct series *series = history_regressed(history);
    char text[SHIFT_TEXT];
    if (!series)
        return 0;
    shift_text(history, series, &series->shift[series->shifts - 1], text);
    return err_set(err, ERR_REGRESSED, "regressed: %s; --accepted FILE accepts it", text);
}

static int draw_history(const struct args *args, struct plot_job job, const struct history *history,
                        const struct history_options *options, struct err *err)
{
    char *scripts = NULL, *command = args_text(args, err);
    int failed = !command || plot_gnuplot_check(err) || !(scripts = plot_gnuplot_scripts(err));
    if (!failed) {
        job.scripts = scripts;
        plot_date(history->run[history->runs - 1].started, job.date);
        failed = history_plot(&job, history, options, command, err);
    }
    free(scripts);
    free(command);
    return failed ? -1 : 0;
}

static int report_history(const struct args *args, const struct plot_job *job,
                          const struct history *history, const struct history_options *options,
                          struct err *err)
{
    const char *csv = args_value(args, "csv");
    if (csv && write_csv(csv, history, err))
        return -1;
    if (!csv || strcmp(csv, "-"))
        history_show(stdout, history);
    if (job->output && draw_history(args, *job, history, options, err))
        return -1;
    fflush(stdout); /* prints the table before the message; main checks that it was written */
    return judge_history(history, err);
}

static int read_output(const struct args *args, struct plot_job *job, struct err *err)
{
    const char *csv = args_value(args, "csv"), *output = args_value(args, "output");
    if (args->operands < 1)
        return err_set(err, ERR_USAGE, "history takes result directories, in any order");
    if (args_value(args, "format") && !output)
        return err_set(err, ERR_USAGE, "--format needs the folder of the figures: -o DIR");
    if (output && csv && !strcmp(csv, "-"))
        return err_set(err, ERR_USAGE,
                       "--csv - is alone on standard output; -o prints the paths of figures there");
    job->output = output;
    return plot_formats_read(args_value(args, "format"), &job->wanted, err);
}

static int read_options(const struct args *args, struct history_options *options, regex_t *regex,
                        struct err *err)
{
    const char *filter = args_value(args, "filter");
    options->metric = args_value(args, "metric");
    if (read_significance(args, &options->significance, err) ||
        read_magnitude(args, &options->least, err) || read_age(args, &options->least_age, err) ||
        (filter && filter_compile(filter, regex, err)))
        return -1;
    options->filter = filter ? regex : NULL;
    return 0;
}

static int run_history(const struct args *args)
{
    struct err err = {0};
    struct history history = {0};
    struct csv_table accepted = {0};
    struct history_options options = {0};
    struct plot_job job = {0};
    regex_t regex;
    const char *path = args_value(args, "accepted");
    int failed = read_output(args, &job, &err) || read_options(args, &options, &regex, &err) ||
                 history_read(&history, args->operand, (size_t)args->operands, &options, &err) ||
                 (path && accepted_read(path, &history, &accepted, &err)) ||
                 print_damages(args, &err) || report_history(args, &job, &history, &options, &err);
    csv_table_free(&accepted);
    history_free(&history);
    if (options.filter)
        regfree(&regex);
    return failed ? args_fail(&err) : 0;
}

const struct command command_history = {
    .name = "history",
    .operands = "RESULTS...",
    .summary = "find shifts of a metric over many results, in time order",
    .flags = flags,
    .run = run_history,
};
