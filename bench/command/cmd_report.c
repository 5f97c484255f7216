/* slabmark report: results as one HTML page. */
#include "bench/common/args.h"
#include "bench/common/store.h"
#include "bench/html/html_page.h"
#include "bench/results/owned.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

static const struct flag flags[] = {
    {"output", 'o', "FILE", "the page; default: RESULTS/report.html"},
    {"verdict", 0, "FILE",
     "a verdict to show, by 'ab --json' or 'compare --json'; default: RESULTS/verdict.json, if it "
     "exists"},
    {0},
};

/* Into memory first: whatever fails, no half page is written. */
static char *page_text(const char *directory, const char *verdict, struct err *err)
{
    char *text = NULL;
    size_t length = 0;
    struct html_page page;
    int failed = html_page_read(&page, directory, verdict, err);
    if (!failed && !(page.file = open_memstream(&text, &length)))
        failed = err_set(err, ERR_INTERNAL, "out of memory: the page");
    failed = failed || html_page_write(&page, err);
    if (page.file && fclose(page.file) && !failed)
        failed = err_set(err, ERR_INTERNAL, "out of memory: the page");
    html_page_free(&page);
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

static int report_directory(const struct args *args, const char *directory, struct err *err)
{
    const char *output = args_value(args, "output");
    char *text = page_text(directory, args_value(args, "verdict"), err);
    char *path = !text    ? NULL
                 : output ? mem_text(output, err)
                          : mem_format(err, "%s/%s", directory, OWNED_PAGE);
    int failed = !path || owned_check_page(path, err) || write_page(path, text, err);
    if (!failed)
        puts(path);
    free(path);
    free(text);
    return failed ? -1 : 0;
}

static int run_report(const struct args *args)
{
    struct err err = {0};
    int failed = args->operands == 1
                     ? report_directory(args, args->operand[0], &err)
                     : err_set(&err, ERR_USAGE,
                               "report takes one directory of results; see slabmark help report");
    return failed ? args_fail(&err) : 0;
}

const struct command command_report = {
    .name = "report",
    .operands = "RESULTS",
    .summary = "write results as one HTML page",
    .flags = flags,
    .run = run_report,
};
