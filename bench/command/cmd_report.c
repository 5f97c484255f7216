/* slabmark report: results as one HTML page. */
#include "bench/common/args.h"
#include "bench/common/store.h"
#include "bench/html/html_page.h"
#include "bench/html/html_sides.h"
#include "bench/results/owned.h"
#include "bench/results/pack.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

static const struct flag flags[] = {
    {"output", 'o', "FILE",
     "the page; default: RESULTS/report.html, of several results report.html"},
    {"verdict", 0, "FILE",
     "a verdict to show, by 'ab --json' or 'compare --json'; default: RESULTS/verdict.json, if it "
     "exists"},
    {0},
};

/* ---- pages, written into memory first: whatever fails, no half page is written ---- */

static int write_result(const struct args *args, FILE *file, struct err *err)
{
    struct html_page page;
    int failed = html_page_read(&page, args->operand[0], args_value(args, "verdict"), err);
    page.file = file;
    failed = failed || html_page_write(&page, err);
    html_page_free(&page);
    return failed;
}

static int write_sides(const struct args *args, FILE *file, struct err *err)
{
    struct html_sides sides;
    int failed = html_sides_read(&sides, args->operand, args->operands, err);
    sides.file = file;
    failed = failed || html_sides_write(&sides, err);
    html_sides_free(&sides);
    return failed;
}

static int is_side_by_side(const struct args *args)
{
    return args->operands > 1 || pack_names(args->operand[0]);
}

static char *page_text(const struct args *args, struct err *err)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    int failed = !file                   ? -1
                 : is_side_by_side(args) ? write_sides(args, file, err)
                                         : write_result(args, file, err);
    if (!file || (fclose(file) && !failed))
        failed = err_set(err, ERR_INTERNAL, "out of memory: the page");
    if (!failed)
        return text;
    free(text);
    return NULL;
}

static int write_page(const char *path, const char *text, struct err *err)
{
    struct store_fresh fresh;
    if (store_begin(&fresh, path, err))
        return -1;
    fputs(text, fresh.file); /* the file keeps its error state */
    return store_finish(&fresh, err);
}

static char *choose_path(const struct args *args, struct err *err)
{
    const char *output = args_value(args, "output");
    if (output)
        return mem_text(output, err);
    return is_side_by_side(args) ? mem_text(OWNED_PAGE, err)
                                 : mem_format(err, "%s/%s", args->operand[0], OWNED_PAGE);
}

static int check_operands(const struct args *args, struct err *err)
{
    if (!args->operands)
        return err_set(err, ERR_USAGE, "report needs results; see slabmark help report");
    if (args_value(args, "verdict") && is_side_by_side(args))
        return err_set(err, ERR_USAGE, "--verdict belongs to a page of one directory of results");
    return 0;
}

static int run_report(const struct args *args)
{
    struct err err = {0};
    char *text = NULL, *path = NULL;
    int failed = check_operands(args, &err) || !(text = page_text(args, &err)) ||
                 !(path = choose_path(args, &err)) || owned_check_page(path, &err) ||
                 write_page(path, text, &err);
    if (!failed)
        puts(path);
    free(path);
    free(text);
    return failed ? args_fail(&err) : 0;
}

const struct command command_report = {
    .name = "report",
    .operands = "RESULTS...",
    .summary = "write an HTML page of one result, or of several side by side",
    .flags = flags,
    .run = run_report,
};
