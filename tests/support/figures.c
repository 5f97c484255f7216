#include "tests/support/figures.h"

#include "bench/common/args.h"
#include "bench/plot/plot_kind.h"
#include "bench/plot/plot_sidecar.h"
#include "bench/results/run_json.h"
#include "tests/support/test_folder.h"
#include "tests/support/machine.h"
#include "tests/support/partial_table.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

extern const struct command command_plot;
struct figures drawn;

const struct ceilings *figures_machine(void)
{
    static const struct ceiling_level levels[] = {
        {"L1d", 32768, 32768, 1, 1}, {"L2", 1 << 20, 1 << 20, 1, 1}, {"memory", 0, 0, 2, 2}};
    static struct ceilings ceilings;
    ceilings = (struct ceilings){.cores = 2, .threads = 2, .levels = COUNT(levels)};
    snprintf(ceilings.date, sizeof ceilings.date, "2026-03-01T00:00:00Z");
    memcpy(ceilings.level, levels, sizeof levels);
    for (int threads = 1; threads <= 2; threads++) {
        machine_ceiling(&ceilings, CEILING_READ, "L1d", threads, 100e9 * threads);
        machine_ceiling(&ceilings, CEILING_READ, "L2", threads, 40e9 * threads);
        machine_ceiling(&ceilings, CEILING_READ, "memory", threads, 10e9);
        machine_ceiling(&ceilings, CEILING_F64, "scalar", threads, 50e9 * threads);
    }
    return &ceilings;
}

static void write_run(const char *axes, const struct ceilings *ceilings)
{
    char words[120], *rest = NULL;
    json_t *list = json_array();
    snprintf(words, sizeof words, "%s", axes);
    for (char *path = strtok_r(words, " ", &rest); path; path = strtok_r(NULL, " ", &rest))
        json_array_append_new(
            list, json_pack("{s:s, s:s}", "path", path, "name", strtok_r(NULL, " ", &rest)));
    json_t *run = json_pack("{s:i, s:s, s:s, s:s, s:o, s:o}", "schema", RESULTS_SCHEMA, "name", "s",
                            "status", "complete", "started", "2026-03-04T05:06:07Z", "axes", list,
                            "ceilings", ceilings ? ceilings_json(ceilings) : json_null());
    cr_assert(run && !json_dump_file(run, "r/run.json", 0));
    json_decref(run);
}

void figures_write(const char *axes, const struct ceilings *ceilings, const char *summary)
{
    write_run(axes, ceilings);
    partial_table_write("r/summary.csv", &summary_table, summary);
    partial_table_write("r/curves.csv", &curves_table, "case,iteration,msd_db\nA,0,0\nA,1,-9\n");
}

void figures_resolve(const char *scenario)
{
    json_t *run = json_load_file("r/run.json", 0, NULL);
    json_t *resolved = json_loads(scenario, 0, NULL);
    cr_assert(run && resolved && !json_object_set_new(run, "resolved", resolved));
    cr_assert(!json_dump_file(run, "r/run.json", 0));
    json_decref(run);
}

void figures_read(void)
{
    struct err err = {0};
    cr_assert_eq(plot_results_read("r", &drawn.results, &err), 0, "%s", err.text);
    drawn.results.all = 1;
    cr_assert_eq(plot_figures_group(&drawn.results, &drawn.figures, &err), 0, "%s", err.text);
}

void figures_drop(void)
{
    plot_figures_free(&drawn.figures);
    plot_results_free(&drawn.results);
}

void figures_expect(const char *wanted)
{
    char names[200] = "";
    for (size_t i = 0; i < drawn.figures.count; i++)
        if (strcmp(drawn.figures.figure[i].kind->name, "learning-curves") &&
            strcmp(drawn.figures.figure[i].kind->name, "floor"))
            snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", *names ? " " : "",
                     drawn.figures.figure[i].name);
    cr_assert_str_eq(names, wanted);
}

const struct plot_figure *figures_find(const char *name)
{
    for (size_t i = 0; i < drawn.figures.count; i++)
        if (!strcmp(drawn.figures.figure[i].name, name))
            return &drawn.figures.figure[i];
    cr_assert_fail("no figure %s", name);
    return NULL;
}

char *figures_expect_data(const char *name, const char *wanted)
{
    struct err err = {0};
    struct plot_data data;
    const struct plot_figure *figure = figures_find(name);
    cr_assert_eq(plot_data_write(&drawn.results, figure, "data", &data, &err), 0, "%s", err.text);
    char *text = test_folder_read("data");
    if (wanted)
        cr_assert_str_eq(strchr(text, '"'), wanted);
    char *caption = plot_caption(&drawn.results, figure, &data, &err);
    cr_assert(caption, "%s", err.text);
    plot_data_free(&data);
    return caption;
}

void figures_expect_said(char *caption, const char *sentence)
{
    cr_assert(strstr(caption, sentence), "'%s' is not in: %s", sentence, caption);
    free(caption);
}

void figures_plot_into(const char *output)
{
    char *argv[] = {"r", "--format=svg,png,pdf", "-o", (char *)(uintptr_t)output};
    struct args args;
    struct err err = {0};
    cr_assert_eq(args_parse(&command_plot, COUNT(argv), argv, &args, &err), 0, "%s", err.text);
    cr_assert_eq(command_plot.run(&args), 0);
    args_free(&args);
}

const struct plot_kind *figures_kind(const char *name)
{
    for (int i = 0; plot_kinds[i]; i++)
        if (!strcmp(plot_kinds[i]->name, name))
            return plot_kinds[i];
    cr_assert_fail("no kind %s", name);
    return NULL;
}
