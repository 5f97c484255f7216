/* slabmark plot: draws figures of finished runs; each comes with a file of its data and a file of
 * its origin. */
#include "bench/common/args.h"
#include "bench/common/screen.h"
#include "bench/common/store.h"
#include "bench/plot/plot_draw.h"
#include "bench/plot/plot_gnuplot.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_split.h"
#include "bench/plot/plot_style.h"
#include "bench/results/owned.h"
#include "bench/results/damage.h"

#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Prints the kinds of figures that cannot be drawn, with reasons. */
static void say_lacking(const struct plot_results *results)
{
    for (int i = 0; plot_kinds[i]; i++) {
        struct err lack = {0};
        if (!plot_kinds[i]->check || !plot_kinds[i]->check(results, &lack))
            continue;
        screen_clean(lack.text);
        fprintf(stderr, "slabmark: no %s: %s\n", plot_kinds[i]->name, lack.text);
    }
}

static int find_figures(const struct plot_results *results, struct plot_figures *figures,
                        struct err *err)
{
    return plot_figures_group(results, figures, err) || plot_split(figures, err) ? -1 : 0;
}

/* Prints that a sweep over several axes has more figures. */
static int say_others(const struct plot_results *results, size_t drawn, struct err *err)
{
    struct plot_results every = *results;
    struct plot_figures figures;
    every.all = 1;
    if (results->all)
        return 0;
    if (find_figures(&every, &figures, err))
        return -1;
    if (figures.count > drawn)
        fprintf(stderr,
                "slabmark: %zu figures, at the middle value of each further axis; --all draws "
                "%zu\n",
                drawn, figures.count);
    plot_figures_free(&figures);
    return 0;
}

static int draw_all(const struct plot_job *job, const struct plot_results *results, struct err *err)
{
    struct plot_figures figures;
    if (find_figures(results, &figures, err))
        return -1;
    say_lacking(results);
    int failed = say_others(results, figures.count, err) || store_directory(job->output, err);
    for (size_t n = 0; !failed && n < figures.count; n++)
        failed = owned_check_figure(job->output, figures.figure[n].name, err);
    for (size_t n = 0; !failed && n < figures.count; n++)
        failed = plot_draw(job, results, &figures.figure[n], err);
    plot_figures_free(&figures);
    return failed;
}

/* RESULTS/figures. A symbolic link there is rejected: someone else may have planted it. */
static char *choose_output(const char *directory, const char *output, struct err *err)
{
    struct stat status;
    char *path = output ? mem_text(output, err) : mem_format(err, "%s/figures", directory);
    if (!path || output || lstat(path, &status) || !S_ISLNK(status.st_mode))
        return path;
    err_set(err, ERR_USAGE, "%s: a link, which is not followed; give a folder with -o DIR", path);
    free(path);
    return NULL;
}

static int plot_directory(struct plot_job job, const struct plot_style *style,
                          const char *directory, const struct args *args, struct err *err)
{
    struct plot_results results;
    if (plot_results_read(directory, &results, err))
        return -1;
    if (plot_style_apply(style, &results, err)) {
        plot_results_free(&results);
        return -1;
    }
    results.all = args_value(args, "all") != NULL;
    plot_date(json_string_value(json_object_get(results.run, "started")), job.date);
    char *path = choose_output(directory, args_value(args, "output"), err);
    job.output = path;
    int failed = !path || damage_print(directory, err) || draw_all(&job, &results, err);
    free(path);
    plot_results_free(&results);
    return failed ? -1 : 0;
}

static int check_operands(const struct args *args, struct err *err)
{
    if (!args->operands)
        return err_set(err, ERR_USAGE, "plot needs a directory of results; see slabmark help plot");
    if (args->operands > 1 && args_value(args, "output"))
        return err_set(err, ERR_USAGE,
                       "-o takes the figures of one directory, but %d are given: their names would "
                       "clash",
                       args->operands);
    return 0;
}

static int plot_directories(const struct args *args, const struct plot_style *style,
                            struct plot_job *job, struct err *err)
{
    size_t differing = 0;
    int failed = 0;
    job->verify = args_value(args, "verify") != NULL;
    job->only_there = job->verify && !args_value(args, "format");
    if (job->only_there)
        job->wanted = PLOT_ALL_FORMATS;
    job->differing = &differing;
    for (int i = 0; !failed && i < args->operands; i++)
        failed = plot_directory(*job, style, args->operand[i], args, err);
    if (!failed && differing)
        failed = err_set(err, ERR_ACCURACY, "%zu file%s not those that these results give",
                         differing, differing == 1 ? " is" : "s are");
    return failed;
}

static int run_plot(const struct args *args)
{
    struct err err = {0};
    struct plot_job job = {0};
    struct plot_style style = plot_style_usual;
    char *scripts = NULL;
    int failed = check_operands(args, &err) ||
                 plot_formats_read(args_value(args, "format"), &job.wanted, &err) ||
                 plot_style_read(args_value(args, "style"), &style, &err) ||
                 plot_gnuplot_check(&err) || !(scripts = plot_gnuplot_scripts(&err));
    job.scripts = scripts;
    failed = failed || plot_directories(args, &style, &job, &err);
    if (!failed && fflush(stdout))
        failed = err_set(&err, ERR_INTERNAL, "stdout: %s", strerror(errno));
    free(scripts);
    plot_style_free(&style);
    return failed ? args_fail(&err) : 0;
}

static const struct flag flags[] = {
    {"format", 0, "pdf,png,svg,tex", "files to write; default: pdf, png and svg"},
    {"style", 0, "FILE",
     "width, type, colours, and the order and the titles of curves: a YAML file"},
    {"all", 0, NULL,
     "of a sweep over several axes, figures at every value; default: at the middle ones"},
    {"verify", 0, NULL,
     "draw again and compare with the files that are there; exit 4 if one differs"},
    {"output", 'o', "DIR", "folder for the figures; default: RESULTS/figures"},
    {0},
};

const struct command command_plot = {
    .name = "plot",
    .operands = "RESULTS...",
    .summary = "draw the figures of runs; `slabmark list figures` shows their kinds",
    .flags = flags,
    .run = run_plot,
};
