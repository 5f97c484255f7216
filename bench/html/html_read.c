/* Reads what a page shows: the tables and figures by bench/plot, the repetitions and the verdict
 * here.
 */
#include "bench/html/html_page.h"

#include "base/mem.h"
#include "bench/results/damage.h"
#include "bench/results/words.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the run ---- */

static int check_status(const struct html_page *page, struct err *err)
{
    const char *status = json_string_value(json_object_get(page->results.run, "status"));
    if (status && !strcmp(status, "complete"))
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s: the run is %s, not complete: 'slabmark run ... --resume' finishes it",
                   page->directory, status ? status : "of unknown status");
}

/* Checks that every number of the summary is a number, so that sections need not. */
static int check_column(const struct html_page *page, const struct column *column, int item,
                        struct err *err)
{
    char room[COLUMN_NAME];
    const struct csv_table *summary = &page->results.summary;
    int at = csv_table_column(summary, column_name(column, NULL, item, room), NULL), failed = 0;
    double value;
    for (size_t row = 0; at >= 0 && !failed && row < summary->rows; row++)
        failed = csv_table_number(summary, row, at, &value, err);
    return failed;
}

static int is_number(const struct column *column)
{
    return column->kind == COLUMN_COUNT || column->kind == COLUMN_NUMBER ||
           column->kind == COLUMN_DECIBEL;
}

static int check_numbers(const struct html_page *page, struct err *err)
{
    for (const struct column *const *column = summary_table.column; *column; column++)
        for (int item = 0; is_number(*column) && item < column_count(*column, NULL); item++)
            if (check_column(page, *column, item, err))
                return -1;
    return 0;
}

/* ---- repetitions ---- */

static int find_row(const struct html_page *page, const char *name, size_t *row)
{
    for (*row = 0; name && *row < html_rows(page); ++*row)
        if (!strcmp(html_case(page, *row), name))
            return 1;
    return 0;
}

static int take_sample(struct html_page *page, const json_t *line, struct err *err)
{
    struct html_sample sample = {
        .ns = json_number_value(json_object_get(line, samples_ns_per_update.name)),
        .warmup = json_is_true(json_object_get(line, samples_warmup.name)),
        .disturbed = json_is_true(json_object_get(line, samples_disturbed.name)),
    };
    const char *name = json_string_value(json_object_get(line, samples_case.name));
    if (!(sample.ns > 0) || !find_row(page, name, &sample.row))
        return 0;
    if (mem_grow(&page->sample, page->samples, sizeof sample, err))
        return -1;
    page->sample[page->samples++] = sample;
    return 0;
}

static int read_lines(struct html_page *page, const char *path, FILE *file, struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int failed = 0, number = 0;
    while (!failed && (length = getline(&line, &room, file)) > 0 && line[length - 1] == '\n') {
        json_error_t error;
        json_t *json = json_loads(line, JSON_REJECT_DUPLICATES, &error);
        number++;
        failed =
            json ? take_sample(page, json, err)
                 : err_set(err, ERR_USAGE, "%s:%d:%d: %s", path, number, error.column, error.text);
        json_decref(json);
    }
    free(line);
    return failed;
}

/* The file may be missing: then no repetition is known. */
static int read_samples(struct html_page *page, struct err *err)
{
    char *path = mem_format(err, "%s/%s", page->directory, result_file_name(samples_table.file));
    FILE *file = path ? fopen(path, "re") : NULL;
    int failed = !path || (file && read_lines(page, path, file, err));
    if (file)
        fclose(file);
    free(path);
    return failed ? -1 : 0;
}

/* ---- the verdict ---- */

static int load_verdict(struct html_page *page, const char *path, struct err *err)
{
    json_error_t error;
    page->verdict = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!page->verdict && access(path, R_OK))
        return err_set(err, ERR_USAGE, "%s: %s", path, strerror(errno));
    if (!page->verdict)
        return err_set(err, ERR_USAGE, "%s:%d:%d: %s", path, error.line, error.column, error.text);
    if (json_is_array(json_object_get(page->verdict, "cases")) &&
        (json_object_get(page->verdict, "margin") || json_object_get(page->verdict, "base")))
        return 0;
    return err_set(err, ERR_USAGE,
                   "%s: not a verdict; a file by 'slabmark ab --json' or 'slabmark compare --json' "
                   "is expected",
                   path);
}

static int read_verdict(struct html_page *page, const char *given, struct err *err)
{
    char *path = given ? mem_text(given, err) : mem_format(err, "%s/verdict.json", page->directory);
    int failed = !path || ((given || !access(path, F_OK)) && load_verdict(page, path, err));
    free(path);
    return failed ? -1 : 0;
}

/* The page folds what a picture would leave out. */
static int group_figures(struct html_page *page, struct err *err)
{
    page->results.all = 1;
    return plot_figures_group(&page->results, &page->figures, err);
}

int html_page_read(struct html_page *page, const char *directory, const char *verdict,
                   struct err *err)
{
    *page = (struct html_page){.directory = directory};
    page->damage = json_array();
    page->charts = json_array();
    if (!page->damage || !page->charts)
        return err_set(err, ERR_INTERNAL, "out of memory: the page");
    return plot_results_read(directory, &page->results, err) || check_status(page, err) ||
                   check_numbers(page, err) || group_figures(page, err) ||
                   damage_find(directory, page->damage, err) || read_samples(page, err) ||
                   read_verdict(page, verdict, err)
               ? -1
               : 0;
}

void html_page_free(struct html_page *page)
{
    json_decref(page->charts);
    json_decref(page->verdict);
    json_decref(page->damage);
    free(page->sample);
    plot_figures_free(&page->figures);
    plot_results_free(&page->results);
}
