/* slabmark plot: figures of finished runs, each with its numbers and its origin beside it. */
#include "bench/common/args.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_script.h"
#include "bench/plot/plot_sidecar.h"
#include "bench/common/suggest.h"

#include "base/mem.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char *const formats[] = {"pdf", "png", "svg"};
enum { FORMATS = sizeof formats / sizeof *formats };

struct job {
    unsigned wanted; /* bit i: formats[i]     */
    char *scripts;   /* folder of the scripts */
    char *output;    /* folder of the figures */
    char date[15];   /* YYYYMMDDhhmmss that goes into every PDF file; "": leave theirs */
    struct plot_results results;
};

static int unknown_format(const char *text, int length, struct err *err)
{
    struct suggestion near = {0};
    char name[16];
    snprintf(name, sizeof name, "%.*s", length, text);
    for (int i = 0; i < FORMATS; i++)
        suggest(&near, name, formats[i]);
    return err_set(err, ERR_USAGE, "--format %s: pdf, png and svg are known%s%s%s", name,
                   near.name ? "; did you mean " : "", near.name ? near.name : "",
                   near.name ? "?" : "");
}

/* "pdf,svg"; all of them when nothing is given. */
static int read_formats(const char *list, unsigned *wanted, struct err *err)
{
    *wanted = list ? 0 : (1u << FORMATS) - 1;
    while (list && *list) {
        size_t length = strcspn(list, ",");
        int i = 0;
        while (i < FORMATS && (strlen(formats[i]) != length || strncmp(formats[i], list, length)))
            i++;
        if (i == FORMATS)
            return unknown_format(list, (int)length, err);
        *wanted |= 1u << i;
        list += length + (list[length] == ',');
    }
    return *wanted ? 0 : err_set(err, ERR_USAGE, "--format: pdf, png, svg or several of them");
}

/* When the PDF files say they were made: SOURCE_DATE_EPOCH, else when the run was started. */
static void choose_date(struct job *job)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const char *started = json_string_value(json_object_get(job->results.run, "started"));
    struct tm utc = {0};
    char *end = NULL;
    time_t seconds = epoch && isdigit((unsigned char)*epoch) ? (time_t)strtoll(epoch, &end, 10) : 0;
    int known = (end && !*end && gmtime_r(&seconds, &utc)) ||
                (started && strptime(started, "%Y-%m-%dT%H:%M:%SZ", &utc));
    if (!known ||
        strftime(job->date, sizeof job->date, "%Y%m%d%H%M%S", &utc) + 1 != sizeof job->date)
        job->date[0] = 0;
}

static int draw_format(const struct job *job, const struct plot_figure *figure,
                       const struct plot_data *data, const char *data_path, const char *format,
                       struct err *err)
{
    char *path = mem_format(err, "%s/%s.%s", job->output, figure->name, format);
    char *definitions = path ? plot_script_definitions(&job->results, figure, data, job->scripts,
                                                       data_path, path, format, err)
                             : NULL;
    int failed =
        !definitions || plot_gnuplot_run(job->scripts, figure->kind->name, definitions, err);
    if (!failed && !strcmp(format, "pdf") && *job->date)
        failed = plot_pdf_set_date(path, job->date, err);
    if (!failed)
        puts(path);
    free(definitions);
    free(path);
    return failed ? -1 : 0;
}

static int draw(const struct job *job, const struct plot_figure *figure, struct err *err)
{
    struct plot_data data = {0};
    char *data_path = mem_format(err, "%s/%s.dat", job->output, figure->name);
    char *sidecar_path = mem_format(err, "%s/%s.json", job->output, figure->name);
    int failed = !data_path || !sidecar_path ||
                 plot_data_write(&job->results, figure, data_path, &data, err);
    if (!failed && !data.series) {
        fprintf(stderr, "slabmark: %s: no value is known, not drawn\n", figure->name);
        remove(data_path);
        goto done;
    }
    for (int i = 0; !failed && i < FORMATS; i++)
        if (job->wanted >> i & 1)
            failed = draw_format(job, figure, &data, data_path, formats[i], err);
    if (!failed)
        failed = plot_sidecar_write(&job->results, figure, &data, data_path, sidecar_path, err);
    if (!failed)
        printf("%s\n%s\n", data_path, sidecar_path);
done:
    plot_data_free(&data);
    free(data_path);
    free(sidecar_path);
    return failed ? -1 : 0;
}

/* Says which kinds of figures these results lack something for. */
static void say_lacking(const struct plot_results *results)
{
    for (int i = 0; plot_kinds[i]; i++) {
        struct err lack = {0};
        if (plot_kinds[i]->check && plot_kinds[i]->check(results, &lack))
            fprintf(stderr, "slabmark: no %s: %s\n", plot_kinds[i]->name, lack.text);
    }
}

static int draw_all(const struct job *job, struct err *err)
{
    struct plot_figures figures;
    if (plot_figures_group(&job->results, &figures, err))
        return -1;
    say_lacking(&job->results);
    int failed = 0;
    if (mkdir(job->output, 0777) && errno != EEXIST)
        failed = err_set(err, ERR_USAGE, "%s: %s", job->output, strerror(errno));
    for (size_t n = 0; !failed && n < figures.count; n++)
        failed = draw(job, &figures.figure[n], err);
    plot_figures_free(&figures);
    return failed;
}

static int plot(struct job *job, const char *directory, const char *output, struct err *err)
{
    if (plot_results_read(directory, &job->results, err))
        return -1;
    choose_date(job);
    job->output = output ? mem_text(output, err) : mem_format(err, "%s/figures", directory);
    int failed = !job->output || draw_all(job, err);
    free(job->output);
    plot_results_free(&job->results);
    return failed ? -1 : 0;
}

static int check_operands(const struct args *args, struct err *err)
{
    if (!args->operands)
        return err_set(err, ERR_USAGE, "plot wants a directory of results; see slabmark help plot");
    if (args->operands > 1 && args_value(args, "output"))
        return err_set(err, ERR_USAGE,
                       "-o takes the figures of one directory, %d are given: their names would "
                       "clash",
                       args->operands);
    return 0;
}

static int run(const struct args *args)
{
    struct err err = {0};
    struct job job = {0};
    int failed = check_operands(args, &err) ||
                 read_formats(args_value(args, "format"), &job.wanted, &err) ||
                 plot_gnuplot_check(&err) || !(job.scripts = plot_gnuplot_scripts(&err));
    for (int i = 0; !failed && i < args->operands; i++)
        failed = plot(&job, args->operand[i], args_value(args, "output"), &err);
    if (!failed && fflush(stdout))
        failed = err_set(&err, ERR_INTERNAL, "stdout: %s", strerror(errno));
    free(job.scripts);
    return failed ? args_fail(&err) : 0;
}

static const struct flag flags[] = {
    {"format", 0, "pdf,png,svg", "which files to write; default: all three"},
    {"output", 'o', "DIR", "where to; default: RESULTS/figures"},
    {0},
};

const struct command command_plot = {
    "plot", "RESULTS...", "draw curves, floors, rooflines, working sets, phases, speed-ups",
    flags,  run,
};
