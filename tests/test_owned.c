/* What a run overwrites and drops: what a run wrote, and nothing else. */
#include "bench/results/owned.h"
#include "tests/support/test_folder.h"
#include "tests/support/journaled.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(owned, .init = journaled_begin, .fini = journaled_end);

static const enum results_mode modes[] = {RESULTS_NEW, RESULTS_REPLACE, RESULTS_RESUME};
static const char *const names[] = {"cases.jsonl",   "curves.csv", "summary.csv", "samples.jsonl",
                                    "estimates.csv", "system.csv", "nodes.csv",   "run.json"};
enum { MODES = sizeof modes / sizeof *modes, NAMES = sizeof names / sizeof *names };

static int is_there(const char *path)
{
    struct stat status;
    return !lstat(path, &status);
}

static void expect_refused(const char *name, const char *why)
{
    char message[200];
    snprintf(message, sizeof message,
             "r/%s: %s; it is left unchanged, use -o for another directory", name, why);
    for (int i = 0; i < MODES; i++) {
        cr_assert_eq(journaled_open(modes[i], 0), -1, "opened: %s", message);
        cr_assert_str_eq(journaled.err.text, message);
        cr_assert_eq(journaled.err.kind, ERR_USAGE);
    }
}

Test(owned, files_that_slabmark_did_not_write_are_refused)
{
    static const char *const contents[] = {"my own data\n", "{\"mine\": 1}\n", "ca", "{"};
    cr_assert_eq(mkdir("r", 0777), 0);
    for (int i = 0; i < NAMES; i++)
        for (size_t j = 0; j < sizeof contents / sizeof *contents; j++) {
            char path[40];
            snprintf(path, sizeof path, "r/%s", names[i]);
            test_folder_write(path, contents[j]);
            expect_refused(names[i], "slabmark did not write it");
            cr_assert_str_eq(test_folder_read(path), contents[j]);
            cr_assert_eq(unlink(path), 0);
        }
}

Test(owned, a_foreign_file_among_results_is_refused)
{
    journaled_leave(1, 0);
    test_folder_write("r/summary.csv", "my own data\n");
    expect_refused("summary.csv", "slabmark did not write it");
    cr_assert_str_eq(test_folder_read("r/summary.csv"), "my own data\n");
    cr_assert_eq(journaled_lines("r/cases.jsonl"), 1);
}

Test(owned, links_and_folders_are_refused)
{
    journaled_leave(1, SAVED(RESULT_ESTIMATES));
    test_folder_write("r/system.csv", "case,trial,from,h0\n");
    test_folder_write("r/nodes.csv", "case,node,id\n");
    for (int i = 0; i < NAMES; i++) {
        char path[40];
        snprintf(path, sizeof path, "r/%s", names[i]);
        cr_assert_eq(rename(path, "victim"), 0);
        char *before = test_folder_read("victim");
        cr_assert_eq(symlink("../victim", path), 0);
        expect_refused(names[i], "a link");
        cr_assert_str_eq(test_folder_read("victim"), before, "%s", path);
        cr_assert_eq(unlink(path), 0);
        cr_assert_eq(mkdir(path, 0777), 0);
        expect_refused(names[i], "not a regular file");
        cr_assert_eq(rmdir(path), 0);
        cr_assert_eq(rename("victim", path), 0);
    }
}

/* The name under which run.json is written first. */
Test(owned, what_lies_beside_run_json_is_left_alone)
{
    cr_assert_eq(mkdir("r", 0777), 0);
    test_folder_write("victim", "precious");
    cr_assert_eq(symlink("../victim", "r/run.json.new"), 0);
    test_folder_write("r/run.json.new1", "mine");
    journaled_leave(1, 0);
    cr_assert_str_eq(test_folder_read("victim"), "precious");
    cr_assert_str_eq(test_folder_read("r/run.json.new1"), "mine");
    cr_assert(is_there("r/run.json.new") && is_there("r/run.json") && !is_there("r/run.json.new2"));
}

/* A second name of the old file, such as a backup by hard links. */
Test(owned, a_replaced_file_is_a_new_one)
{
    journaled_leave(1, 0);
    char *before = test_folder_read("r/curves.csv");
    cr_assert_eq(link("r/curves.csv", "backup"), 0);
    cr_assert_eq(journaled_open(RESULTS_REPLACE, 0), 0, "%s", journaled.err.text);
    cr_assert_str_eq(test_folder_read("backup"), before);
}

/* kill -9 within the first milliseconds: files without a case in them. */
Test(owned, a_run_that_has_come_to_nothing_is_started_afresh)
{
    for (int i = 0; i < MODES; i++) {
        test_folder_leave("r");
        journaled_leave(0, 0);
        if (modes[i] == RESULTS_RESUME)
            test_folder_write("r/summary.csv", "case,x\n");
        cr_assert_eq(journaled_open(modes[i], 0), 0, "%s", journaled.err.text);
        journaled_add(0);
        journaled_finish();
        cr_assert_eq(journaled_lines("r/summary.csv"), 2);
        cr_assert(strncmp(test_folder_read("r/summary.csv"), "case,label,", 11) == 0);
    }
}

/* ---- the page ---- */

Test(owned, a_page_of_ours_is_replaced_and_no_other)
{
    struct err err = {0};
    cr_assert_eq(mkdir("r", 0777), 0);
    cr_expect_eq(owned_check_page("r/report.html", &err), 0, "there is none: %s", err.text);
    test_folder_write("r/report.html", OWNED_PAGE_BEGINS "<html>");
    cr_expect_eq(owned_check_page("r/report.html", &err), 0, "%s", err.text);
    cr_assert_eq(owned_drop("r", &err), 0, "%s", err.text);
    cr_expect(!is_there("r/report.html"), "a page of the replaced run is left");
    test_folder_write("r/report.html", "<!DOCTYPE html>\n<html>mine");
    cr_expect_eq(owned_check_page("r/report.html", &err), -1);
    cr_expect_str_eq(err.text,
                     "r/report.html: slabmark did not write it; it is left unchanged, use "
                     "-o for another directory");
    cr_assert_eq(owned_drop("r", &err), 0, "%s", err.text);
    cr_expect(is_there("r/report.html"), "another's page is removed");
}

/* ---- figures ---- */

static const char sidecar[] = "{\"figure\": \"floor\", \"caption\": \"Steady-state deviation\"}";

Test(owned, figures_of_replaced_results_are_dropped_and_no_others)
{
    journaled_leave(1, SAVED(RESULT_ESTIMATES));
    cr_assert_eq(mkdir("r/figures", 0777), 0);
    test_folder_write("r/figures/floor.json", sidecar);
    test_folder_write("r/figures/floor.pdf", "a picture");
    test_folder_write("r/figures/floor.dat", "its numbers");
    test_folder_write("r/figures/floor.txt", "my notes");
    test_folder_write("r/figures/mine.json", "{\"figure\": \"floor\"}");
    test_folder_write("r/figures/mine.pdf", "my picture");
    cr_assert_eq(journaled_open(RESULTS_REPLACE, 0), 0, "%s", journaled.err.text);
    cr_assert(!is_there("r/figures/floor.json") && !is_there("r/figures/floor.pdf") &&
              !is_there("r/figures/floor.dat") && !is_there("r/estimates.csv"));
    cr_assert(is_there("r/figures/floor.txt") && is_there("r/figures/mine.json") &&
              is_there("r/figures/mine.pdf"));
}

Test(owned, figures_that_a_link_leads_to_are_left_alone)
{
    journaled_leave(1, 0);
    cr_assert_eq(mkdir("elsewhere", 0777), 0);
    test_folder_write("elsewhere/floor.json", sidecar);
    cr_assert_eq(symlink("../elsewhere", "r/figures"), 0);
    cr_assert_eq(journaled_open(RESULTS_REPLACE, 0), 0, "%s", journaled.err.text);
    cr_assert(is_there("elsewhere/floor.json"));
}
